import { Sort } from '@forge/kvs';
import type { Import, RowPage } from '../offboarding/import/import';
import type { ImportStore } from '../offboarding/import/port';
import { keys } from './keys';
import { deleteMany, getMany } from './many';
import { dueRows, replaceMarked } from './rows';
import type { StoreAccess } from './store-access';

const ENTITY = 'import';
/** Writers of one import: the operator, and the consumer. */
const MOST_TRIES = 8;
/** A file that nobody goes on with is gone by then: what lies here has not been read, and names people. Days. */
const CHUNK_DAYS = 7;

/** Imports: a row each, the chunks of their file until it was read, and pages of rows. */
export function createImportStore(access: StoreAccess): ImportStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<Import>(ENTITY);
  const get = (id: string) => attempt(() => rows.get(id));

  return {
    get,
    create: async (row) => {
      await create(() => rows.set(row.id, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
    },
    change: async (id, make) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const now = await get(id);
        const made = now && make(now);
        if (!made) return now;
        const document = { ...made.document, mark: crypto.randomUUID() };
        const row = { ...made, version: now.version + 1, document };
        if (await replaceMarked(access, ENTITY, id, row)) return row;
      }
      throw new Error(`The import ${id} was changed by others at every try.`);
    },
    latest: async (limit) => {
      const page = await attempt(() =>
        rows
          .query()
          .index('by-date', { partition: ['import'] })
          .sort(Sort.DESC)
          .limit(limit)
          .getMany(),
      );
      return page.results.map(({ value }) => value);
    },
    due: (work, before, limit) => dueRows<Import>(access, ENTITY, ['by-work', work], before, limit),
    putChunk: (id, number, data) =>
      attempt(() =>
        kvs.set(keys.importChunk(id, number), data, { ttl: { value: CHUNK_DAYS, unit: 'DAYS' } }),
      ),
    chunk: (id, number) => attempt(() => kvs.get<string>(keys.importChunk(id, number))),
    removeChunks: (id, count) =>
      deleteMany(
        access,
        range(count).map((number) => keys.importChunk(id, number)),
      ),
    putPage: (id, number, page) => attempt(() => kvs.set(keys.importPage(id, number), page)),
    pages: async (id, numbers) => {
      const names = numbers.map((number) => keys.importPage(id, number));
      const found = await getMany<RowPage>(access, names);
      return names.map((name) => found.get(name));
    },
    removePages: (id, count) =>
      deleteMany(
        access,
        range(count).map((number) => keys.importPage(id, number)),
      ),
  };
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
