import type { Clock } from '../../contract';
import type { Entity, EntityIndex } from '../manifest/app';
import { KVS } from '../limits';
import { compareScalars, OrderedList, type Scalar } from './ordered-list';

/** A stored value. Rows are never changed, only replaced. */
export interface Row {
  key: string;
  value: unknown;
  bytes: number;
  createdAt: number;
  updatedAt: number;
  /** When its time to live ends; it stays readable for a while longer. */
  expiresAt: number | undefined;
}

/** A row's place in an index. */
export interface IndexEntry {
  range: Scalar;
  row: Row;
}

export const KEY_INDEX: EntityIndex = { name: 'by-key', partition: [], range: 'key' };

/** The rows of one namespace (the plain keys, the secrets, one entity) with their indexes. */
export class Table {
  private readonly rows = new Map<string, Row>();
  private readonly indexes: readonly {
    index: EntityIndex;
    partitions: Map<string, OrderedList<IndexEntry>>;
  }[];
  private readonly expiring = new Map<string, number>();
  private changes: { at: number; key: string; before: Row | undefined }[] = [];

  constructor(
    private readonly clock: Clock,
    entity: Entity | undefined,
    /** Whether former states are kept, for reads that lag. */
    private readonly keepsHistory: () => boolean,
  ) {
    const indexes = [KEY_INDEX, ...(entity?.indexes.values() ?? [])];
    this.indexes = indexes.map((index) => ({
      index,
      partitions: new Map<string, OrderedList<IndexEntry>>(),
    }));
  }

  get(key: string): Row | undefined {
    this.removeExpired();
    return this.rows.get(key);
  }

  put(
    key: string,
    value: unknown,
    bytes: number,
    ttlMs: number | undefined,
  ): { row: Row; previous: Row | undefined } {
    const previous = this.get(key);
    const now = this.clock.now();
    const row: Row = {
      key,
      value,
      bytes,
      createdAt: previous?.createdAt ?? now,
      updatedAt: now,
      // Expiry times have whole seconds: see the examples of the documentation.
      expiresAt: ttlMs === undefined ? undefined : Math.ceil((now + ttlMs) / 1000) * 1000,
    };
    this.replace(key, row);
    return { row, previous };
  }

  delete(key: string): void {
    this.removeExpired();
    this.replace(key, undefined);
  }

  /** The entries of one index and partition in order. With `asOf`, as they were at that time. */
  entries(index: EntityIndex, partition: readonly Scalar[], asOf?: number): OrderedList<IndexEntry> {
    this.removeExpired();
    const wanted = JSON.stringify(partition);
    if (asOf === undefined) {
      const partitions = this.indexes.find((candidate) => candidate.index === index)?.partitions;
      return partitions?.get(wanted) ?? new OrderedList(compareEntries);
    }
    const entries = this.rowsAsOf(asOf).flatMap((row) => {
      const place = placeIn(index, row);
      return place?.partition === wanted ? [{ range: place.range, row }] : [];
    });
    return new OrderedList(compareEntries, entries);
  }

  all(): Row[] {
    this.removeExpired();
    return [...this.rows.values()];
  }

  private rowsAsOf(time: number): Row[] {
    const rows = new Map(this.rows);
    for (const change of this.changes.toReversed()) {
      if (change.at <= time) break;
      if (change.before) rows.set(change.key, change.before);
      else rows.delete(change.key);
    }
    return [...rows.values()];
  }

  private replace(key: string, row: Row | undefined): void {
    const before = this.rows.get(key);
    if (this.keepsHistory()) this.changes.push({ at: this.clock.now(), key, before });
    else this.changes = [];
    if (before) this.unindex(before);
    if (row) {
      this.rows.set(key, row);
      this.enterInIndexes(row);
    } else {
      this.rows.delete(key);
    }
    if (row?.expiresAt === undefined) this.expiring.delete(key);
    else this.expiring.set(key, row.expiresAt);
  }

  private removeExpired(): void {
    const limit = this.clock.now() - KVS.expiredStayMs;
    for (const [key, expiresAt] of this.expiring) if (expiresAt <= limit) this.replace(key, undefined);
  }

  private enterInIndexes(row: Row): void {
    for (const { index, partitions } of this.indexes) {
      const place = placeIn(index, row);
      if (!place) continue;
      const list = partitions.get(place.partition) ?? new OrderedList(compareEntries);
      partitions.set(place.partition, list);
      list.add({ range: place.range, row });
    }
  }

  private unindex(row: Row): void {
    for (const { index, partitions } of this.indexes) {
      const place = placeIn(index, row);
      if (!place) continue;
      const list = partitions.get(place.partition);
      list?.remove({ range: place.range, row });
      if (list?.items.length === 0) partitions.delete(place.partition);
    }
  }
}

/** Where a row stands in an index; nowhere when it lacks one of the index's attributes. */
function placeIn(index: EntityIndex, row: Row): { partition: string; range: Scalar } | undefined {
  if (index === KEY_INDEX) return { partition: '[]', range: row.key };
  if (!isRecord(row.value)) return undefined;
  const record = row.value;
  const values = [...index.partition, index.range].map((attribute) => record[attribute]);
  if (!values.every(isScalar)) return undefined;
  const range = values.pop();
  return range === undefined ? undefined : { partition: JSON.stringify(values), range };
}

function compareEntries(first: IndexEntry, second: IndexEntry): number {
  return compareScalars(first.range, second.range) || compareScalars(first.row.key, second.row.key);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
