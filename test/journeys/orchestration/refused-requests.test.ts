import { company, peopleWith } from '../seeds';
import { COLLEAGUE, CONTRACTOR, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from '../site';
import { everyWrite } from '../../pages/calls';
import { createKey, personalWords, send, start, type Key, type ToolAnswer, type ToolRequest } from './tool';

let site: TestSite;
let key: Key;
beforeAll(async () => {
  site = await TestSite.start();
});
beforeEach(async () => {
  await site.reset();
  key = await createKey(site);
});
afterAll(() => site.close());

const BODY = JSON.stringify({ leaver: CONTRACTOR, procedure: 'leave-company' });
const OTHER_BODY = JSON.stringify({ leaver: LEAVER, procedure: 'leave-company' });
const POST: ToolRequest = { method: 'POST', idempotencyKey: 'request-4711', body: BODY };
const now = () => Math.floor(site.now() / 1000);

const refusal = ({ status, body }: ToolAnswer) => [status, body.error?.code];
const UNAUTHORIZED = [401, 'unauthorized'];

describe('a request that does not come from a key is refused before anything is read or written', () => {
  const cases: Record<string, () => Promise<ToolAnswer>> = {
    'without a signature': () =>
      send(site, key, { ...POST, tampered: { headers: { 'X-Leaver-Signature': '' } } }),
    'with a wrong signature': () =>
      send(site, key, { ...POST, tampered: { headers: { 'X-Leaver-Signature': 'a'.repeat(64) } } }),
    'with a signature that is none': () =>
      send(site, key, { ...POST, tampered: { headers: { 'X-Leaver-Signature': 'é'.repeat(32) } } }),
    'with the secret of another key': () => send(site, { ...key, secret: 'another' }, POST),
    'of a key that does not exist': () => send(site, { ...key, id: '0123456789abcdef' }, POST),
    'of a key whose id is none': () => send(site, { ...key, id: '../settings' }, POST),
    'with another body': () => send(site, key, { ...POST, tampered: { body: OTHER_BODY } }),
    'with another method': () =>
      send(site, key, { method: 'GET', query: 'run=1', tampered: { method: 'DELETE' } }),
    'with another path': () => send(site, key, { ...POST, tampered: { path: '/other' } }),
    'with another query': () => send(site, key, { query: 'run=1', tampered: { query: 'run=2' } }),
    'with one parameter more': () =>
      send(site, key, { query: 'run=1', tampered: { query: 'batch=1&run=1' } }),
    'with another idempotency key': () =>
      send(site, key, { ...POST, tampered: { headers: { 'Idempotency-Key': 'another-one' } } }),
    'with another time': () =>
      send(site, key, { ...POST, tampered: { headers: { 'X-Leaver-Timestamp': String(now() + 1) } } }),
    'with a time that is none': () =>
      send(site, key, { ...POST, tampered: { headers: { 'X-Leaver-Timestamp': 'now' } } }),
  };

  test.each(Object.entries(cases))('%s', async (_, ask) => {
    const before = await everyWrite(site);
    expect(refusal(await ask())).toEqual(UNAUTHORIZED);
    expect(await everyWrite(site)).toEqual(before);
    expect(await site.runs()).toEqual([]);
  });

  test('an unknown key, a revoked key and a wrong signature are answered alike', async () => {
    const revoked = await createKey(site, OPERATOR, 'Old system');
    await site.call('admin', 'revokeCredential', { id: revoked.id }, JIRA_ADMIN);
    const unknown = await send(site, { ...key, id: '0123456789abcdef' }, POST);
    expect(refusal(unknown)).toEqual(UNAUTHORIZED);
    for (const other of [revoked, { ...key, secret: 'another' }]) {
      const { status, body } = await send(site, other, POST);
      expect({ status, body }).toEqual({ status: unknown.status, body: unknown.body });
    }
  });
});

describe('the time of a request', () => {
  test.each([
    ['five minutes and a second ago', -301, 401],
    ['five minutes and a second ahead', 302, 401],
    ['nearly five minutes ago', -295, 202],
    ['nearly five minutes ahead', 295, 202],
  ])('%s', async (_, seconds, status) => {
    const answer = await send(site, key, { ...POST, timestamp: now() + seconds });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.body.error?.code).toBe('expired');
  });

  test('a signature is taken once, even when it comes twice at the same moment', async () => {
    const request = { ...POST, timestamp: now() };
    const answers = await Promise.all([send(site, key, request), send(site, key, request)]);
    expect(answers.map(refusal).sort()).toEqual([
      [202, undefined],
      [401, 'replayed'],
    ]);
    await site.advance(240);
    expect(refusal(await send(site, key, request))).toEqual([401, 'replayed']);
  });

  test('a replay of an old request is never taken, whenever the platform forgets the signature', async () => {
    const request = { ...POST, timestamp: now() };
    await send(site, key, request);
    await site.advance(30 * 24 * 3600);
    expect(refusal(await send(site, key, request))).toEqual([401, 'expired']);
  });
});

