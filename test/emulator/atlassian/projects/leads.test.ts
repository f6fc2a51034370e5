import { AS_APP, openSite, person } from '../open-site';

const LEAVER = person('leaver@acme.example');
const COLLEAGUE = person('colleague@acme.example');
const AMARA = person('amara.diallo@acme.example');

describe('who gets the new issues of a component', () => {
  const component = async (change: object) => {
    const opened = openSite();
    await opened.call(AS_APP, 'PUT', 'component/10000', change);
    return (await opened.get(AS_APP, 'component?projectIdsOrKeys=ENG')).body as { values: unknown[] };
  };

  test('is its lead, and without one whom the project assigns', async () => {
    expect((await component({})).values[0]).toMatchObject({
      assigneeType: 'COMPONENT_LEAD',
      realAssigneeType: 'COMPONENT_LEAD',
      realAssignee: { accountId: LEAVER },
      isAssigneeTypeValid: true,
    });
    expect((await component({ leadAccountId: '' })).values[0]).toMatchObject({
      assigneeType: 'COMPONENT_LEAD',
      realAssigneeType: 'PROJECT_DEFAULT',
      realAssignee: { accountId: AMARA },
      isAssigneeTypeValid: false,
    });
  });
});

describe('new leads', () => {
  test('of projects and components are told to the app', async () => {
    const { call, events } = openSite();
    await call(AS_APP, 'PUT', 'project/APP', { leadAccountId: COLLEAGUE });
    await call(AS_APP, 'PUT', 'component/10000', { leadAccountId: COLLEAGUE });
    expect(events).toMatchObject([
      {
        eventType: 'avi:jira:updated:project',
        selfGenerated: true,
        project: { key: 'APP', projectLead: { accountId: COLLEAGUE } },
      },
      { eventType: 'avi:jira:updated:component', component: { lead: { accountId: COLLEAGUE } } },
    ]);
  });

  test('let somebody go whom the site keeps while they lead', async () => {
    const { call } = openSite();
    const remove = () => call(AS_APP, 'DELETE', `user?accountId=${LEAVER}`);
    expect((await remove()).status).toBe(400);
    await call(AS_APP, 'PUT', 'project/APP', { leadAccountId: COLLEAGUE });
    expect((await remove()).status).toBe(400);
    for (const id of ['10000', '10001']) await call(AS_APP, 'PUT', `component/${id}`, { leadAccountId: '' });
    expect((await remove()).status).toBe(204);
  });

  test('of a project have to be active, and unknown people are refused', async () => {
    const { call } = openSite();
    expect((await call(AS_APP, 'PUT', 'project/APP', { leadAccountId: 'nobody' })).status).toBe(400);
    expect((await call(AS_APP, 'PUT', 'component/10000', { leadAccountId: 'nobody' })).status).toBe(400);
  });
});
