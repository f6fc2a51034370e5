import {
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../journeys/site';
import { agreedTo, call, everyWrite, offboard, type Submitted } from './calls';

/** Six people whom nothing protects: one more than goes without typing the number. */
const SIX = [
  CONTRACTOR,
  DORMANT,
  'uma@studio-nord.example',
  'tom@studio-nord.example',
  'paula.gomez@acme.example',
  'viktor.stan@acme.example',
];

describe('an operator who confirms what a preview showed', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const batch = (id: string) => call(site, 'operator', 'getBatch', { id });
  const removals = async () => (await site.writes()).filter((write) => write.startsWith('DELETE'));
  const expectNothingBegun = async () => {
    await site.drain();
    expect(await site.runs()).toEqual([]);
    expect(await site.writes()).toEqual([]);
  };

  it('starts one batch with a run for each person, and their access goes', async () => {
    const started = await offboard(site, [CONTRACTOR, DORMANT], { changes: { why: 'The project is over.' } });
    expect(started.runIds).toHaveLength(2);
    await site.drain();
    expect(await batch(started.batchId)).toMatchObject({
      ended: 2,
      runs: [
        { status: 'completed', source: 'page', leaver: { displayName: 'Chiara Novak' } },
        { status: 'completed', operator: { displayName: 'Olga Petrova' }, ticketKey: null },
      ],
    });
    expect(await call(site, 'operator', 'getRun', { id: started.runIds[0] ?? '' })).toMatchObject({
      why: 'The project is over.',
      actions: ['restore'],
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await site.groupsOf(DORMANT)).toEqual([]);
  });

  it('starts once when the same request comes twice, one after the other', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    const first = await call(site, 'operator', 'start', submitted);
    await site.drain();
    expect(await call(site, 'operator', 'start', submitted)).toEqual(first);
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await removals()).toHaveLength(4);
  });

  it('starts once when the same request comes three times at once', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR, DORMANT]);
    const [first, ...others] = await Promise.all(
      [1, 2, 3].map(() => call(site, 'operator', 'start', submitted)),
    );
    expect(first).toMatchObject({ outcome: 'started' });
    expect(others).toEqual([first, first]);
    await site.drain();
    expect((await site.runs()).map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(await removals()).toHaveLength(4 + 3);
  });

  it('starts once when the first of two has changed the person before the second looks', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    // Both ask whether this was decided already; then one of them reads the person when the other's run is over.
    const path = `/user?accountId=${encodeURIComponent(await site.accountId(CONTRACTOR))}`;
    await site.fault([
      { target: 'jira', path: 'applicationrole', times: 2, effect: { latencyMs: 700 } },
      { target: 'jira', method: 'GET', path, skip: 1, times: 1, effect: { latencyMs: 2500 } },
    ]);
    const first = call(site, 'operator', 'start', submitted);
    const second = call(site, 'operator', 'start', submitted);
    expect(await second).toEqual(await first);
    await site.drain();
    expect(await removals()).toHaveLength(4);
  });

  it('is not mixed up with another operator whose page sends the same id of a request', async () => {
    const requestId = 'the-same-id-of-a-request';
    const mine = await offboard(site, [CONTRACTOR], { requestId });
    const theirs = await offboard(site, [DORMANT], { requestId, as: SECOND_OPERATOR });
    expect(theirs.batchId).not.toBe(mine.batchId);
    await site.drain();
    expect(await batch(mine.batchId)).toMatchObject({ runs: [{ leaver: { displayName: 'Chiara Novak' } }] });
    expect(await batch(theirs.batchId)).toMatchObject({
      runs: [{ leaver: { displayName: 'Dora Meyer' }, operator: { displayName: 'Samuel Okafor' } }],
    });
  });

  it('of two operators who pick the same person at once one is told that it is under way', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    const operators = [OPERATOR, SECOND_OPERATOR];
    const agreed = await Promise.all(operators.map((as) => agreedTo(site, [CONTRACTOR], { as })));
    await Promise.all(agreed.map((one, index) => call(site, 'operator', 'start', one, operators[index])));
    await site.drain();
    const { runs } = await call(site, 'operator', 'listRuns', {});
    expect(runs.map(({ status }) => status).sort()).toEqual(['completed', 'refused']);
    expect(runs.find(({ status }) => status === 'refused')?.reason).toContain(
      'Chiara Novak is being offboarded already',
    );
    expect(await removals()).toHaveLength(4);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    ['came into another group', () => site.addToGroup('release-managers', CONTRACTOR), { allowed: true }],
    ['is in a group less', () => site.takeFromGroup('engineering', CONTRACTOR), { allowed: true }],
    [
      'became an administrator',
      () => site.addToGroup('jira-administrators', CONTRACTOR),
      { allowed: false, reason: expect.stringContaining('is an administrator') as unknown },
    ],
    [
      'was removed from the site',
      async () =>
        site.jira('DELETE', `user?accountId=${await site.accountId(CONTRACTOR)}`, undefined, SITE_ADMIN),
      { allowed: false, reason: expect.stringContaining('has been gone already') as unknown },
    ],
    [
      'owns a filter now',
      () => site.jira('POST', 'filter', { name: 'Mine', jql: 'project = IT' }, CONTRACTOR),
      {
        allowed: true,
        plan: {
          account: { action: 'delete' },
          irreversible: [expect.stringContaining('If nothing is left with the person by then') as unknown],
        },
      },
    ],
    [
      'would be kept instead of deleted now',
      () => site.changeSettings((settings) => ({ ...settings, account: { action: 'keep' } })),
      { allowed: true, plan: { account: { action: 'keep' } } },
    ],
  ])('is shown everybody again, and nothing begins, when somebody %s meanwhile', async (_, change, shown) => {
    const submitted = await agreedTo(site, [CONTRACTOR, DORMANT]);
    await change();
    expect(await call(site, 'operator', 'start', submitted)).toMatchObject({
      outcome: 'changed',
      people: [shown, { displayName: 'Dora Meyer', allowed: true }],
    });
    await expectNothingBegun();
    expect(await site.groupsOf(DORMANT)).toHaveLength(2);
  });

  it('may confirm what is shown again', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    await site.addToGroup('release-managers', CONTRACTOR);
    expect(await call(site, 'operator', 'start', submitted)).toMatchObject({ outcome: 'changed' });
    const again = await agreedTo(site, [CONTRACTOR], { requestId: submitted.requestId });
    expect(await call(site, 'operator', 'start', again)).toMatchObject({ outcome: 'started' });
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it.each([
    ['oneself', OPERATOR],
    ['an administrator', JIRA_ADMIN],
    ['an app', 'automation@apps.invalid'],
  ])('begins nothing for anybody when one of them is %s', async (_, email) => {
    const submitted = await agreedTo(site, [CONTRACTOR, email]);
    expect(await call(site, 'operator', 'start', submitted)).toMatchObject({
      outcome: 'changed',
      people: [{ allowed: true }, { allowed: false }],
    });
    await expectNothingBegun();
  });

  it('types the number when they are more than five', async () => {
    for (const typedCount of [null, 5, 7]) {
      await expect(offboard(site, SIX, { typedCount })).rejects.toThrow('Type 6 to confirm');
    }
    await expectNothingBegun();
    expect((await offboard(site, SIX, { typedCount: 6 })).runIds).toHaveLength(6);
    await site.reset();
    expect((await offboard(site, SIX.slice(1))).runIds).toHaveLength(5);
  });

  it.each<[string, (submitted: Awaited<ReturnType<typeof agreedTo>>) => object, string]>([
    ['nobody', () => ({ people: [] }), 'Pick at least one person.'],
    [
      '51 people',
      () => ({
        people: Array.from({ length: 51 }, (_, index) => ({
          accountId: `id-${String(index)}`,
          fingerprint: '',
        })),
        typedCount: 51,
      }),
      'Pick at most 50 people at a time.',
    ],
    ['the same person twice', ({ people }) => ({ people: [...people, ...people] }), 'in the list twice'],
    [
      'a ticket that does not exist',
      ({ request }) => ({ request: { ...request, ticketKey: 'IT-999' } }),
      'There is no ticket IT-999',
    ],
    [
      'a key that is none',
      ({ request }) => ({ request: { ...request, ticketKey: '../x' } }),
      'looks like IT-42',
    ],
    [
      'a successor who leaves too',
      ({ people, request }) => ({ request: { ...request, successorId: people[0]?.accountId } }),
      'The successor is the person who leaves',
    ],
    [
      'a successor whom Jira does not know',
      ({ request }) => ({ request: { ...request, successorId: '712020:nobody' } }),
      'not an active person',
    ],
    ['a request without an id', () => ({ requestId: '' }), 'requestId'],
    [
      'another procedure',
      ({ request }) => ({ request: { ...request, procedure: 'leave-the-planet' } }),
      'request.procedure',
    ],
  ])('is told what is wrong with %s, and nothing begins', async (_, change, words) => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    await expect(call(site, 'operator', 'start', { ...submitted, ...change(submitted) })).rejects.toThrow(
      words,
    );
    await expectNothingBegun();
  });

  it('is refused when the permission went since the preview', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    await site.takeFromGroup('offboarding-operators', OPERATOR);
    const before = await everyWrite(site);
    await expect(call(site, 'operator', 'start', submitted)).rejects.toThrow('You need the permission');
    expect(await everyWrite(site)).toEqual(before);
  });

  it('is told at once where the site does not let Leaver check operators', async () => {
    await site.fault([], { appMayCheckOthers: false });
    await expect(offboard(site, [CONTRACTOR])).rejects.toThrow('switch the check to operator groups');
    await expectNothingBegun();
  });

  it('is told that Jira does not answer, and may send the same again', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    await site.fault([{ target: 'jira', path: 'applicationrole', effect: { status: 503 } }]);
    await expect(call(site, 'operator', 'start', submitted)).rejects.toThrow('Try again in a moment');
    await site.clearFaults();
    expect(await call(site, 'operator', 'start', submitted)).toMatchObject({ outcome: 'started' });
  });

  it('reads after a failure that nobody foresaw that the same may be sent again', async () => {
    const submitted = await agreedTo(site, [CONTRACTOR]);
    await site.fault([{ target: 'queue', times: 1, effect: { status: 500 } }]);
    await expect(call(site, 'operator', 'start', submitted)).rejects.toThrow('You can safely try again');
    expect(await call(site, 'operator', 'start', submitted)).toMatchObject({ outcome: 'started' });
  });

  it.each(['before', 'after'])(
    'may send the same again when the call died %s its decision was stored',
    async (when) => {
      const submitted = await agreedTo(site, [CONTRACTOR]);
      await site.fault([{ target: 'storage', path: '/api/v1/set', times: 1, effect: { kill: when } }]);
      await expect(call(site, 'operator', 'start', submitted)).rejects.toThrow();
      expect(await call(site, 'operator', 'start', submitted)).toMatchObject({ outcome: 'started' });
      await site.drain();
      expect(await site.run()).toMatchObject({ status: 'completed' });
      expect(await removals()).toHaveLength(4);
    },
  );

  it('begins nothing while everything is stopped, and says why', async () => {
    const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    expect(await call(site, 'operator', 'getConsole', {})).toMatchObject({ stopped: 'A drill' });
    await expect(offboard(site, [CONTRACTOR])).rejects.toThrow('Everything is stopped: A drill');
    await expectNothingBegun();
  });
});

