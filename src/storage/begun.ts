import { TryLater } from '../offboarding/later';
import type { Begun, BegunStore } from '../offboarding/reach/tally';
import { SECOND, type Clock } from '../offboarding/time';
import { createTurns } from '../offboarding/turns';
import { keys } from './keys';
import { writeNext, type Row } from './rows';
import type { StoreAccess } from './store-access';

/** One row for each operator stands beside the settings. */
const ENTITY = 'settings';
/** Beginnings of one operator in several invocations at once; those of one worker go one after the other. */
const MOST_TRIES = 10;
const WAIT_FOR_OTHERS = 2 * SECOND;

type BegunRow = Row<{ begun: readonly Begun[] }>;

/** Whom each operator has begun lately; written only where the settings count them. */
export function createBegunStore(access: StoreAccess, clock: Clock): BegunStore {
  const rows = access.kvs.entity<BegunRow>(ENTITY);
  const get = (operatorId: string) => access.attempt(() => rows.get(keys.begun(operatorId)));
  const inTurn = createTurns();

  const change: BegunStore['change'] = async (operatorId, next) => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const row = await get(operatorId);
      const before = row?.document.begun ?? [];
      const begun = next(before);
      if (begun === undefined) return false;
      if (begun === before) return true;
      const name = keys.begun(operatorId);
      if (await writeNext(access, ENTITY, { name, version: (row?.version ?? 0) + 1, document: { begun } })) {
        return true;
      }
    }
    const at = clock.now() + WAIT_FOR_OTHERS;
    throw new TryLater(at, 'others are begun by the same operator in this moment', 'rate-limit');
  };

  return {
    read: async (operatorId) => (await get(operatorId))?.document.begun ?? [],
    change: (...asked) => inTurn(() => change(...asked)),
  };
}
