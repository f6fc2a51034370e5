import { call } from '../../pages/calls';
import { COLLEAGUE, JIRA_ADMIN, OPERATOR, SECOND_OPERATOR, SITE_ADMIN, TestSite } from '../site';
import { allowRule, createKey, send } from './tool';

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const list = () => call(site, 'admin', 'getOrchestration', {}, JIRA_ADMIN);

test('a key is listed with its owner, its maker and its last use, and never with its secret', async () => {
  const key = await createKey(site);
  const permit = await allowRule(site);
  const before = await list();
  expect(before.address).toMatch(/\/x1\/runs$/);
  expect(before.credentials).toMatchObject([
    { kind: 'rule', name: 'Leavers of HR', ownConnectionOnly: true, lastUsedAt: null },
    {
      id: key.id,
      kind: 'key',
      owner: { accountId: await site.accountId(OPERATOR) },
      createdBy: { accountId: await site.accountId(JIRA_ADMIN) },
      lastUsedAt: null,
      revoked: null,
    },
  ]);
  await send(site, key, { query: 'run=1' });
  const after = await list();
  expect(after.credentials.find(({ id }) => id === key.id)?.lastUsedAt).not.toBeNull();

  const stored = await fetch(`${site.url}/_emulator/storage`).then((response) => response.text());
  const [, secretOfPermit = ''] = permit.split('.');
  for (const place of [JSON.stringify(before), JSON.stringify(after), stored, site.logged.join('\n')]) {
    expect(place).not.toContain(key.secret);
    expect(place).not.toContain(secretOfPermit);
  }
});

test('a revoked key stays on record with who revoked it, and cannot be revoked twice', async () => {
  const key = await createKey(site);
  const { credentials } = await call(site, 'admin', 'revokeCredential', { id: key.id }, SITE_ADMIN);
  expect(credentials).toMatchObject([
    { id: key.id, revoked: { by: { accountId: await site.accountId(SITE_ADMIN) } } },
  ]);
  expect((await send(site, key, { query: 'run=1' })).status).toBe(401);
  await expect(call(site, 'admin', 'revokeCredential', { id: key.id }, SITE_ADMIN)).rejects.toThrow(
    'revoked already',
  );
});

test('an owner has to be an operator who exists', async () => {
  await expect(createKey(site, COLLEAGUE)).rejects.toThrow('may not offboard people');
  await expect(createKey(site, JIRA_ADMIN)).rejects.toThrow('may not offboard people');
  const nobody = { kind: 'key' as const, name: 'Nobody', ownerId: 'nobody' };
  await expect(call(site, 'admin', 'createCredential', nobody, JIRA_ADMIN)).rejects.toThrow(
    'knows no account',
  );
});

test('two in use never have one name, and twenty are enough', async () => {
  await createKey(site, OPERATOR, 'Same');
  await expect(createKey(site, SECOND_OPERATOR, 'Same')).rejects.toThrow('one called "Same" already');
  for (let number = 2; number <= 20; number += 1) await createKey(site, OPERATOR, `Key ${String(number)}`);
  await expect(allowRule(site)).rejects.toThrow('There are 20 already');
  const [one] = (await list()).credentials;
  await call(site, 'admin', 'revokeCredential', { id: one?.id ?? '' }, JIRA_ADMIN);
  await expect(allowRule(site)).resolves.toContain('.');
});

test('two administrators at once: one of them looks again, and no key gets lost', async () => {
  const made = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((name) => createKey(site, OPERATOR, name)),
  );
  const kept = made.filter(({ status }) => status === 'fulfilled').length;
  expect(kept).toBeGreaterThan(0);
  expect((await list()).credentials).toHaveLength(kept);
  for (const one of made) {
    if (one.status === 'rejected') expect(String(one.reason)).toContain('Look again');
    else expect((await send(site, one.value, { query: 'run=1' })).status).toBe(404);
  }
});
