import { as, AS_APP, openSite, person } from '../open-site';

const LEAVER = person('leaver@acme.example');
const COLLEAGUE = person('colleague@acme.example');

describe('filters', () => {
  test('of somebody else are shown when shared, and all of them when an administrator overrides that', async () => {
    const { get } = openSite();
    const address = `filter/search?accountId=${LEAVER}&expand=owner`;
    expect((await get(AS_APP, address)).body).toMatchObject({ total: 2 });
    expect((await get(AS_APP, `${address}&overrideSharePermissions=true`)).body).toMatchObject({
      total: 3,
      values: [{ name: 'API bugs', owner: { accountId: LEAVER } }, {}, {}],
    });
    const colleague = as('colleague@acme.example');
    expect((await get(colleague, `${address}&overrideSharePermissions=true`)).body).toMatchObject({
      total: 2,
    });
  });

  test('get another owner, unless that one has a filter of the same name', async () => {
    const { call, get } = openSite();
    const change = { accountId: COLLEAGUE };
    expect((await call(AS_APP, 'PUT', 'filter/10001/owner', change)).status).toBe(204);
    expect((await get(AS_APP, 'filter/10001')).body).toMatchObject({ owner: { accountId: COLLEAGUE } });
    expect((await call(AS_APP, 'PUT', 'filter/10000/owner', change)).status).toBe(400);
    expect((await call(as('operator@acme.example'), 'PUT', 'filter/10002/owner', change)).status).toBe(403);
    expect((await call(AS_APP, 'PUT', 'filter/999/owner', change)).status).toBe(404);
  });

  test('are renamed by their owner alone, where the site does not let administrators', async () => {
    const rename = { name: 'Mine now' };
    const address = 'filter/10001?overrideSharePermissions=true';
    expect((await openSite().call(AS_APP, 'PUT', address, rename)).status).toBe(400);
    const lenient = openSite({ seed: { extends: 'company', site: { administratorsEditFilters: true } } });
    expect((await lenient.call(AS_APP, 'PUT', address, rename)).body).toMatchObject(rename);
    expect((await lenient.call(AS_APP, 'PUT', 'filter/10001', rename)).status).toBe(400);
    expect((await lenient.call(AS_APP, 'PUT', address, { name: 'my open WORK' })).status).toBe(400);
  });

  test('go to a successor of the same name by way of an owner who renames them', async () => {
    const { call, get, app, events } = openSite();
    const give = (accountId: string) => call(AS_APP, 'PUT', 'filter/10000/owner', { accountId });
    expect((await give(COLLEAGUE)).status).toBe(400);
    expect((await give(app.accountId)).status).toBe(204);
    expect((await call(AS_APP, 'PUT', 'filter/10000', { name: 'My open work (2)' })).status).toBe(200);
    expect((await give(COLLEAGUE)).status).toBe(204);
    expect((await give('nobody')).status).toBe(404);
    expect((await get(as('colleague@acme.example'), 'filter/10000')).body).toMatchObject({
      name: 'My open work (2)',
      owner: { accountId: COLLEAGUE },
    });
    expect(events.map(({ eventType, selfGenerated }) => [eventType, selfGenerated])).toEqual(
      Array.from({ length: 3 }, () => ['avi:jira:updated:filter', true]),
    );
  });

  test('are made, changed and deleted by their owners', async () => {
    const { call } = openSite();
    const owner = as('colleague@acme.example');
    const made = (await call(owner, 'POST', 'filter', { name: 'New', jql: 'project = ENG' })).body as {
      id: string;
    };
    expect((await call(owner, 'POST', 'filter', { name: 'New' })).status).toBe(400);
    const address = `filter/${made.id}`;
    expect((await call(owner, 'PUT', address, { name: 'Newer' })).body).toMatchObject({ name: 'Newer' });
    expect((await call(as('operator@acme.example'), 'DELETE', address)).status).toBe(400);
    expect((await call(owner, 'DELETE', address)).status).toBe(204);
    expect((await call(owner, 'GET', address)).status).toBe(400);
  });
});