test('parameters in another order are the same request', async () => {
  const answer = await send(site, key, { query: 'batch=1&run=1', tampered: { query: 'run=1&batch=1' } });
  expect(refusal(answer)).toEqual([400, 'invalid-request']);
});

describe('a signed request that cannot be acted on', () => {
  const cases: Record<string, [ask: () => Promise<ToolAnswer>, status: number, code: string]> = {
    'a body that is not JSON': [
      () => send(site, key, { ...POST, body: '{"leaver": ' }),
      400,
      'malformed-json',
    ],
    'an empty body': [() => send(site, key, { ...POST, body: '' }), 400, 'malformed-json'],
    'a body that is a list': [() => send(site, key, { ...POST, body: '[]' }), 400, 'invalid-request'],
    'a field that does not exist': [
      () => start(site, key, { leaver: CONTRACTOR, urgnet: true }),
      400,
      'invalid-request',
    ],
    'no leaver': [() => start(site, key, {}), 400, 'invalid-request'],
    'a procedure that does not exist': [
      () => start(site, key, { leaver: CONTRACTOR, procedure: 'restore' }),
      400,
      'invalid-request',
    ],
    'a day that is none': [
      () => start(site, key, { leaver: CONTRACTOR, when: '2026-02-30' }),
      400,
      'invalid-request',
    ],
    'a time without a zone': [
      () => start(site, key, { leaver: CONTRACTOR, when: '2026-12-31T12:00:00' }),
      400,
      'invalid-request',
    ],
    'no idempotency key': [
      () => send(site, key, { method: 'POST', body: BODY }),
      400,
      'idempotency-key-missing',
    ],
    'a body of a megabyte': [
      () => start(site, key, { leaver: CONTRACTOR, reason: 'x'.repeat(1024 * 1024) }),
      413,
      'body-too-large',
    ],
    'another method': [() => send(site, key, { method: 'PUT', body: BODY }), 405, 'method-not-allowed'],
    'another path': [() => send(site, key, { path: '/people' }), 404, 'not-found'],
    'neither run nor batch': [() => send(site, key), 400, 'invalid-request'],
    'an account that does not exist': [
      () => start(site, key, { leaver: '712020:nobody' }),
      422,
      'leaver-unknown',
    ],
    'an address that nobody has': [
      () => start(site, key, { leaver: 'nobody@acme.example' }),
      422,
      'leaver-text-ambiguous',
    ],
    'the owner of the key': [() => start(site, key, { leaver: OPERATOR }), 422, 'leaver-is-operator'],
    'an administrator': [() => start(site, key, { leaver: SITE_ADMIN }), 422, 'leaver-is-administrator'],
    'a successor who leaves': [
      () => start(site, key, { leaver: CONTRACTOR, successor: CONTRACTOR }),
      422,
      'successor-is-leaver',
    ],
    'a successor who does not exist': [
      () => start(site, key, { leaver: CONTRACTOR, successor: 'nobody@acme.example' }),
      422,
      'successor-inactive',
    ],
    'a ticket that does not exist': [
      () => start(site, key, { leaver: CONTRACTOR, ticket: 'IT-999' }),
      422,
      'no-such-ticket',
    ],
    'a team that does not exist': [
      () => start(site, key, { leaver: CONTRACTOR, procedure: 'leave-team', team: 'Nowhere' }),
      422,
      'team-unknown',
    ],
  };

  test.each(Object.entries(cases))('%s', async (_, [ask, status, code]) => {
    const answer = await ask();
    expect(refusal(answer)).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/json');
    await site.drain();
    const changes = (await site.writes()).filter((write) => /DELETE|group/.test(write));
    expect(changes).toEqual([]);
    const said = JSON.stringify(answer.body.error);
    for (const word of [key.secret, ...(await personalWords(site))]) expect(said).not.toContain(word);
  });

  test('the same person on two requests is taken once', async () => {
    const at = new Date(site.now() + 3600 * 1000).toISOString();
    await start(site, key, { leaver: CONTRACTOR, when: at });
    expect(refusal(await start(site, key, { leaver: CONTRACTOR }))).toEqual([409, 'already-running']);
  });

  test('a protected person is refused, and the attempt is on record', async () => {
    const accountId = await site.accountId(CONTRACTOR);
    await site.changeSettings((settings) => ({
      ...settings,
      protection: { groupIds: [], accountIds: [accountId] },
    }));
    const answer = await start(site, key, { leaver: CONTRACTOR });
    expect(refusal(answer)).toEqual([422, 'leaver-is-protected']);
    expect(await site.run()).toMatchObject({
      id: `${answer.body.error?.batchId ?? ''}.${accountId}`,
      status: 'refused',
      source: 'web',
      operator: { accountId: await site.accountId(OPERATOR) },
    });
  });

  test('an address that nobody may see names nobody, and neither does the beginning of one', async () => {
    const shy = { email: 'shy@acme.example', name: 'Shy', groups: ['jira-users-acme'], emailVisible: false };
    await site.reset(company({ people: peopleWith(shy) }));
    key = await createKey(site);
    for (const leaver of ['shy@acme.example', 'contractor@', '@acme.example']) {
      expect(refusal(await start(site, key, { leaver }))).toEqual([422, 'leaver-text-ambiguous']);
    }
  });
});

