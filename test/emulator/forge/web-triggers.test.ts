import { startFixture, type FixtureEmulator } from './fixture-emulator';

describe('web triggers', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());

  const answered = (answer: unknown) =>
    fetch(`${emulator.url}/x1/hook/answer`, { method: 'POST', body: JSON.stringify(answer) });

  test('get the request with the names of headers as the caller wrote them, and nobody as principal', async () => {
    const { request, context } = (await (
      await fetch(`${emulator.url}/x1/hook/payload?fruit=apple&fruit=pear`, {
        method: 'PUT',
        headers: { 'X-Leaver-Signature': 'abc' },
        body: 'hello',
      })
    ).json()) as { request: { headers: Record<string, string[]> }; context: object };
    expect(request).toMatchObject({
      method: 'PUT',
      path: '/x1/hook/payload',
      userPath: '/payload',
      queryParameters: { fruit: ['apple', 'pear'] },
      body: 'hello',
    });
    const [name, value] =
      Object.entries(request.headers).find(([header]) => header.toLowerCase() === 'x-leaver-signature') ?? [];
    expect([name, value]).toEqual(['X-Leaver-Signature', ['abc']]);
    expect(context).not.toHaveProperty('principal');
  });

  test('answer what the function says, without a body where HTTP has none', async () => {
    const answer = await answered({
      statusCode: 201,
      headers: { 'x-a': ['1', '2'] },
      body: '{}',
      extra: true,
    });
    expect([answer.status, answer.headers.get('x-a'), await answer.text()]).toEqual([201, '1, 2', '{}']);
    const empty = await answered({ statusCode: 204, headers: { 'Content-Length': ['5'] }, body: 'lost' });
    expect([empty.status, await empty.text()]).toEqual([204, '']);
  });

  test.each([
    ['no status', { body: 'x' }],
    ['a status in words', { statusCode: '200' }],
    ['headers that are no lists', { statusCode: 200, headers: { 'x-a': '1' } }],
    ['a body that is no text', { statusCode: 200, body: { a: 1 } }],
    ['a header that HTTP cannot carry', { statusCode: 200, headers: { 'x a': ['1'] } }],
    ['nothing', null],
  ])('answer 500 for %s', async (_, answer) => {
    expect((await answered(answer)).status).toBe(500);
  });

  test('answer 500 when the function throws, 413 when the request is too large, 404 for what is not there', async () => {
    const ask = (address: string, body: string) =>
      fetch(`${emulator.url}/x1/${address}`, { method: 'POST', body });
    const broken = await ask('hook/throw', '');
    expect([broken.status, await broken.text()]).toEqual([500, 'Internal server error']);
    expect((await ask('hook', 'x'.repeat(5_300_000))).status).toBe(413);
    expect((await ask('gate', '')).status).toBe(404);
  });

  test('that are static answer one of their outputs and nothing else', async () => {
    const ring = (body: string) => fetch(`${emulator.url}/x1/bell`, { method: 'POST', body });
    const rung = await ring('rung');
    expect([rung.status, rung.headers.get('content-type'), await rung.text()]).toEqual([
      200,
      'application/json',
      '{"rung":true}',
    ]);
    const broken = await ring('broken');
    expect([broken.status, await broken.text()]).toEqual([503, '']);
    expect((await ring('stolen')).status).toBe(500);
  });

  test('tell the app their addresses, which can be made anew and deleted', async () => {
    const address = (key: string, force = false) => emulator.call('webTriggerUrl', { key, force });
    const own = `http://localhost:${String(emulator.port)}/x1/hook`;
    expect(await address('hook')).toBe(own);
    const second = String(await address('hook', true));
    expect(second).not.toBe(own);
    expect(await address('hook')).toBe(second);
    expect((await fetch(second)).status).toBe(202);
    expect(await emulator.call('webTriggerUrls', { key: 'hook' })).toEqual([
      { moduleKey: 'hook', url: own },
      { moduleKey: 'hook', url: second },
    ]);
    await emulator.call('deleteWebTriggerUrl', { url: second });
    expect((await fetch(second)).status).toBe(404);
    await expect(emulator.call('deleteWebTriggerUrl', { url: second })).rejects.toThrow('no such');
    await expect(address('gate')).rejects.toThrow('Failed to get web trigger URL');
    const { requests } = (await emulator.post('/_emulator/requests?kinds=platform', undefined, 'GET')).body;
    expect(requests).toContainEqual(
      expect.objectContaining({ kind: 'platform', path: '/graphql', status: 200 }),
    );
  });
});
