import { person } from '../open-site';
import { DIRECTORY, KEY, openOrganisation, SCIM, V1 } from './open-organisation';

const LEAVER = person('leaver@acme.example');
const { ask, clock } = openOrganisation();

describe('keys', () => {
  test.each([
    ['that nobody made', 'nonsense', 401],
    ['that have expired', `${KEY}-expired`, 401],
    ['with scopes', `${KEY}-with-scopes`, 403],
    ['without any right', `${KEY}-limited`, 403],
  ])('%s are refused by every API', async (_, key, status) => {
    expect((await ask(`GET ${V1}`, { key })).status).toBe(status);
    expect((await ask(`GET ${DIRECTORY}/users/${LEAVER}`, { key })).status).toBe(status);
    expect((await ask(`GET /users/${LEAVER}/manage`, { key })).status).toBe(status);
  });

  test('with scopes are told that manage:org is missing', async () => {
    const { body } = await ask(`GET ${DIRECTORY}/users/${LEAVER}`, { key: `${KEY}-with-scopes` });
    expect(JSON.stringify(body)).toContain('manage:org');
    const managed = await ask(`GET /users/${LEAVER}/manage`, { key: `${KEY}-with-scopes` });
    expect(managed.body).toMatchObject({ key: 'forbidden' });
    expect(JSON.stringify(managed.body)).toContain('manage:org');
  });

  test('of another organisation find that one only, and may not touch accounts of this one', async () => {
    const key = `${KEY}-other`;
    expect((await ask('GET /admin/v1/orgs', { key })).body).toMatchObject({
      data: [{ attributes: { name: 'Globex' } }],
    });
    expect((await ask(`GET ${V1}`, { key })).status).toBe(404);
    expect((await ask(`GET ${DIRECTORY}/users/${LEAVER}`, { key })).status).toBe(404);
    expect(await ask(`POST /users/${LEAVER}/manage/lifecycle/disable`, { key, body: {} })).toMatchObject({
      status: 403,
      body: { key: 'forbidden' },
    });
  });

  test('of the organisation and of the identity provider are different things', async () => {
    expect((await ask(`GET ${SCIM}/Users`, { key: KEY })).status).toBe(401);
    expect((await ask(`GET ${V1}`, { key: 'emulator-scim-key' })).status).toBe(401);
    expect((await ask(`GET ${SCIM}/Users`, { key: 'emulator-scim-key-other' })).status).toBe(403);
    expect((await ask('GET /scim/directory/none/Users')).status).toBe(404);
  });

  test('work until the day on which they expire', async () => {
    expect((await ask(`GET ${V1}`, { key: `${KEY}-expiring` })).status).toBe(200);
    clock.advance(5 * 86_400_000);
    expect((await ask(`GET ${V1}`, { key: `${KEY}-expiring` })).status).toBe(401);
    clock.reset();
  });
});

describe('what is not played', () => {
  test('is refused with a hint', async () => {
    const unknown = await ask(`GET ${V1}/policies`);
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('X-Emulator-Hint')).toContain('not among the operations');
    const method = await ask(`DELETE ${V1}`);
    expect(method.status).toBe(405);
    expect(method.headers.get('X-Emulator-Hint')).toContain('supports GET');
  });
});

describe('organisations', () => {
  test('come in pages', async () => {
    const others = Array.from({ length: 25 }, (_, index) => ({ id: `org-${index}`, name: `Org ${index}` }));
    const keys = [{ token: KEY, sees: others.map(({ id }) => id) }];
    const opened = openOrganisation({ organisation: { otherOrganisations: others, keys } });
    const first = (await opened.ask('GET /admin/v1/orgs')).body as {
      data: unknown[];
      links: { next: string };
    };
    const { pathname, search } = new URL(first.links.next);
    const second = (await opened.ask(`GET ${pathname}${search}`)).body as typeof first;
    expect([first.data.length, second.data.length]).toEqual([20, 6]);
    expect(second.links.next).toBeUndefined();
  });
});
