import { Filter, FilterConditions } from '@forge/kvs';
import type { ClaimStore } from '../offboarding/ports';
import { iso, type Clock } from '../offboarding/time';
import { isRefused, type StoreAccess } from './store-access';

const ENTITY = 'claim';
/** Keys in one batch: the platform's limit is 25 operations. */
const BATCH = 25;

interface ClaimRow {
  leaverId: string;
  runId: string;
  takenAt: string;
}

/** Which run has a leaver. The row stays when the run ends: the next run takes it over under a condition. */
export function createClaimStore({ kvs, attempt, create }: StoreAccess, clock: Clock): ClaimStore {
  const rows = kvs.entity<ClaimRow>(ENTITY);

  const takeOver = async (held: ClaimRow, row: ClaimRow): Promise<string> => {
    const entity = {
      entityName: ENTITY,
      conditions: new Filter<ClaimRow>().and('runId', FilterConditions.equalTo(held.runId)),
    };
    try {
      await attempt(() => kvs.transact().set(row.leaverId, row, entity).execute());
      return row.runId;
    } catch (error) {
      const now = await attempt(() => rows.get(row.leaverId));
      if (!isRefused(error) || !now || now.runId === held.runId) throw error;
      return now.runId;
    }
  };

  return {
    latestRuns: async (leaverIds) => {
      const latest = new Map<string, string>();
      for (let start = 0; start < leaverIds.length; start += BATCH) {
        const batch = leaverIds.slice(start, start + BATCH);
        const { successfulKeys } = await attempt(() =>
          kvs.batchGet<ClaimRow>(batch.map((key) => ({ key, entityName: ENTITY }))),
        );
        for (const { value } of successfulKeys) latest.set(value.leaverId, value.runId);
      }
      return latest;
    },

    take: async (leaverId, runId, isUnderWay) => {
      const row: ClaimRow = { leaverId, runId, takenAt: iso(clock.now()) };
      if (await create(() => rows.set(leaverId, row, { keyPolicy: 'FAIL_IF_EXISTS' }))) return runId;
      const held = await attempt(() => rows.get(leaverId));
      if (!held || held.runId === runId) return runId;
      if (await isUnderWay(held.runId, Date.parse(held.takenAt))) return held.runId;
      return takeOver(held, row);
    },
  };
}
