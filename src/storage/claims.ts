import type { ClaimStore } from '../offboarding/ports';
import { iso, type Clock } from '../offboarding/time';
import { getMany } from './many';
import { onlyWhile } from './rows';
import { isRefused, type StoreAccess } from './store-access';

const ENTITY = 'claim';
interface ClaimRow {
  leaverId: string;
  runId: string;
  takenAt: string;
}

/** Which run has a leaver. The row stays when the run ends: the next run takes it over under a condition. */
export function createClaimStore(access: StoreAccess, clock: Clock): ClaimStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<ClaimRow>(ENTITY);

  const takeOver = async (held: ClaimRow, row: ClaimRow): Promise<string> => {
    const seen = onlyWhile<ClaimRow>(ENTITY, 'runId', held.runId);
    try {
      await attempt(() => kvs.transact().set(row.leaverId, row, seen).execute());
      return row.runId;
    } catch (error) {
      const now = await attempt(() => rows.get(row.leaverId));
      if (!isRefused(error) || !now || now.runId === held.runId) throw error;
      return now.runId;
    }
  };

  return {
    latestRuns: async (leaverIds) => {
      const claims = await getMany<ClaimRow>(access, leaverIds, ENTITY);
      return new Map([...claims].map(([leaverId, { runId }]) => [leaverId, runId]));
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
