import { NEW_BREAKER, type Breaker } from '../offboarding/breaker/breaker';
import type { BreakerStore } from '../offboarding/breaker/gate';
import type { BreakerRecord } from '../offboarding/breaker/record';
import { keys } from './keys';
import { getMany } from './many';
import { packedBegun, unpackedBegun, type PackedBegun } from './packed-begun';
import { onlyWhile, replaceMarked, type Row, type Transaction } from './rows';
import type { StoreAccess } from './store-access';

/** The counter stands beside the settings: one row each, changed under its version. */
const ENTITY = 'settings';

export type BreakerRow = Row<
  Omit<Breaker, 'begun'> & {
    begun: PackedBegun;
    /** Made anew with each write, so that it is known again when the answer got lost. */
    mark: string;
  }
>;

/** Puts the counter into a transaction, under the version before its own. */
export const withBreaker = (
  transaction: Transaction,
  breaker: Breaker,
  mark: string = crypto.randomUUID(),
): Transaction =>
  transaction.set(
    keys.breaker,
    rowOf(breaker, mark),
    onlyWhile<BreakerRow>(ENTITY, 'version', breaker.version - 1),
  );

/** How many people began within a day, and what two people agreed to. */
export function createBreakerStore(access: StoreAccess): BreakerStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<BreakerRow>(ENTITY);
  const get = () => attempt(() => rows.get(keys.breaker));
  const read = async (): Promise<Breaker> => breakerIn(await get());
  /** Conditions need a row that exists. */
  const first = (breaker: Breaker, mark: string): Promise<boolean> =>
    create(() => rows.set(keys.breaker, rowOf(breaker, mark), { keyPolicy: 'FAIL_IF_EXISTS' }));
  return {
    read,

    begin: async () => {
      await first({ ...NEW_BREAKER, version: 1 }, crypto.randomUUID());
    },

    replace: async (breaker, record) => {
      const mark = crypto.randomUUID();
      if (breaker.version === 1) {
        const isFirst = (await first(breaker, mark)) || (await get())?.document.mark === mark;
        if (isFirst && record) await attempt(() => kvs.set(keys.breakerRecord(record.number), record));
        return isFirst;
      }
      return replaceMarked(access, ENTITY, keys.breaker, rowOf(breaker, mark), (transaction) =>
        record ? transaction.set(keys.breakerRecord(record.number), record) : transaction,
      );
    },

    records: async (limit) => {
      const { records } = await read();
      const numbers = Array.from({ length: Math.min(records, limit) }, (_, index) => records - index);
      const found = await getMany<BreakerRecord>(access, numbers.map(keys.breakerRecord));
      return numbers.flatMap((number) => found.get(keys.breakerRecord(number)) ?? []);
    },
  };
}

/** What a row holds; where there is none, nothing has been counted. */
export function breakerIn(row: BreakerRow | undefined): Breaker {
  if (!row) return NEW_BREAKER;
  const { mark: _mark, begun, ...document } = row.document;
  return { ...NEW_BREAKER, ...document, begun: unpackedBegun(begun) };
}

const rowOf = (breaker: Breaker, mark: string): BreakerRow => ({
  name: keys.breaker,
  version: breaker.version,
  document: { ...breaker, begun: packedBegun(breaker.begun), mark },
});
