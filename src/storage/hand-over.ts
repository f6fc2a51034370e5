import { Sort } from '@forge/kvs';
import type { IssuePart, IssuePartStore, SuccessionStore } from '../offboarding/hand-over/port';
import { keys } from './keys';
import type { StoreAccess } from './store-access';

const ENTITY = 'succession';
/** Runs that name one person are looked at from the newest back to here; older ones are over. */
const MOST_RUNS = 100;

/** The issues of each bulk change, a thousand to a value. */
export function createIssuePartStore({ kvs, attempt }: StoreAccess): IssuePartStore {
  return {
    write: (runId, number, part) =>
      attempt(() => kvs.set(keys.issuePart(runId, number), part, { ttl: { value: 365, unit: 'DAYS' } })),
    read: (runId, number) => attempt(() => kvs.get<IssuePart>(keys.issuePart(runId, number))),
  };
}

/** Which runs name somebody as successor. */
export function createSuccessionStore({ kvs, attempt }: StoreAccess): SuccessionStore {
  const rows = kvs.entity<{ runId: string; successorId: string; createdAt: string }>(ENTITY);
  return {
    record: (succession) =>
      attempt(() => rows.set(`${succession.runId}:${succession.successorId}`, succession)),
    runsFor: async (successorId) => {
      const { results } = await attempt(() =>
        rows
          .query()
          .index('by-successor', { partition: [successorId] })
          .sort(Sort.DESC)
          .limit(MOST_RUNS)
          .getMany(),
      );
      return results.map(({ value }) => value.runId);
    },
  };
}