describe('the owner of a key', () => {
  test('who lost the permission cannot start, read or cancel', async () => {
    const answer = await start(site, key, { leaver: CONTRACTOR });
    await site.takeFromGroup('offboarding-operators', OPERATOR);
    const query = `run=${encodeURIComponent(String(answer.body.runIds?.[0]))}`;
    const answers = [
      await start(site, key, { leaver: LEAVER }),
      await send(site, key, { query }),
      await send(site, key, { method: 'DELETE', query }),
    ];
    expect(answers.map(refusal)).toEqual(answers.map(() => [403, 'owner-not-allowed']));
  });

  test('who has left answers for nothing any more', async () => {
    const accountId = await site.accountId(OPERATOR);
    await site.jira('DELETE', `user?accountId=${accountId}`, undefined, SITE_ADMIN);
    expect(refusal(await start(site, key, { leaver: CONTRACTOR }))).toEqual([403, 'owner-gone']);
  });

  test('is asked about by groups where the site does not tell permissions', async () => {
    await site.fault([], { appMayCheckOthers: false });
    expect(refusal(await start(site, key, { leaver: CONTRACTOR }))).toEqual([
      403,
      'owner-check-not-possible',
    ]);
    const groupId = await site.groupId('offboarding-operators');
    await site.changeSettings((settings) => ({
      ...settings,
      operators: { check: 'groups', groupIds: [groupId] },
    }));
    expect((await start(site, key, { leaver: CONTRACTOR })).status).toBe(202);
  });
});

test('a script that lost its mind is stopped at sixty requests a minute, and goes on in the next', async () => {
  await site.advanceTo(Math.ceil(site.now() / 60_000) * 60_000 + 1000);
  const statuses: number[] = [];
  for (let request = 0; request < 62; request += 1) {
    statuses.push((await send(site, key, { query: `run=${String(request)}` })).status);
  }
  expect(statuses.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 404));
  expect(statuses.slice(60)).toEqual([429, 429]);
  const other = await createKey(site, OPERATOR, 'A calm system');
  expect((await send(site, other, { query: 'run=1' })).status).toBe(404);
  await site.advance(61);
  expect((await send(site, key, { query: 'run=1' })).status).toBe(404);
});

test('nobody who is no operator can own a key', async () => {
  await expect(createKey(site, COLLEAGUE)).rejects.toThrow('may not offboard people');
});
