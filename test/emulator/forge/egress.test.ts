import { startFixture, type FixtureEmulator } from './fixture-emulator';

const ORGS = 'https://api.atlassian.com/admin/v1/orgs';
const SCIM_USERS = 'https://api.atlassian.com/scim/directory/d/Users';

describe('requests to the organisation', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  const egress = (url: string) => emulator.call('egress', { url });
  const traffic = async () => (await emulator.post('/_emulator/requests', undefined, 'GET')).body['requests'];

  test('carry the app’s headers and nothing of the platform', async () => {
    const { body } = (await egress(`${ORGS}?cursor=x`)) as { body: string };
    expect(emulator.site().effects.at(-1)).toMatchObject({ call: 'GET /admin/v1/orgs?cursor=x' });
    expect(body).toContain('authorization');
    expect(body).not.toContain('x-emulator');
  });

  test('are recorded with their whole address, refused ones too', async () => {
    await egress(ORGS);
    await egress('https://example.com/x');
    expect(await traffic()).toMatchObject([
      { kind: 'egress', path: ORGS, status: 404, points: 0 },
      { kind: 'egress', path: 'https://example.com/x', status: 403, points: 0 },
    ]);
  });

  test('meet faults by path or by address, and reads lag', async () => {
    emulator.order(
      { target: 'admin', path: '/admin/*/orgs', times: 1, effect: { status: 429 } },
      { target: 'admin', path: `${ORGS}*`, effect: { lagMs: 3000 } },
      { target: 'scim', path: '^/scim/', effect: { status: 503 } },
    );
    expect(await egress(ORGS)).toMatchObject({ status: 429 });
    expect(await egress(ORGS)).toMatchObject({ status: 404 });
    expect(emulator.site().effects.map(({ lag }) => lag)).toEqual([3000]);
    expect(await egress(SCIM_USERS)).toMatchObject({ status: 503 });
  });

  test('of the app die and get lost where a fault says so', async () => {
    emulator.order({ target: 'admin', times: 1, effect: { kill: 'after' } });
    await expect(egress(ORGS)).rejects.toThrow();
    emulator.order({ target: 'scim', effect: { drop: 'before' } });
    await expect(egress(SCIM_USERS)).rejects.toThrow('fetch failed');
    expect(emulator.site().effects.map(({ call }) => call)).toEqual(['GET /admin/v1/orgs']);
  });

  test('of other clients meet only the faults that are for them', async () => {
    const orgs = `${emulator.url}/api.atlassian.com/admin/v1/orgs`;
    emulator.order({ target: 'admin', effect: { status: 500 } });
    expect((await fetch(orgs)).status).toBe(404);
    emulator.order({ target: 'admin', path: '/admin/v1/*', clients: true, effect: { drop: 'after' } });
    await expect(fetch(orgs)).rejects.toThrow('fetch failed');
    expect(emulator.site().effects).toHaveLength(2);
    expect(await traffic()).toEqual([]);
  });
});
