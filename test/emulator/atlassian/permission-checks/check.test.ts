import type { Caller } from '../../../../emulator/contract';
import { APP, as, AS_APP, asUser, openSite, person, type OpenSite } from '../open-site';

const OFFBOARD = `ari:cloud:ecosystem::extension/${APP.appId}/${APP.environmentId}/static/offboard-people`;

const held = async (opened: OpenSite, email: string, keys: string[], caller: Caller = AS_APP) => {
  const question = { accountId: person(email), globalPermissions: keys };
  return opened.call(caller, 'POST', 'permissions/check', question);
};

describe('asking for permissions', () => {
  test("tells who holds the app's own permission", async () => {
    const opened = openSite();
    const holds = async (email: string) => (await held(opened, email, [OFFBOARD])).body;
    expect(await holds('operator@acme.example')).toEqual({
      globalPermissions: [OFFBOARD],
      projectPermissions: [],
    });
    for (const email of ['site-admin@acme.example', 'jira-admin@acme.example', 'colleague@acme.example']) {
      expect(await holds(email)).toMatchObject({ globalPermissions: [] });
    }
  });

  test('tells administrators from others', async () => {
    const opened = openSite();
    const keys = ['ADMINISTER', 'SYSTEM_ADMIN', 'BULK_CHANGE'];
    const holds = async (email: string) => (await held(opened, email, keys)).body;
    expect(await holds('site-admin@acme.example')).toMatchObject({ globalPermissions: keys });
    expect(await holds('jira-admin@acme.example')).toMatchObject({
      globalPermissions: ['ADMINISTER', 'BULK_CHANGE'],
    });
    expect(await holds('operator@acme.example')).toMatchObject({ globalPermissions: ['BULK_CHANGE'] });
  });

  test('about somebody else is for administrators', async () => {
    const opened = openSite();
    const ask = async (caller: Caller) =>
      (await held(opened, 'operator@acme.example', [OFFBOARD], caller)).status;
    expect(await ask(as('jira-admin@acme.example'))).toBe(200);
    expect(await ask(as('colleague@acme.example'))).toBe(403);
    expect(await ask(asUser('colleague@acme.example'))).toBe(403);
    expect(await ask(as('operator@acme.example'))).toBe(200);
  });

  test('is refused to the app on sites that do not let it', async () => {
    const opened = openSite();
    opened.site.setSwitches({ appMayCheckOthers: false });
    expect((await held(opened, 'operator@acme.example', [OFFBOARD])).status).toBe(403);
  });

  test('costs the request and two for each permission', async () => {
    expect((await held(openSite(), 'operator@acme.example', [OFFBOARD])).points).toBe(3);
  });

  test('refuses a key that there is not', async () => {
    expect((await held(openSite(), 'operator@acme.example', ['NONSENSE'])).status).toBe(400);
  });

  test('tells what somebody may do in projects and on issues', async () => {
    const { call } = openSite();
    const answer = await call(AS_APP, 'POST', 'permissions/check', {
      accountId: person('agent@acme.example'),
      projectPermissions: [
        { permissions: ['TRANSITION_ISSUES'], projects: [10_000, 10_001], issues: [10_000] },
      ],
    });
    expect(answer.body).toEqual({
      globalPermissions: [],
      projectPermissions: [{ permission: 'TRANSITION_ISSUES', projects: [10_000], issues: [10_000] }],
    });
  });
});

describe("the caller's own permissions", () => {
  const mine = async (caller: Caller, query: string) => openSite().get(caller, `mypermissions?${query}`);
  const having = (key: string, havePermission: boolean) => ({
    permissions: { [key]: expect.objectContaining({ havePermission }) as unknown },
  });

  test('tell whether the caller may offboard people', async () => {
    const query = `permissions=${encodeURIComponent(OFFBOARD)}`;
    expect((await mine(asUser('operator@acme.example'), query)).body).toMatchObject(having(OFFBOARD, true));
    expect((await mine(as('jira-admin@acme.example'), query)).body).toMatchObject(having(OFFBOARD, false));
  });

  test('are told for a project', async () => {
    const query = 'permissions=BROWSE_PROJECTS&projectKey=IT';
    expect((await mine(as('operator@acme.example'), query)).body).toMatchObject(
      having('BROWSE_PROJECTS', true),
    );
    expect((await mine(as('leaver@acme.example'), query)).status).toBe(404);
  });

  test('have to be named', async () => {
    expect((await mine(AS_APP, '')).status).toBe(400);
    expect((await mine(AS_APP, 'permissions=NONSENSE')).status).toBe(400);
  });

  test('are none for people who are not active any more', async () => {
    const opened = openSite();
    const operator = person('operator@acme.example');
    await opened.call(AS_APP, 'DELETE', `user?accountId=${operator}`);
    expect((await held(opened, 'operator@acme.example', [OFFBOARD])).body).toMatchObject({
      globalPermissions: [],
    });
  });
});
