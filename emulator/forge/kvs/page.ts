import type { Clock } from '../../contract';
import { KVS } from '../limits';
import type { Condition } from './conditions';
import { readCursor, writeCursor } from './cursors';
import { badRequest } from './errors';
import { compareScalars, type OrderedList, type Scalar } from './ordered-list';
import type { IndexEntry, Row } from './table';

export interface PageRequest {
  /** Identifies the query, so that a cursor of another one is noticed. */
  query: string;
  entries: OrderedList<IndexEntry>;
  range: Condition | undefined;
  descending: boolean;
  cursor: string | undefined;
  limit: number | undefined;
  limitCode: string;
}

/**
 * Cuts one page out of an index. Only `range` is applied: filters come afterwards, so that a page can be empty
 * and still have a next one.
 * @throws KvsError when the limit or the cursor is invalid
 */
export function cutPage(clock: Clock, request: PageRequest): { rows: Row[]; cursor: string | undefined } {
  const limit = request.limit ?? KVS.pageDefault;
  if (limit < 1 || limit > KVS.pageLargest) {
    throw badRequest(
      request.limitCode,
      `The page limit must be set between 1 and ${String(KVS.pageLargest)}.`,
    );
  }
  const { entries } = request;
  let [start, end] = bounds(entries, request.range);
  if (request.cursor !== undefined) {
    const place = readCursor(clock, request.query, request.cursor);
    if (request.descending)
      end = Math.min(
        end,
        entries.firstWhere((entry) => compareToPlace(entry, place) >= 0),
      );
    else
      start = Math.max(
        start,
        entries.firstWhere((entry) => compareToPlace(entry, place) > 0),
      );
  }
  const page = request.descending
    ? entries.items.slice(Math.max(start, end - limit), Math.max(start, end)).reverse()
    : entries.items.slice(start, Math.min(end, start + limit));
  const last = page.at(-1);
  const hasMore = end - start > limit;
  return {
    rows: page.map(({ row }) => row),
    cursor:
      hasMore && last
        ? writeCursor(clock, request.query, { range: last.range, key: last.row.key })
        : undefined,
  };
}

function compareToPlace(entry: IndexEntry, place: { range: Scalar; key: string }): number {
  return compareScalars(entry.range, place.range) || compareScalars(entry.row.key, place.key);
}

/** First position within the range, and first position behind it. */
function bounds(entries: OrderedList<IndexEntry>, range: Condition | undefined): [number, number] {
  const [first, second = first] = range?.values ?? [];
  if (!range || first === undefined || second === undefined) return [0, entries.items.length];
  const from = (included: boolean) =>
    entries.firstWhere((entry) => compareScalars(entry.range, first) >= (included ? 0 : 1));
  const behind = (limit: Scalar, included: boolean) =>
    entries.firstWhere((entry) => compareScalars(entry.range, limit) >= (included ? 1 : 0));
  switch (range.condition) {
    case 'EQUAL_TO':
    case 'BETWEEN':
      return [from(true), behind(second, true)];
    case 'GREATER_THAN':
      return [from(false), entries.items.length];
    case 'GREATER_THAN_EQUAL_TO':
      return [from(true), entries.items.length];
    case 'LESS_THAN':
      return [0, behind(first, false)];
    case 'LESS_THAN_EQUAL_TO':
      return [0, behind(first, true)];
    case 'BEGINS_WITH': {
      const start = String(first);
      const isBehind = ({ range: value }: IndexEntry) => value > start && !String(value).startsWith(start);
      return [from(true), entries.firstWhere(isBehind)];
    }
    default:
      throw badRequest('INVALID_FILTER_CONDITION', `${range.condition} is not supported in "where".`);
  }
}
