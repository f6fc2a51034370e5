import type { PlaceOf, PlaceScan } from '../../src/offboarding/places/port';
import { createPlaceStore } from '../../src/storage/places';
import type { StoreAccess } from '../../src/storage/store-access';

const MOST_BYTES = 200 * 1024;

/** The platform's store as far as this part of it goes: values by key. */
function memoryStore() {
  const values = new Map<string, string>();
  const kvs = {
    get: (key: string) => Promise.resolve(read(key)),
    set: (key: string, value: unknown) => {
      values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    batchGet: (items: { key: string }[]) =>
      Promise.resolve({
        successfulKeys: items
          .filter(({ key }) => values.has(key))
          .map(({ key }) => ({ key, value: read(key) })),
        failedKeys: [],
      }),
  };
  const read = (key: string): unknown => JSON.parse(values.get(key) ?? 'null') ?? undefined;
  const access = { kvs, attempt: <T>(call: () => Promise<T>) => call(), create: () => Promise.resolve(true) };
  let minutes = 0;
  const clock = { now: () => (minutes += 1) * 60_000 };
  return { values, store: createPlaceStore(access as unknown as StoreAccess, clock) };
}

const role = (accountId: string, project: number): PlaceOf => ({
  accountId,
  place: {
    kind: 'role',
    projectId: String(project),
    projectKey: `PROJECT${String(project)}`,
    roleId: '10002',
    roleName: 'Administrators',
    isLast: false,
  },
});

const scan = (shards: number[]): PlaceScan => ({
  startedAt: '2026-11-21T12:00:00.000Z',
  shards,
  isComplete: true,
  unread: 0,
  points: 100,
  hour: { from: 0, points: 100 },
});

test('somebody with a place in each of 5,000 projects is found whole, and no value passes 200 KiB', async () => {
  const { values, store } = memoryStore();
  const everywhere = Array.from({ length: 5_000 }, (_, project) => role('admin', project));
  const others = Array.from({ length: 20_000 }, (_, person) =>
    role(`person-${String(person)}`, person % 5_000),
  );
  const shards = [await store.writePage(0, everywhere), await store.writePage(1, others)];
  expect(await store.publish(scan(shards))).toBe(true);

  const index = await store.index();
  if (!index) throw new Error('There is no index.');
  expect((await store.placesOf('admin', index)).roles).toHaveLength(5_000);
  expect((await store.placesOf('person-7', index)).roles).toEqual([
    expect.objectContaining({ projectKey: 'PROJECT7', roleName: 'Administrators' }),
  ]);
  expect((await store.placesOf('nobody', index)).roles).toEqual([]);
  const sizes = [...values.values()].map((value) => Buffer.byteLength(value));
  expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
});

test('what is read for one person stays small', async () => {
  const { store, values } = memoryStore();
  const others = Array.from({ length: 20_000 }, (_, person) =>
    role(`person-${String(person)}`, person % 5_000),
  );
  await store.publish(scan([await store.writePage(0, others)]));
  const index = await store.index();
  expect(index?.buckets.every((shards) => shards <= 1)).toBe(true);
  const buckets = [...values].filter(([key]) => key.startsWith('places:'));
  expect(Math.max(...buckets.map(([, value]) => Buffer.byteLength(value)))).toBeLessThan(MOST_BYTES / 2);
});

test('an index of which a part was lost is not published', async () => {
  const { values, store } = memoryStore();
  const shards = await store.writePage(0, [role('admin', 1)]);
  values.delete('place-page:0:0');
  expect(await store.publish(scan([shards]))).toBe(false);
  expect(await store.index()).toBeUndefined();
});

test('a new index takes the place of the old one, and the old one stays readable until then', async () => {
  const { store } = memoryStore();
  await store.publish(scan([await store.writePage(0, [role('admin', 1)])]));
  const before = await store.index();
  await store.publish(scan([await store.writePage(0, [role('admin', 2)])]));
  const after = await store.index();
  if (!before || !after) throw new Error('There is no index.');
  expect((await store.placesOf('admin', before)).roles).toMatchObject([{ projectId: '1' }]);
  expect((await store.placesOf('admin', after)).roles).toMatchObject([{ projectId: '2' }]);
});
