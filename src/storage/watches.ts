import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import type { WatchStore } from '../offboarding/ports';
import type { Watch } from '../offboarding/watch/watch';
import { isRefused, type StoreAccess } from './store-access';

const ENTITY = 'watch';

/** Who is looked at again and when: one row for each run that took somebody's access. */
export function createWatchStore({ kvs, attempt, create }: StoreAccess): WatchStore {
  const rows = kvs.entity<Watch>(ENTITY);
  return {
    get: (runId) => attempt(() => rows.get(runId)),

    begin: async (watch) => {
      await create(() => rows.set(watch.runId, watch, { keyPolicy: 'FAIL_IF_EXISTS' }));
    },

    replace: async (watch) => {
      const entity = {
        entityName: ENTITY,
        conditions: new Filter<Watch>().and('version', FilterConditions.equalTo(watch.version - 1)),
      };
      const mark = crypto.randomUUID();
      const marked: Watch = { ...watch, document: { ...watch.document, mark } };
      try {
        await attempt(() => kvs.transact().set(watch.runId, marked, entity).execute());
        return true;
      } catch (error) {
        if (!isRefused(error)) throw error;
        // The first try may have written the row without an answer; then the repeated one meets its own.
        return (await attempt(() => rows.get(watch.runId)))?.document.mark === mark;
      }
    },

    due: async (before, limit) => {
      const page = await attempt(() =>
        rows
          .query()
          .index('by-due', { partition: ['due'] })
          .where(WhereConditions.lessThanEqualTo(before))
          .sort(Sort.ASC)
          .limit(limit)
          .getMany(),
      );
      return page.results.map(({ value }) => value);
    },
  };
}
