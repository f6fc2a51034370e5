import type { Decision } from '../offboarding/decision';
import type { DecisionStore } from '../offboarding/ports';
import { keys } from './keys';
import type { StoreAccess } from './store-access';

/** Decisions, each created once and never changed. */
export function createDecisionStore({ kvs, attempt, create }: StoreAccess): DecisionStore {
  const get = (id: string): Promise<Decision | undefined> =>
    attempt(() => kvs.get<Decision>(keys.decision(id)));
  return {
    get,
    record: async (decision) => {
      const key = keys.decision(decision.id);
      const isNew = await create(() => kvs.set(key, decision, { keyPolicy: 'FAIL_IF_EXISTS' }));
      if (isNew) return decision;
      return (await get(decision.id)) ?? decision;
    },
  };
}
