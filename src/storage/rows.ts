import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import { RequestProblem } from '../offboarding/console/request';
import { isRefused, type Kvs, type StoreAccess } from './store-access';

export type Transaction = ReturnType<Kvs['transact']>;

/** A value that is changed only by who has seen its latest version. */
export interface Row<Value> {
  name: string;
  version: number;
  document: Value;
}

/** A row that is known again by whoever wrote it: the mark is made anew with each write. */
interface Marked {
  version: number;
  document: { mark?: string };
}

/** Where a row stands, and that it is written only while this field of it is as it was seen. */
export const onlyWhile = <Stored extends object>(
  entityName: string,
  field: keyof Stored & string,
  seen: string | number,
) => ({
  entityName,
  conditions: new Filter<Stored>().and(field, FilterConditions.equalTo(seen)),
});

/** @returns false when the platform refused; what has no answer is thrown */
export async function unlessRefused(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

/**
 * Writes the next version of a row, or its first.
 * @returns false when the row is not at the version before any more, were it by this very write
 */
export async function writeNext<Value>(
  { kvs, attempt, create }: StoreAccess,
  entityName: string,
  row: Row<Value>,
): Promise<boolean> {
  if (row.version === 1) {
    const rows = kvs.entity<Row<Value>>(entityName);
    return create(() => rows.set(row.name, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
  }
  const seen = onlyWhile<Row<Value>>(entityName, 'version', row.version - 1);
  return unlessRefused(() => attempt(() => kvs.transact().set(row.name, row, seen).execute()));
}

/**
 * Writes the next version of a row in the place of the one before. The first try may have written it without an answer;
 * then the repeated one meets its own, which it knows by its mark.
 * @param also puts what is to be written with it into the same transaction
 * @returns false when somebody else has written the row meanwhile
 * @throws what the platform said when it refused and the row is as it was
 */
export async function replaceMarked(
  { kvs, attempt }: StoreAccess,
  entityName: string,
  key: string,
  row: Marked,
  also: (transaction: Transaction) => Transaction = (transaction) => transaction,
): Promise<boolean> {
  const seen = onlyWhile<Marked>(entityName, 'version', row.version - 1);
  try {
    await attempt(() => also(kvs.transact().set(key, row, seen)).execute());
    return true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    const now = await attempt(() => kvs.entity<Marked>(entityName).get(key));
    if (now?.version === row.version - 1) throw error;
    const { mark } = row.document;
    return mark !== undefined && now?.document.mark === mark;
  }
}

interface Query<Page> {
  cursor(after: string): Query<Page>;
  getMany(): Promise<Page>;
}

/**
 * One page of a list. @param cursor where the page before ended; undefined for the first
 * @throws RequestProblem when the platform does not know the cursor
 */
export async function readPage<Page>(
  { attempt }: Pick<StoreAccess, 'attempt'>,
  query: Query<Page>,
  cursor: string | undefined,
): Promise<Page> {
  try {
    return await attempt(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
  } catch (error) {
    if (cursor === undefined || !isRefused(error)) throw error;
    throw new RequestProblem('The list cannot be gone on with from here. Try again from its beginning.');
  }
}

/** The rows of one kind of work whose time has come, the longest overdue first. */
export async function dueRows<Stored extends object>(
  { kvs, attempt }: StoreAccess,
  entityName: string,
  [index, work]: readonly [index: string, work: string],
  before: string,
  limit: number,
): Promise<Stored[]> {
  const page = await attempt(() =>
    kvs
      .entity<Stored>(entityName)
      .query()
      .index(index, { partition: [work] })
      .where(WhereConditions.lessThanEqualTo(before))
      .sort(Sort.ASC)
      .limit(limit)
      .getMany(),
  );
  return page.results.map(({ value }) => value);
}