describe('a request with its circumstances', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const isOut = async () => (await site.groupsOf(CONTRACTOR)).length === 0;
  const begin = async (changes: Submitted['changes'] = {}) => {
    const { runIds } = await offboard(site, [CONTRACTOR], { changes });
    await site.drain({ horizonSeconds: 0 });
    return call(site, 'operator', 'getRun', { id: runIds[0] ?? '' });
  };
  const withStopWindow = () =>
    site.changeSettings((settings) => ({ ...settings, times: { endOfDay: '17:00', stopWindowMinutes: 10 } }));

  it('waits for the stop window, in words', async () => {
    await withStopWindow();
    expect(await begin()).toMatchObject({
      status: 'scheduled',
      waiting: expect.stringMatching(/time to start until .*UTC/) as unknown,
      actions: ['cancel'],
    });
    expect(await isOut()).toBe(false);
    await site.drain();
    expect(await isOut()).toBe(true);
  });

  it('goes at once when it is urgent', async () => {
    await withStopWindow();
    expect(await begin({ urgent: true })).toMatchObject({ status: 'completed' });
    expect(await isOut()).toBe(true);
  });

  it.each([
    ['the end of a day', { kind: 'date', date: '2099-03-01' }, '2099-03-01T17:00:00.000Z'],
    ['a moment', { kind: 'moment', at: '2099-03-01T10:00:00+02:00' }, '2099-03-01T08:00:00.000Z'],
  ] as const)('starts at %s', async (_, when, startAt) => {
    await withStopWindow();
    expect(await begin({ when })).toMatchObject({ status: 'scheduled', startAt });
    await site.drain();
    expect(await isOut()).toBe(false);
    await site.advanceTo(Date.parse(startAt) + 1000);
    await site.schedule('tick');
    expect(await isOut()).toBe(true);
  });

  it('starts now when its day is past', async () => {
    expect(await begin({ when: { kind: 'date', date: '2020-01-01' } })).toMatchObject({
      status: 'completed',
    });
  });

  it('is refused at the start when its operator lost the permission in the stop window', async () => {
    await withStopWindow();
    await begin();
    await site.takeFromGroup('offboarding-operators', OPERATOR);
    await site.drain();
    expect(await isOut()).toBe(false);
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('Olga Petrova does not hold the permission') as unknown,
    });
  });

  it('reports to the ticket that it names, internally and once', async () => {
    await offboard(site, [CONTRACTOR], { changes: { ticketKey: 'IT-4' } });
    await site.drain();
    const comments = await site.comments('IT-4');
    expect(comments).toMatchObject([{ isInternal: true, author: 'Leaver' }]);
    expect(comments[0]?.text).toContain('Removed from the group engineering');
    expect(await site.run()).toMatchObject({ ticketKey: 'IT-4', untold: null });
  });

  it('reports for each of several people to the ticket that it names', async () => {
    await offboard(site, [CONTRACTOR, DORMANT], { changes: { ticketKey: 'IT-4' } });
    await site.drain();
    expect(await site.comments('IT-4')).toHaveLength(2);
  });

  it('is not stopped by a ticket that is open, or that somebody reopens', async () => {
    await withStopWindow();
    await begin({ ticketKey: 'IT-4' });
    await site.transition('IT-4', 'Resolve', OPERATOR);
    await site.reopen('IT-4');
    await site.drain();
    expect(await isOut()).toBe(true);
  });

  it('names the successor only when they are there', async () => {
    const successorId = await site.accountId(COLLEAGUE);
    expect(await begin({ successorId })).toMatchObject({ status: 'completed' });
  });

  it('ends for each person as it can: complete here, with something left there', async () => {
    const { batchId } = await offboard(site, [CONTRACTOR, LEAVER, 'hanna.reyes@acme.example']);
    await site.drain();
    const { ended, runs } = await call(site, 'operator', 'getBatch', { id: batchId });
    expect(ended).toBe(3);
    expect(runs.map(({ status }) => status)).toEqual(['completed', 'incomplete', 'incomplete']);
  });
});
