import { as, AS_APP, openSite, person } from '../open-site';

const LEAVER = person('leaver@acme.example');
const COLLEAGUE = person('colleague@acme.example');

describe('projects', () => {
  test('are found with their leads', async () => {
    const { get } = openSite();
    const { body } = await get(AS_APP, 'project/search?expand=lead');
    expect(body).toMatchObject({
      total: 4,
      values: [{ key: 'APP', lead: { accountId: LEAVER } }, { key: 'ENG' }, { key: 'IT' }, { key: 'MKT' }],
    });
  });

  test('are a 404 when none matches', async () => {
    expect((await openSite().get(AS_APP, 'project/search?query=zzz')).status).toBe(404);
  });

  test('show themselves to those who may browse them', async () => {
    const { get } = openSite();
    expect((await get(as('leaver@acme.example'), 'project/IT')).status).toBe(404);
    expect((await get(as('colleague@acme.example'), 'project/IT')).status).toBe(200);
    expect((await get(as('leaver@acme.example'), 'project/search')).body).toMatchObject({ total: 3 });
  });

  test('get another lead from their administrators only', async () => {
    const { call, site } = openSite();
    const change = { leadAccountId: COLLEAGUE };
    expect((await call(as('colleague@acme.example'), 'PUT', 'project/APP', change)).status).toBe(403);
    expect((await call(AS_APP, 'PUT', 'project/APP', { leadAccountId: 'nobody' })).status).toBe(400);
    expect((await call(AS_APP, 'PUT', 'project/APP', change)).body).toMatchObject({
      lead: { accountId: COLLEAGUE },
    });
    expect(site.state()).toMatchObject({
      projects: expect.arrayContaining([
        expect.objectContaining({ key: 'APP', leadAccountId: COLLEAGUE }),
      ]) as unknown,
    });
  });
});

describe('components', () => {
  test('come with their leads, of one project or of many', async () => {
    const { get } = openSite();
    const lead: unknown = expect.objectContaining({ accountId: LEAVER });
    const led: unknown = expect.arrayContaining([expect.objectContaining({ name: 'API', lead })]);
    expect((await get(AS_APP, 'project/ENG/components')).body).toEqual(led);
    expect((await get(AS_APP, 'project/ENG/component')).body).toMatchObject({ total: 4, values: led });
    expect((await get(AS_APP, 'component?projectIdsOrKeys=ENG&projectIdsOrKeys=APP')).body).toMatchObject({
      total: 6,
      values: led,
    });
  });

  test('lose their lead with an empty string', async () => {
    const { call, get } = openSite();
    await call(AS_APP, 'PUT', 'component/10000', { leadAccountId: '' });
    expect((await get(AS_APP, 'component/10000')).body).not.toHaveProperty('lead');
  });
});

describe('project roles', () => {
  test('show people and groups to those who administer the project', async () => {
    const { get } = openSite();
    const { body } = await get(AS_APP, 'project/ENG/role');
    expect(Object.keys(body as object)).toEqual([
      'Administrators',
      'Developers',
      'Reviewers',
      'Service Desk Team',
    ]);
    expect((await get(AS_APP, 'project/ENG/role/10001')).body).toMatchObject({
      name: 'Developers',
      actors: [
        { displayName: 'engineering', actorGroup: { name: 'engineering' } },
        { actorUser: { accountId: LEAVER } },
        { displayName: 'Quentin Moreau', actorUser: { accountId: person('quentin.moreau@acme.example') } },
      ],
    });
    expect((await get(as('colleague@acme.example'), 'project/ENG/role')).status).toBe(404);
  });

  test('take people in and let them out', async () => {
    const { call } = openSite();
    const address = 'project/ENG/role/10002';
    expect((await call(AS_APP, 'POST', address, { user: [COLLEAGUE] })).text).toContain(COLLEAGUE);
    expect((await call(AS_APP, 'POST', address, { user: [COLLEAGUE] })).status).toBe(400);
    expect((await call(AS_APP, 'DELETE', `${address}?user=${COLLEAGUE}`)).status).toBe(204);
    expect((await call(AS_APP, 'DELETE', `${address}?user=${COLLEAGUE}`)).status).toBe(404);
    expect((await call(AS_APP, 'DELETE', address)).status).toBe(400);
    expect((await call(AS_APP, 'POST', address, { user: ['nobody'] })).status).toBe(404);
  });
});
