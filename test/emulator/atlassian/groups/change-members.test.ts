import { as, AS_APP, group, groupNamesOf, openSite, person, type OpenSite } from '../open-site';

const LEAVER = 'leaver@acme.example';

const remove = (opened: OpenSite, email: string, name: string, caller = AS_APP) =>
  opened.call(caller, 'DELETE', `group/user?groupId=${group(name)}&accountId=${person(email)}`);
const add = (opened: OpenSite, email: string, name: string, caller = AS_APP) =>
  opened.call(caller, 'POST', `group/user?groupId=${group(name)}`, { accountId: person(email) });

describe('taking somebody out of a group', () => {
  test('answers 200 without a body, and the membership is gone', async () => {
    const opened = openSite();
    const answer = await remove(opened, LEAVER, 'design');
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await groupNamesOf(opened, LEAVER)).not.toContain('design');
  });

  test('works for all six groups of the leaver', async () => {
    const opened = openSite();
    for (const name of await groupNamesOf(opened, LEAVER)) {
      expect((await remove(opened, LEAVER, name)).status).toBe(200);
    }
    expect(await groupNamesOf(opened, LEAVER)).toEqual([]);
  });

  test('is a 400 when the person is not in the group any more', async () => {
    const opened = openSite();
    await remove(opened, LEAVER, 'design');
    expect((await remove(opened, LEAVER, 'design')).status).toBe(400);
  });

  test('is refused for the last default group of a product that keeps people in it', async () => {
    const opened = openSite();
    expect((await remove(opened, 'contractor@acme.example', 'partners-default')).status).toBe(400);
    expect(await groupNamesOf(opened, 'contractor@acme.example')).toContain('partners-default');
  });

  test.each([400, 403] as const)('is refused with %d for groups of the identity provider', async (status) => {
    const opened = openSite({ seed: { extends: 'company', site: { identityProviderRefusal: status } } });
    expect((await remove(opened, 'synced@acme.example', 'idp-office')).status).toBe(status);
    expect((await remove(opened, 'synced@acme.example', 'engineering')).status).toBe(200);
  });

  test('is forbidden to an app that is no site admin, in the words of the identity service', async () => {
    const opened = openSite();
    opened.site.setSwitches({ appIsSiteAdmin: false });
    const answer = await remove(opened, LEAVER, 'design');
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      errorMessages: [
        'com.atlassian.idp.client.exceptions.AuthorizationException: {"key":"forbidden","context":{"message":"user does not have the relevant permissions"}}',
      ],
      errors: {},
    });
    opened.site.clearSwitches();
    expect((await remove(opened, LEAVER, 'design')).status).toBe(200);
  });

  test('is forbidden to Jira administrators and operators, not to site admins', async () => {
    const opened = openSite();
    expect((await remove(opened, LEAVER, 'design', as('jira-admin@acme.example'))).status).toBe(403);
    expect((await remove(opened, LEAVER, 'design', as('operator@acme.example'))).status).toBe(403);
    expect((await remove(opened, LEAVER, 'design', as('site-admin@acme.example'))).status).toBe(200);
  });

  test('is a 404 for an unknown group or person, and a 400 when either is missing', async () => {
    const { call } = openSite();
    const statusOf = async (query: string) => (await call(AS_APP, 'DELETE', `group/user?${query}`)).status;
    expect(await statusOf(`groupId=nothing&accountId=${person(LEAVER)}`)).toBe(404);
    expect(await statusOf(`groupId=${group('design')}&accountId=712020:nobody`)).toBe(404);
    expect(await statusOf(`accountId=${person(LEAVER)}`)).toBe(400);
    expect(await statusOf(`groupId=${group('design')}`)).toBe(400);
  });
});

describe('putting somebody into a group', () => {
  test('answers 201 with the group', async () => {
    const opened = openSite();
    const answer = await add(opened, LEAVER, 'leaver-holding');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: 'leaver-holding', groupId: group('leaver-holding') });
    expect(await groupNamesOf(opened, LEAVER)).toContain('leaver-holding');
  });

  test('is a 400 with a literal placeholder when the person is in it already', async () => {
    const answer = await add(openSite(), LEAVER, 'design');
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      errorMessages: ["Cannot add user. User is already a member of '{1}'"],
      errors: {},
    });
  });

  test('is refused for inactive people and for groups of the identity provider', async () => {
    const opened = openSite();
    expect((await add(opened, 'xaver.huber@acme.example', 'design')).status).toBe(400);
    expect((await add(opened, LEAVER, 'idp-office')).status).toBe(400);
  });
});
