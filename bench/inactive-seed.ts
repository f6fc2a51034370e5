import { z } from 'zod';
import type { Host } from '../emulator/forge/host';

/** Rows in one batch: the platform's limit (facts, "KVS"). */
const BATCH = 20;
/** Of about 60 KB each, within the 4,000 units of a minute. */
const ROWS_A_MINUTE = 200;
const DAY = 86_400_000;
/** A yes of Jira's history leaves a week open, so that somebody who works is asked about again after so many days. */
export const CYCLE_DAYS = 84;
/** Who is inactive is asked about again after so many days. */
const INACTIVE_DAYS = 30;

const shardSchema = z.array(z.looseObject({ accountId: z.string() }));
const rowSchema = z.object({ name: z.string(), version: z.number(), document: shardSchema });
const stateSchema = z.looseObject({ shards: z.number() });

/** Who comes due on which day and works until then; the others have stopped. */
export type Workers = ReadonlyMap<string, readonly string[]>;

/**
 * Puts a learned directory where it is after some months: of ten people nine work and were asked about within the last
 * twelve weeks, one has been inactive for half a year and was asked about within the last month.
 * @param now epoch milliseconds
 * @param nextMinute lets a minute pass, so that the storage takes more units
 */
export async function makeSteady(
  host: Host,
  now: number,
  nextMinute: () => Promise<unknown>,
): Promise<Workers> {
  const day = (offset: number): string => new Date(now + offset * DAY).toISOString().slice(0, 10);
  const { shards } = stateSchema.parse(read(host, 'people-state', undefined));
  const workers = new Map<string, string[]>();
  const due = new Map<string, Set<number>>();
  const rows: object[] = [];
  let index = 0;
  for (let shard = 0; shard < shards; shard += 1) {
    if (shard % ROWS_A_MINUTE === 0) await nextMinute();
    const row = rowSchema.parse(read(host, `people:${String(shard)}`, 'people'));
    for (const person of row.document) {
      const isInactive = index % 10 === 0;
      const ago = isInactive ? (index / 10) % INACTIVE_DAYS : index % CYCLE_DAYS;
      const dueOn = day((isInactive ? INACTIVE_DAYS : CYCLE_DAYS) - ago);
      const active = isInactive ? [day(-400), day(-180)] : [day(-ago - 6), day(-ago)];
      Object.assign(person, {
        signals: [{ source: 'jira-history', day: active[0], until: active[1] }],
        looked: day(-ago),
        due: dueOn,
      });
      due.set(dueOn, (due.get(dueOn) ?? new Set()).add(shard));
      // One of thirty stops working.
      if (!isInactive && index % 30 !== 7)
        workers.set(dueOn, [...(workers.get(dueOn) ?? []), person.accountId]);
      index += 1;
    }
    rows.push({ entityName: 'people', key: row.name, value: { ...row, version: row.version + 1 } });
  }
  for (const [dueOn, numbers] of due) {
    const key = `due:${dueOn}`;
    rows.push({ entityName: 'people', key, value: { name: key, version: 1, document: [...numbers] } });
  }
  for (let from = 0; from < rows.length; from += ROWS_A_MINUTE) {
    await nextMinute();
    write(host, rows.slice(from, from + ROWS_A_MINUTE));
  }
  return workers;
}

function read(host: Host, key: string, entityName: string | undefined): unknown {
  const path = entityName === undefined ? '/api/v1/get' : '/api/v1/entity/get';
  const { status, body } = host.kvs.answer(path, JSON.stringify({ key, entityName }), 0);
  if (status !== 200) throw new Error(`${key} could not be read: ${body}`);
  return z.object({ value: z.unknown() }).parse(JSON.parse(body)).value;
}

function write(host: Host, rows: readonly object[]): void {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const { status, body } = host.kvs.answer('/api/v1/batch/set', JSON.stringify(batch), 0);
    if (status !== 200 || !body.includes('"failedKeys":[]')) throw new Error(`Rows were not stored: ${body}`);
  }
}
