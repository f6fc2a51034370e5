import { as, AS_APP, openSite, person, type OpenSite } from '../open-site';

const CONTRACTOR = person('contractor@acme.example');
const LEAVER = person('leaver@acme.example');
const COLLEAGUE = person('colleague@acme.example');

const remove = (opened: OpenSite, accountId: string, caller = AS_APP) =>
  opened.call(caller, 'DELETE', `user?accountId=${accountId}`);

describe('removing a user from the site', () => {
  test('leaves an inactive person without groups, and the account', async () => {
    const opened = openSite();
    const answer = await remove(opened, CONTRACTOR);
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    const { body } = await opened.get(AS_APP, `user?accountId=${CONTRACTOR}&expand=groups`);
    expect(body).toMatchObject({ active: false, groups: { size: 0, items: [] } });
    expect(opened.site.state()).toMatchObject({
      accounts: expect.arrayContaining([
        expect.objectContaining({
          accountId: CONTRACTOR,
          status: 'active',
          membershipStatus: 'no_membership',
        }),
      ]) as unknown,
    });
    expect(opened.events).toMatchObject([
      { eventType: 'avi:jira:deleted:user', selfGenerated: true, user: { accountId: CONTRACTOR } },
    ]);
  });

  test('is refused without a cause while the person leads a project or a component', async () => {
    const opened = openSite();
    const refused = await remove(opened, LEAVER);
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({ errorMessages: ['The user cannot be removed.'], errors: {} });

    await opened.call(AS_APP, 'PUT', 'project/APP', { leadAccountId: COLLEAGUE });
    expect((await remove(opened, LEAVER)).status).toBe(400);
    for (const id of ['10000', '10001']) {
      await opened.call(AS_APP, 'PUT', `component/${id}`, { leadAccountId: '' });
    }
    expect((await remove(opened, LEAVER)).status).toBe(204);
  });

  test('takes filters and dashboards along, shared ones too', async () => {
    const opened = openSite();
    await opened.call(AS_APP, 'PUT', 'project/APP', { leadAccountId: COLLEAGUE });
    await opened.call(AS_APP, 'PUT', 'component/10000', { leadAccountId: '' });
    await opened.call(AS_APP, 'PUT', 'component/10001', { leadAccountId: '' });
    await remove(opened, LEAVER);
    const state = opened.site.state() as Record<'filters' | 'dashboards', { ownerAccountId: string }[]>;
    expect([...state.filters, ...state.dashboards].map((owned) => owned.ownerAccountId)).not.toContain(
      LEAVER,
    );
  });

  test('is refused on sites that keep people with open issues', async () => {
    const synced = person('daria.kowalska@acme.example');
    const strict = openSite({ seed: { extends: 'company', site: { keepsPeopleWithOpenIssues: true } } });
    expect((await remove(strict, synced)).status).toBe(400);
    expect((await remove(openSite(), synced)).status).toBe(204);
  });

  test('needs site administration', async () => {
    const opened = openSite();
    expect((await remove(opened, CONTRACTOR, as('jira-admin@acme.example'))).status).toBe(403);
    opened.site.setSwitches({ appIsSiteAdmin: false });
    expect((await remove(opened, CONTRACTOR)).status).toBe(403);
    expect((await remove(opened, CONTRACTOR, as('site-admin@acme.example'))).status).toBe(204);
  });

  test('is a 404 for somebody unknown, and for somebody removed before', async () => {
    const opened = openSite();
    expect((await remove(opened, '712020:nobody')).status).toBe(404);
    await remove(opened, CONTRACTOR);
    expect((await remove(opened, CONTRACTOR)).status).toBe(404);
  });

  test('never removes app accounts', async () => {
    expect((await remove(openSite(), person('automation@apps.invalid'))).status).toBe(400);
  });
});

describe('inviting a user', () => {
  const invitation = { emailAddress: 'new@acme.example', products: ['jira-software'] };

  test('is closed to apps', async () => {
    expect((await openSite().call(AS_APP, 'POST', 'user', invitation)).status).toBe(403);
  });

  test('gives an organisation admin a person with the default groups of the products', async () => {
    const opened = openSite();
    const answer = await opened.call(as('site-admin@acme.example'), 'POST', 'user', invitation);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ active: true, groups: { items: [{ name: 'jira-users-acme' }] } });
    expect(opened.events).toMatchObject([{ eventType: 'avi:jira:created:user', selfGenerated: false }]);
  });
});
