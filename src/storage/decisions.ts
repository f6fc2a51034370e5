import type { Decision } from '../offboarding/decision';
import { jsonOf } from '../offboarding/evidence/run-entries';
import type { DecisionStore } from '../offboarding/ports';
import { keys } from './keys';
import { packed, unpacked, type PackedDecision } from './packed-decision';
import type { StoreAccess } from './store-access';

/** Bytes of a value: the platform's limit is 240 KiB (facts). A refusal that comes up last takes some more than its run. */
const MOST_BYTES = 0.9 * 240 * 1024;

/** Decisions, each created once and never changed. */
export function createDecisionStore({ kvs, attempt, create }: StoreAccess): DecisionStore {
  const get = async (id: string): Promise<Decision | undefined> => {
    const stored = await attempt(() => kvs.get<PackedDecision>(keys.decision(id)));
    return stored && unpacked(stored);
  };
  return {
    get,
    fits: (decision) => Buffer.byteLength(JSON.stringify(packed(jsonOf(decision)))) <= MOST_BYTES,
    record: async (decision) => {
      const key = keys.decision(decision.id);
      const value = packed(jsonOf(decision));
      const isNew = await create(() => kvs.set(key, value, { keyPolicy: 'FAIL_IF_EXISTS' }));
      if (isNew) return decision;
      return (await get(decision.id)) ?? decision;
    },
  };
}
