import { as, person } from '../open-site';
import { DIRECTORY, openOrganisation } from './open-organisation';

const DAY_MILLISECONDS = 86_400_000;
const LEAVER = 'leaver@acme.example';
const ROSA = 'rosa.lindqvist@acme.example';

const lifecycle = (email: string, action: string) =>
  `POST /users/${person(email)}/manage/lifecycle/${action}`;

describe('disabling a managed account', () => {
  test('makes the person inactive in Jira and keeps groups and roles', async () => {
    const { ask, inJira, account, events, assignments, site } = openOrganisation();
    const before = await inJira(LEAVER);
    const { status } = await ask(lifecycle(LEAVER, 'disable'), { body: { message: 'Thank you for all.' } });
    expect(status).toBe(204);
    expect(await inJira(LEAVER)).toEqual({ active: false, groups: before.groups, products: [] });
    expect(account(LEAVER)).toMatchObject({ status: 'inactive', deactivationMessage: 'Thank you for all.' });
    expect(await assignments(LEAVER)).toHaveLength(3);
    expect(events).toMatchObject([
      { eventType: 'avi:jira:updated:user', selfGenerated: false, user: { active: false } },
    ]);
    expect(site.authenticate(basic(LEAVER))).toEqual({ kind: 'anonymous' });
    await ask(lifecycle(LEAVER, 'enable'));
    expect(await inJira(LEAVER)).toEqual(before);
  });

  test.each([
    ['of nobody', 'nobody@acme.example', 404, { key: 'accountNotFound' }],
    ['that is not managed', 'contractor@acme.example', 403, { key: 'forbidden.targetUnverified' }],
    ['of the identity provider', 'synced@acme.example', 403, because('externalDirectory.scim')],
    ['of a Google directory', 'paula.gomez@acme.example', 403, because('externalDirectory.google')],
    ['behind SAML', 'second-agent@acme.example', 403, because('authPolicy.saml')],
    ["of the key's owner", 'site-admin@acme.example', 403, because('administrative.notMyself')],
    ['with a conflict', 'quentin.moreau@acme.example', 409, { key: 'conflict.lifecycleErrors' }],
  ])('refuses an account %s', async (_, email, status, body) => {
    const { ask } = openOrganisation();
    expect(await ask(lifecycle(email, 'disable'), { body: {} })).toMatchObject({ status, body });
    expect(await ask(lifecycle(email, 'delete'))).toMatchObject({ status, body });
  });

  test('can be asked for beforehand', async () => {
    const { ask } = openOrganisation();
    const manage = (email: string) =>
      ask(`GET /users/${person(email)}/manage?privileges=lifecycle.enablement`);
    expect((await manage(LEAVER)).body).toEqual({ 'lifecycle.enablement': { allowed: true } });
    expect((await manage('synced@acme.example')).body).toEqual({
      'lifecycle.enablement': { allowed: false, reason: { key: 'externalDirectory.scim' } },
    });
  });
});

describe('deleting a managed account', () => {
  test('deactivates it for 14 days and erases it then, with what it owned', async () => {
    const { ask, clock, inJira, jira, account, events, state } = openOrganisation();
    expect((await ask(lifecycle(LEAVER, 'delete'))).status).toBe(200);
    expect((await inJira(LEAVER)).groups).toHaveLength(6);
    expect((await ask(`GET ${DIRECTORY}/users/${person(LEAVER)}`)).body).toMatchObject({
      data: { status: 'for_deletion', accountStatus: 'inactive' },
    });
    clock.advance(14 * DAY_MILLISECONDS - 60_000);
    expect(account(LEAVER)).toMatchObject({ status: 'inactive' });
    clock.advance(60_000);
    expect(account(LEAVER)).toMatchObject({ status: 'closed', emailAddress: '', deletionDueAt: null });
    expect(await inJira(LEAVER)).toEqual({ active: false, groups: [], products: [] });
    expect((await jira(`user?accountId=${person(LEAVER)}`)).body).toMatchObject({
      displayName: 'Former user',
    });
    expect(state().filters.map(({ ownerAccountId }) => ownerAccountId)).not.toContain(person(LEAVER));
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:updated:user',
      'avi:jira:deleted:user',
    ]);
    expect((await ask(lifecycle(LEAVER, 'cancel-delete'))).body).toEqual({ key: 'accountNotFound' });
    expect((await ask(`GET ${DIRECTORY}/users/${person(LEAVER)}`)).status).toBe(404);
    clock.reset();
  });

  test('can be cancelled within these days, which restores and activates', async () => {
    const { ask, clock, inJira } = openOrganisation();
    const before = await inJira(ROSA);
    expect((await ask(lifecycle(ROSA, 'cancel-delete'))).body).toEqual({ key: 'notFound' });
    await ask(lifecycle(ROSA, 'delete'));
    for (const action of ['delete', 'enable', 'disable']) {
      expect((await ask(lifecycle(ROSA, action), { body: {} })).status).toBe(409);
    }
    clock.advance(13 * DAY_MILLISECONDS);
    expect((await ask(lifecycle(ROSA, 'cancel-delete'))).status).toBe(200);
    clock.advance(2 * DAY_MILLISECONDS);
    expect(await inJira(ROSA)).toEqual(before);
    clock.reset();
  });

  test('may have begun before the emulator did, or be over', async () => {
    const groups = ['jira-users-acme'];
    const { account, clock, inJira } = openOrganisation({
      people: [
        ...PEOPLE,
        { email: 'going@acme.example', name: 'Going', groups, deletedDaysAgo: 10 },
        { email: 'gone@acme.example', name: 'Gone', closed: true },
      ],
      ...NOTHING_ELSE,
    });
    expect(await inJira('going@acme.example')).toMatchObject({ active: false, groups });
    expect(account('gone@acme.example')).toMatchObject({ status: 'closed', displayName: 'Former user' });
    clock.advance(4 * DAY_MILLISECONDS + 60_000);
    expect(account('going@acme.example')).toMatchObject({ status: 'closed' });
    clock.reset();
  });
});

describe('API tokens', () => {
  test('are listed and deleted one by one', async () => {
    const { ask } = openOrganisation();
    const tokens = `/users/${person(LEAVER)}/manage/api-tokens`;
    const [first] = (await ask(`GET ${tokens}`)).body as { id: string; label: string }[];
    expect(first?.label).toBe('Release script');
    expect((await ask(`DELETE ${tokens}/${first?.id ?? ''}`)).status).toBe(204);
    expect((await ask(`GET ${tokens}`)).body).toMatchObject([{ label: 'Backup' }]);
  });
});

function because(key: string) {
  return { key: 'forbidden.action', context: { allowed: false, reason: { key } } };
}

function basic(email: string): string {
  return `Basic ${Buffer.from(`${email}:emulator`).toString('base64')}`;
}

const PEOPLE = [
  {
    email: 'site-admin@acme.example',
    name: 'Sofia Adler',
    groups: ['site-admins'],
    organisationRoles: ['org-admin'],
  },
];
const NOTHING_ELSE = { projects: [], issues: [], filters: [], dashboards: [], invocations: [] };

test('a disabled person cannot act', async () => {
  const { ask, jira } = openOrganisation();
  expect((await jira('user/search?query=leo', as(LEAVER))).body).toHaveLength(2);
  await ask(lifecycle(LEAVER, 'disable'), { body: {} });
  expect((await jira('user/search?query=leo', as(LEAVER))).body).toEqual([]);
});
