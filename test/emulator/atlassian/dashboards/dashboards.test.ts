import { as, AS_APP, openSite, person } from '../open-site';

const LEAVER = person('leaver@acme.example');
const COLLEAGUE = person('colleague@acme.example');

const changeOwner = (entityIds: number[], autofixName = true) => ({
  action: 'changeOwner',
  entityIds,
  extendAdminPermissions: true,
  changeOwnerDetails: { newOwner: COLLEAGUE, autofixName },
});

describe('dashboards', () => {
  test('are found by owner among those that the caller sees', async () => {
    const { get } = openSite({
      seed: {
        extends: 'company',
        dashboards: [
          { name: 'Shared', owner: 'leaver@acme.example', shared: true },
          { name: 'Private', owner: 'leaver@acme.example' },
        ],
      },
    });
    const address = `dashboard/search?accountId=${LEAVER}`;
    expect((await get(AS_APP, address)).body).toMatchObject({ total: 1, values: [{ name: 'Shared' }] });
    expect((await get(as('leaver@acme.example'), address)).body).toMatchObject({ total: 2 });
    expect((await get(as('leaver@acme.example'), 'dashboard?filter=my')).body).toMatchObject({ total: 2 });
  });

  test('change hands in bulk, and what fails is told inside the answer', async () => {
    const { call, get } = openSite();
    const answer = await call(AS_APP, 'PUT', 'dashboard/bulk/edit', changeOwner([10_000, 99]));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      entityErrors: { '99': { errorMessages: [expect.any(String) as unknown] } },
    });
    expect((await get(AS_APP, 'dashboard/10000')).body).toMatchObject({ owner: { accountId: COLLEAGUE } });
  });

  test('change hands a hundred at a time, and show only what is asked for', async () => {
    const { call, get } = openSite();
    const ids = Array.from({ length: 101 }, (_, number) => 10_000 + number);
    expect((await call(AS_APP, 'PUT', 'dashboard/bulk/edit', changeOwner(ids))).status).toBe(400);
    const address = `dashboard/search?accountId=${LEAVER}`;
    const [bare] = ((await get(AS_APP, address)).body as { values: object[] }).values;
    expect(bare).not.toHaveProperty('owner');
    expect((await get(AS_APP, `${address}&expand=owner`)).body).toMatchObject({
      values: [{ owner: { accountId: LEAVER } }],
    });
    expect((await get(AS_APP, `${address}&expand=everything`)).status).toBe(400);
  });

  test('are not given away by others', async () => {
    const { call } = openSite();
    const operator = as('operator@acme.example');
    const answer = await call(operator, 'PUT', 'dashboard/bulk/edit', changeOwner([10_000]));
    expect(answer.body).toMatchObject({ entityErrors: { '10000': expect.anything() as unknown } });
  });

  test('get a free name when they are told to', async () => {
    const seed = {
      extends: 'company',
      dashboards: [
        { name: 'Board', owner: 'leaver@acme.example', shared: true },
        { name: 'Board', owner: 'colleague@acme.example', shared: true },
      ],
    };
    const { call, get } = openSite({ seed });
    const refused = await call(AS_APP, 'PUT', 'dashboard/bulk/edit', changeOwner([10_000], false));
    expect(refused.body).toMatchObject({ entityErrors: { '10000': expect.anything() as unknown } });
    await call(AS_APP, 'PUT', 'dashboard/bulk/edit', changeOwner([10_000]));
    expect((await get(AS_APP, 'dashboard/10000')).body).toMatchObject({ name: 'Board (1)' });
  });
});
