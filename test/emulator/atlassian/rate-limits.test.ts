import { as, AS_APP, openSite, person, type OpenSite } from './open-site';

const LEAVER = person('leaver@acme.example');

async function callTimes(opened: OpenSite, times: number, address: string) {
  let last = await opened.get(AS_APP, address);
  for (let count = 1; count < times; count += 1) {
    last = await opened.get(AS_APP, address);
  }
  return last;
}

describe('points of the hour', () => {
  test('a user with groups costs the request and two for the user and each group', async () => {
    const { get } = openSite();
    expect((await get(AS_APP, `user?accountId=${LEAVER}&expand=groups`)).points).toBe(1 + 2 * (1 + 6));
  });

  test('a write costs one', async () => {
    const { call } = openSite();
    expect((await call(AS_APP, 'POST', 'group', { name: 'new' })).points).toBe(1);
  });

  test('a script has the same price, which the app does not pay', async () => {
    const { call, get, clock } = openSite({ seed: { scale: { people: 1000, openIssuesPerPerson: 0 } } });
    const script = as('site-admin@acme.example');
    const address = `user?accountId=${LEAVER}&expand=groups`;
    expect((await get(script, address)).points).toBe((await get(AS_APP, address)).points);
    expect((await call(script, 'DELETE', 'user?accountId=nobody')).points).toBe(1);
    let spent = 0;
    for (let second = 0; second < 40; second += 1) {
      spent += (await get(script, 'users/search?maxResults=1000')).points;
      clock.advance(1000);
    }
    expect(spent).toBeGreaterThan(65_000);
    const own = await get(AS_APP, 'serverInfo');
    expect(own.status).toBe(200);
    expect(own.headers.get('X-RateLimit-NearLimit')).toBe('false');
  });

  test('when they are used up everything waits for the next hour', async () => {
    const opened = openSite({ seed: { scale: { people: 1000, openIssuesPerPerson: 0 } } });
    const { clock, get } = opened;
    let spent = 0;
    while (spent < 65_000) {
      spent += (await get(AS_APP, 'users/search?maxResults=1000')).points;
      clock.advance(1000);
    }
    const refused = await get(AS_APP, 'serverInfo');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('RateLimit-Reason')).toBe('jira-quota-global-based');
    expect(refused.headers.get('X-RateLimit-Remaining')).toBe('0');
    expect(refused.headers.get('X-RateLimit-Reset')).toBe('2026-11-21T13:00Z');
    expect((await get(as('operator@acme.example'), 'serverInfo')).status).toBe(200);

    clock.advance(Number(refused.headers.get('Retry-After')) * 1000);
    expect((await get(AS_APP, 'serverInfo')).status).toBe(200);
  });
});

describe('bursts', () => {
  test('one endpoint answers a hundred reads a second, and others go on', async () => {
    const opened = openSite();
    expect((await callTimes(opened, 100, 'serverInfo')).status).toBe(200);
    const refused = await opened.get(AS_APP, 'serverInfo');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('RateLimit-Reason')).toBe('jira-burst-based');
    expect(refused.headers.get('Retry-After')).toBe('1');
    expect((await opened.get(AS_APP, `user?accountId=${LEAVER}`)).status).toBe(200);

    opened.clock.advance(1000);
    expect((await opened.get(AS_APP, 'serverInfo')).status).toBe(200);
  });

  test('scripts of people have the same limits, apart from those of the app', async () => {
    const opened = openSite();
    const script = as('site-admin@acme.example');
    for (let count = 0; count < 50; count += 1) {
      expect((await opened.call(script, 'DELETE', 'user?accountId=nobody')).status).toBe(404);
    }
    const refused = await opened.call(script, 'DELETE', 'user?accountId=nobody');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('RateLimit-Reason')).toBe('jira-burst-based');
    expect((await opened.call(AS_APP, 'DELETE', 'user?accountId=nobody')).status).toBe(404);
  });

  test('GET user answers a hundred and fifty a second', async () => {
    const opened = openSite();
    expect((await callTimes(opened, 150, `user?accountId=${LEAVER}`)).status).toBe(200);
    expect((await opened.get(AS_APP, `user?accountId=${LEAVER}`)).status).toBe(429);
  });

  test('DELETE answers fifty a second', async () => {
    const { call } = openSite();
    for (let count = 0; count < 50; count += 1) {
      expect((await call(AS_APP, 'DELETE', 'user?accountId=nobody')).status).toBe(404);
    }
    expect((await call(AS_APP, 'DELETE', 'user?accountId=nobody')).status).toBe(429);
  });

  test('tells in time when the limit is near', async () => {
    const opened = openSite();
    expect((await callTimes(opened, 80, 'serverInfo')).headers.get('X-RateLimit-NearLimit')).toBe('false');
    expect((await opened.get(AS_APP, 'serverInfo')).headers.get('X-RateLimit-NearLimit')).toBe('true');
  });
});
