import type { WatchStore } from '../offboarding/ports';
import type { Watch } from '../offboarding/watch/watch';
import { dueRows, replaceMarked } from './rows';
import type { StoreAccess } from './store-access';

const ENTITY = 'watch';

/** Who is looked at again and when: one row for each run that took somebody's access. */
export function createWatchStore(access: StoreAccess): WatchStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<Watch>(ENTITY);
  return {
    get: (runId) => attempt(() => rows.get(runId)),

    begin: async (watch) => {
      await create(() => rows.set(watch.runId, watch, { keyPolicy: 'FAIL_IF_EXISTS' }));
    },

    replace: (watch) => {
      const marked = { ...watch, document: { ...watch.document, mark: crypto.randomUUID() } };
      return replaceMarked(access, ENTITY, watch.runId, marked);
    },

    due: (before, limit) => dueRows<Watch>(access, ENTITY, ['by-due', 'due'], before, limit),
  };
}
