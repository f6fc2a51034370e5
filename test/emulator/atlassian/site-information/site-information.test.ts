import { as, AS_APP, group, openSite, person } from '../open-site';

describe('application roles', () => {
  test('tell groups, default groups and how many active people have the product', async () => {
    const opened = openSite();
    const seats = async () => {
      const { body } = await opened.get(AS_APP, 'applicationrole/jira-servicedesk');
      return body;
    };
    expect(await seats()).toMatchObject({
      groups: ['jira-servicemanagement-users-acme'],
      defaultGroups: ['jira-servicemanagement-users-acme'],
      userCount: 6,
      remainingSeats: 14,
    });
    const place = `groupId=${group('jira-servicemanagement-users-acme')}`;
    await opened.call(AS_APP, 'DELETE', `group/user?${place}&accountId=${person('leaver@acme.example')}`);
    expect(await seats()).toMatchObject({ userCount: 5 });
  });

  test('are for administrators', async () => {
    const { get } = openSite();
    expect((await get(as('operator@acme.example'), 'applicationrole')).status).toBe(403);
    expect((await get(as('jira-admin@acme.example'), 'applicationrole')).status).toBe(200);
  });
});

describe('the audit log', () => {
  test('holds changes of groups, newest first, with who made them', async () => {
    const { call, get } = openSite();
    const place = `groupId=${group('design')}&accountId=${person('leaver@acme.example')}`;
    await call(as('site-admin@acme.example'), 'DELETE', `group/user?${place}`);
    expect((await get(AS_APP, 'auditing/record')).body).toMatchObject({
      total: 1,
      records: [
        {
          summary: 'User removed from group',
          authorKey: person('site-admin@acme.example'),
          objectItem: { name: 'design' },
          associatedItems: [{ id: person('leaver@acme.example') }],
        },
      ],
    });
    expect((await get(AS_APP, 'auditing/record?filter=nothing')).body).toMatchObject({ total: 0 });
  });

  test('is closed on the free plan', async () => {
    const { site, get } = openSite();
    site.setSwitches({ plan: 'free' });
    expect((await get(AS_APP, 'auditing/record')).status).toBe(403);
  });
});
