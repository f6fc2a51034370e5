import { ANONYMOUS, as, AS_APP, asUser, openSite, person } from './open-site';

const OPERATOR = 'operator@acme.example';
const LEAVER = person('leaver@acme.example');

describe('the router of the site', () => {
  test('refuses the app a call whose scope the manifest lacks, whoever it acts as', async () => {
    const { get } = openSite({ app: { scopes: new Set(['read:jira-work']) } });
    for (const caller of [AS_APP, asUser(OPERATOR)]) {
      const answer = await get(caller, `user?accountId=${LEAVER}`);
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
    }
  });

  test('asks people for no scope', async () => {
    const { get } = openSite({ app: { scopes: new Set() } });
    expect((await get(as(OPERATOR), `user?accountId=${LEAVER}`)).status).toBe(200);
  });

  test('answers an address that it does not know with 404 and a hint', async () => {
    const answer = await openSite().get(AS_APP, 'nonsense');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('X-Emulator-Hint')).toContain('GET /rest/api/3/nonsense');
  });

  test('answers a method that it does not know with 405 and those that it knows', async () => {
    const answer = await openSite().call(AS_APP, 'PUT', 'group', {});
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('GET, POST, DELETE');
  });

  test('asks callers without credentials to authenticate, but tells anybody about the server', async () => {
    const { get } = openSite();
    expect((await get(ANONYMOUS, `user?accountId=${LEAVER}`)).status).toBe(401);
    expect((await get(ANONYMOUS, 'serverInfo')).status).toBe(200);
  });

  test('refuses a body that is no JSON', async () => {
    const { site } = openSite();
    const send = async (body: string, type: string) => {
      const address = 'http://127.0.0.1/rest/api/3/group';
      const request = new Request(address, { method: 'POST', body, headers: { 'Content-Type': type } });
      return (await site.jira(request, AS_APP)).response.status;
    };
    expect(await send('{"name": ', 'application/json')).toBe(400);
    expect(await send('name=x', 'application/x-www-form-urlencoded')).toBe(415);
  });

  test('writes links with the address of the site, not of the emulator', async () => {
    const answer = await openSite().get(AS_APP, `user?accountId=${LEAVER}`);
    expect(answer.body).toMatchObject({
      self: `https://acme.atlassian.net/rest/api/3/user?accountId=${encodeURIComponent(LEAVER)}`,
    });
  });
});

describe('authentication', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test('names the person of an e-mail with the token', () => {
    const { site } = openSite();
    expect(site.authenticate(basic(`${OPERATOR}:emulator`))).toEqual(as(OPERATOR));
  });

  test.each([
    ['a wrong token', basic(`${OPERATOR}:secret`)],
    ['an unknown address', basic('nobody@acme.example:emulator')],
    ['somebody who is not active', basic('xaver.huber@acme.example:emulator')],
    ['an app account', basic('automation@apps.invalid:emulator')],
    ['another scheme', 'Bearer emulator'],
    ['nothing', null],
  ])('names nobody for %s', (_, authorization) => {
    expect(openSite().site.authenticate(authorization)).toEqual(ANONYMOUS);
  });
});
