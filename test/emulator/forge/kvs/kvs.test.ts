import { startFixture, type FixtureEmulator } from '../fixture-emulator';

const anyString: unknown = expect.any(String);
const anyNumber: unknown = expect.any(Number);

const COW = { species: 'cow', name: 'Clara', age: 4, weight: 600.5, tame: true };
const DAY_MS = 86_400_000;

describe('the key-value store, through the unmodified package', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  const run: FixtureEmulator['storage'] = (...steps) => emulator.storage(...steps);

  describe('keys', () => {
    test('hold JSON values until they are deleted', async () => {
      const results = await run(
        { do: 'get', key: 'a' },
        { do: 'set', key: 'a', value: { b: [1, 'two', false] } },
        { do: 'get', key: 'a' },
        { do: 'delete', key: 'a' },
        { do: 'delete', key: 'a' },
        { do: 'get', key: 'a' },
      );
      expect(results).toEqual([null, null, { b: [1, 'two', false] }, null, null, null]);
    });

    test('are checked for length, characters, size and depth', async () => {
      let deep: unknown = 1;
      for (let level = 0; level < 32; level += 1) deep = { deep };
      const codes = await run(
        { do: 'set', key: 'x'.repeat(501), value: 1 },
        { do: 'set', key: 'ä', value: 1 },
        { do: 'set', key: '', value: 1 },
        { do: 'set', key: 'big', value: 'x'.repeat(240 * 1024) },
        { do: 'set', key: 'deep', value: deep },
        { do: 'set', key: 'x'.repeat(500), value: 'x'.repeat(240 * 1024 - 2) },
      );
      expect(codes).toEqual([
        { code: 'KEY_TOO_LONG', status: 400 },
        { code: 'INVALID_KEY', status: 400 },
        { code: 'KEY_TOO_SHORT', status: 400 },
        { code: 'MAX_SIZE', status: 400 },
        { code: 'MAX_DEPTH', status: 400 },
        null,
      ]);
    });

    test('are created once with FAIL_IF_EXISTS', async () => {
      const options = { keyPolicy: 'FAIL_IF_EXISTS' };
      const results = await run(
        { do: 'set', key: 'a', value: 1, options },
        { do: 'set', key: 'a', value: 2, options },
        { do: 'get', key: 'a' },
      );
      expect(results).toEqual([null, { code: 'KEY_CONFLICT', status: 409 }, 1]);
    });

    test('tell the previous or the latest value when they are overridden', async () => {
      const returning = (returnValue: string) => ({ keyPolicy: 'OVERRIDE', returnValue });
      const results = await run(
        { do: 'set', key: 'a', value: 1, options: returning('PREVIOUS') },
        { do: 'set', key: 'a', value: 2, options: returning('PREVIOUS') },
        { do: 'set', key: 'a', value: 3, options: returning('LATEST') },
      );
      expect(results).toEqual([null, { key: 'a', value: 1 }, { key: 'a', value: 3 }]);
    });

    test('show metadata on request, and go two days after their time', async () => {
      const ttl = { ttl: { value: 1, unit: 'HOURS' } };
      const [, row] = await run(
        { do: 'set', key: 'a', value: 1, options: ttl },
        { do: 'get', key: 'a', metadata: true },
      );
      expect(row).toMatchObject({
        key: 'a',
        value: 1,
        createdAt: anyNumber,
        updatedAt: anyNumber,
      });
      const { expireTime } = row as { expireTime: string };
      expect(Date.parse(expireTime) - emulator.clock.now()).toBeGreaterThan(3_590_000);

      emulator.clock.advance(DAY_MS);
      expect(await run({ do: 'get', key: 'a' })).toEqual([1]);
      emulator.clock.advance(DAY_MS + 3_700_000);
      expect(await run({ do: 'get', key: 'a' })).toEqual([null]);
    });

    test('cannot live longer than a year', async () => {
      const options = { ttl: { value: 366, unit: 'DAYS' } };
      expect(await run({ do: 'set', key: 'a', value: 1, options })).toEqual([
        { code: 'VALIDATION_ERROR', status: 400 },
      ]);
    });

    test('are queried by their beginning, page by page', async () => {
      for (let group = 0; group < 5; group += 1) {
        const items = Array.from({ length: 25 }, (_, item) => ({
          key: `k:${String(group * 25 + item).padStart(3, '0')}`,
          value: item,
        }));
        await run({ do: 'batchSet', items });
      }
      const [first] = (await run({ do: 'query', prefix: 'k:' })) as {
        results: { key: string }[];
        nextCursor: string;
      }[];
      expect(first?.results.map(({ key }) => key)).toEqual(
        Array.from({ length: 10 }, (_, item) => `k:${String(item).padStart(3, '0')}`),
      );
      const [second] = await run({ do: 'query', prefix: 'k:', limit: 100, cursor: first?.nextCursor ?? '' });
      expect(second).toMatchObject({ results: { length: 100 }, nextCursor: anyString });
      const [third] = await run({ do: 'query', prefix: 'k:12', limit: 100 });
      expect((third as { results: unknown[] }).results).toHaveLength(5);
      expect(third).not.toHaveProperty('nextCursor');
    });

    test('refuse pages that are too large, and cursors of other queries or of long ago', async () => {
      await run({
        do: 'batchSet',
        items: [1, 2, 3].map((item) => ({ key: `a${String(item)}`, value: item })),
      });
      const [page] = (await run({ do: 'query', limit: 1 })) as { nextCursor: string }[];
      const cursor = page?.nextCursor ?? '';
      expect(await run({ do: 'query', limit: 101 }, { do: 'query', prefix: 'a', cursor })).toEqual([
        { code: 'LIST_QUERY_LIMIT_EXCEEDED', status: 400 },
        { code: 'INVALID_CURSOR', status: 400 },
      ]);
      emulator.clock.advance(16 * 60_000);
      expect(await run({ do: 'query', limit: 1, cursor })).toEqual([{ code: 'INVALID_CURSOR', status: 400 }]);
    });
  });

  test('secrets live apart and never show in queries or to the outside', async () => {
    const results = await run(
      { do: 'setSecret', key: 'key', value: 'hush' },
      { do: 'get', key: 'key' },
      { do: 'getSecret', key: 'key' },
      { do: 'query', prefix: 'key' },
      { do: 'setSecret', key: 'big', value: 'x'.repeat(129 * 1024) },
    );
    expect(results).toEqual([null, null, 'hush', { results: [] }, { code: 'MAX_SIZE', status: 400 }]);
    const { body } = await emulator.post('/_emulator/storage', undefined, 'GET');
    expect(body.secrets).toEqual(['key']);
    expect(JSON.stringify(body)).not.toContain('hush');
    const all = '/_emulator/requests?kinds=jira,egress,storage,queue,platform';
    const { body: traffic } = await emulator.post(all, undefined, 'GET');
    expect(JSON.stringify(traffic)).toContain('/api/v1/secret/set');
    expect(JSON.stringify(traffic)).not.toContain('hush');
  });

  describe('entities', () => {
    test('take declared attributes of the declared types only', async () => {
      const set = (value: object) => ({ do: 'entity.set', entity: 'animal', key: 'a', value }) as const;
      const refused = { code: 'INVALID_ENTITY_VALUE', status: 400 };
      const results = await run(
        set(COW),
        set({ ...COW, colour: 'brown' }),
        set({ ...COW, age: 4.5 }),
        set({ ...COW, age: 2_147_483_648 }),
        set({ ...COW, name: ' ' }),
        set({ ...COW, tame: null }),
        set({ notes: { anything: ['goes', 1] } }),
        { do: 'entity.set', entity: 'plant', key: 'a', value: {} },
        { do: 'entity.get', entity: 'animal', key: 'a' },
      );
      expect(results).toEqual([
        null,
        refused,
        refused,
        refused,
        refused,
        refused,
        null,
        { code: 'INVALID_ENTITY_TYPE', status: 400 },
        { notes: { anything: ['goes', 1] } },
      ]);
    });

    test('limit what an index holds of a row', async () => {
      const value = { ...COW, name: 'x'.repeat(901) };
      expect(await run({ do: 'entity.set', entity: 'animal', key: 'a', value })).toEqual([
        { code: 'MAX_SIZE', status: 400 },
      ]);
    });
  });

  describe('entity queries', () => {
    const herd = [
      { species: 'cow', name: 'Clara', age: 4, tame: true },
      { species: 'cow', name: 'Bella', age: 9, tame: false },
      { species: 'cow', name: 'Dora', age: 6, tame: true },
      { species: 'pig', name: 'Rosa', age: 2, tame: true },
      { species: 'cow', name: 'Ageless', tame: true },
    ];
    beforeEach(() =>
      run({ do: 'batchSet', items: herd.map((value) => ({ key: value.name, entityName: 'animal', value })) }),
    );
    const query = { do: 'entity.query', entity: 'animal', index: 'by-species', partition: ['cow'] } as const;
    const names = (results: unknown[]) =>
      results.map(
        (page) =>
          (page as { results?: { value: { name: string } }[] }).results?.map(({ value }) => value.name) ??
          page,
      );

    test('read an index in order; rows that lack an attribute of it are not in it', async () => {
      const results = await run(
        query,
        { ...query, sort: 'DESC' },
        { do: 'entity.query', entity: 'animal', index: 'age' },
      );
      expect(names(results)).toEqual([
        ['Clara', 'Dora', 'Bella'],
        ['Bella', 'Dora', 'Clara'],
        ['Rosa', 'Clara', 'Dora', 'Bella'],
      ]);
    });

    test('know every condition on the range', async () => {
      const where = (condition: string, ...values: unknown[]) => ({ ...query, where: { condition, values } });
      const results = await run(
        where('EQUAL_TO', 6),
        where('GREATER_THAN', 6),
        where('GREATER_THAN_EQUAL_TO', 6),
        where('LESS_THAN', 6),
        where('LESS_THAN_EQUAL_TO', 6),
        where('BETWEEN', 5, 9),
        {
          do: 'entity.query',
          entity: 'animal',
          index: 'by-species-and-tameness',
          partition: ['cow', true],
          where: { condition: 'BEGINS_WITH', values: ['C'] },
        },
        {
          do: 'entity.query',
          entity: 'animal',
          index: 'by-key',
          where: { condition: 'BEGINS_WITH', values: ['B'] },
        },
      );
      expect(names(results)).toEqual([
        ['Dora'],
        ['Bella'],
        ['Dora', 'Bella'],
        ['Clara'],
        ['Clara', 'Dora'],
        ['Dora', 'Bella'],
        ['Clara'],
        ['Bella'],
      ]);
    });

    test('filter after the page, so that a page can be empty and have a next one', async () => {
      const filtered = {
        ...query,
        limit: 1,
        and: [{ field: 'name', condition: 'EQUAL_TO', values: ['Bella'] }],
      };
      const [first] = (await run(filtered)) as { results: unknown[]; nextCursor: string }[];
      expect(first?.results).toEqual([]);
      const [second] = (await run({ ...filtered, cursor: first?.nextCursor ?? '' })) as {
        nextCursor: string;
      }[];
      const third = await run({ ...filtered, cursor: second?.nextCursor ?? '' });
      expect(names(third)).toEqual([['Bella']]);
      expect(third[0]).not.toHaveProperty('nextCursor');
    });

    test('walk backwards with cursors as well', async () => {
      const backwards = { ...query, sort: 'DESC', limit: 2 } as const;
      const [first] = (await run(backwards)) as { nextCursor: string }[];
      expect(names(await run({ ...backwards, cursor: first?.nextCursor ?? '' }))).toEqual([['Clara']]);
    });

    test('join filters with and, or with or', async () => {
      const filter = (operator: 'and' | 'or') => ({
        ...query,
        [operator]: [
          { field: 'tame', condition: 'EQUAL_TO', values: [true] },
          { field: 'name', condition: 'CONTAINS', values: ['ll'] },
        ],
      });
      expect(names(await run(filter('and'), filter('or')))).toEqual([[], ['Clara', 'Dora', 'Bella']]);
      const exists = (condition: string) => ({
        do: 'entity.query' as const,
        entity: 'animal',
        index: 'by-key',
        and: [{ field: 'age', condition, values: [true] }],
      });
      expect(names(await run(exists('NOT_EXISTS')))).toEqual([['Ageless']]);
    });

    test('refuse what is not declared or does not fit', async () => {
      const results = await run(
        { ...query, index: 'by-colour' },
        { ...query, partition: [] },
        { ...query, limit: 101 },
        { ...query, where: { condition: 'BEGINS_WITH', values: ['4'] } },
        { ...query, where: { condition: 'GREATER_THAN', values: ['4'] } },
        { ...query, and: [{ field: 'notes', condition: 'EQUAL_TO', values: ['x'] }] },
        { ...query, and: [{ field: 'colour', condition: 'EQUAL_TO', values: ['x'] }] },
      );
      expect(results.map((result) => (result as { code: string }).code)).toEqual([
        'INVALID_ENTITY_INDEX',
        'VALIDATION_ERROR',
        'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE',
        'INVALID_FILTER_CONDITION',
        'INVALID_FILTER_VALUES',
        'INVALID_FILTER_CONDITION',
        'INVALID_ENTITY_ATTRIBUTE',
      ]);
      expect(results[5]).toMatchObject({ status: 422 });
    });

    test('lag behind writes when a fault says so, while get does not', async () => {
      emulator.order({ target: 'storage', path: 'query', effect: { lagMs: 5000 } });
      const results = await run(
        { do: 'entity.delete', entity: 'animal', key: 'Dora' },
        { do: 'entity.set', entity: 'animal', key: 'Clara', value: { ...COW, age: 20 } },
        query,
        { do: 'entity.get', entity: 'animal', key: 'Dora' },
      );
      expect(names([results[2]])).toEqual([['Clara', 'Dora', 'Bella']]);
      expect(results[3]).toBeNull();
      emulator.clock.advance(6000);
      expect(names(await run(query))).toEqual([['Bella', 'Clara']]);
    });
  });

  describe('batches', () => {
    test('succeed and fail item by item', async () => {
      const [set, got] = await run(
        {
          do: 'batchSet',
          items: [
            { key: 'a', value: 1 },
            { key: 'b', entityName: 'animal', value: { age: 'old' } },
          ],
        },
        { do: 'batchGet', items: [{ key: 'a' }, { key: 'c' }] },
      );
      expect(set).toMatchObject({
        successfulKeys: [{ key: 'a' }],
        failedKeys: [{ key: 'b', entityName: 'animal', error: { code: 'INVALID_ENTITY_VALUE' } }],
      });
      expect(got).toMatchObject({
        successfulKeys: [{ key: 'a', value: 1 }],
        failedKeys: [{ key: 'c', error: { code: 'KEY_NOT_FOUND' } }],
      });
    });

    test('fail whole when they are empty, too long, or name a key twice', async () => {
      const items = (count: number) =>
        Array.from({ length: count }, (_, item) => ({ key: `k${String(item)}` }));
      const refused = { code: 'VALIDATION_ERROR', status: 400 };
      expect(
        await run(
          { do: 'batchGet', items: [] },
          { do: 'batchDelete', items: items(26) },
          { do: 'batchGet', items: [{ key: 'a' }, { key: 'a' }] },
        ),
      ).toEqual([refused, refused, refused]);
    });
  });

  describe('transactions', () => {
    const aged = (age: number) => [{ field: 'age', condition: 'EQUAL_TO', values: [age] }];
    const clara = { key: 'clara', entity: 'animal' };

    test('do everything or nothing', async () => {
      const results = await run(
        { do: 'entity.set', entity: 'animal', key: 'clara', value: COW },
        {
          do: 'transact',
          set: [
            { ...clara, value: { ...COW, age: 5 }, and: aged(4) },
            { key: 'log', value: 'older' },
          ],
        },
        {
          do: 'transact',
          set: [{ ...clara, value: { ...COW, age: 6 }, and: aged(4) }],
          delete: [{ key: 'log' }],
        },
        { do: 'get', key: 'log' },
        { do: 'transact', check: [{ ...clara, and: aged(5) }], delete: [{ key: 'log' }] },
        { do: 'get', key: 'log' },
        { do: 'entity.get', entity: 'animal', key: 'clara' },
      );
      expect(results).toEqual([
        null,
        null,
        { code: 'TRANSACTION_CONDITION_NOT_MET', status: 409 },
        'older',
        null,
        null,
        { ...COW, age: 5 },
      ]);
    });

    test('meet no condition on a row that does not exist', async () => {
      const missing = [{ field: 'age', condition: 'NOT_EXISTS', values: [true] }];
      expect(await run({ do: 'transact', set: [{ ...clara, value: COW, and: missing }] })).toMatchObject([
        { status: 409 },
      ]);
    });

    test('have at most 25 operations, each key once, and no key policy', async () => {
      const sets = (count: number) =>
        Array.from({ length: count }, (_, item) => ({ key: `k${String(item)}`, value: 1 }));
      const refused = { code: 'VALIDATION_ERROR', status: 400 };
      const results = await run(
        { do: 'transact', set: sets(26) },
        { do: 'transact', set: [...sets(1), ...sets(1)] },
        { do: 'transact', set: [{ key: 'a', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } }] },
        { do: 'transact', set: sets(25) },
      );
      expect(results).toEqual([refused, refused, refused, null]);
    });
  });

  test('units of 10 KB are counted, told in the traffic, and limited per minute', async () => {
    await run({ do: 'set', key: 'a', value: 'x'.repeat(25 * 1024) });
    const { body } = await emulator.post('/_emulator/requests?kinds=storage', undefined, 'GET');
    expect(body.requests).toMatchObject([
      { kind: 'storage', path: '/api/v1/set', status: 200, writeUnits: 3 },
    ]);

    const { kvs } = emulator.host();
    const large = JSON.stringify({ key: 'a', value: 'x'.repeat(230 * 1024) });
    const statuses = Array.from({ length: 180 }, () => kvs.answer('/api/v1/set', large, 0).status);
    expect(statuses.at(0)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    emulator.clock.advance(60_000);
    expect(kvs.answer('/api/v1/set', large, 0).status).toBe(200);
  });
});
