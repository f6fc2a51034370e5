import type { Batch } from './at-once';
import type { HourOfBatch, Hours } from './hours';
import { ALLOWED, allowedBy, type Cost } from './traffic';
import type { Overtaking, UrgentTime } from './urgent';

/** Share of what the lowest limit allows, and of calls that may be answered 429. */
export const LEAST_SHARE = 0.95;
export const MOST_REFUSED = 0.01;
/** How much longer than on an idle site an urgent leaver may take. */
export const MOST_TIMES_IDLE = 1.5;

const HOUR_SECONDS = 3600;

export interface Measured {
  /** One leaver by a ticket, on an idle site, and the look at them an hour later. */
  alone: Alone;
  batch: Batch;
  hours: Hours;
  overtaking: Overtaking;
}

export interface Alone {
  run: Cost;
  look: Cost;
  /** The fewest points by a ticket, and without one. */
  fewest: { byTicket: number; byImport: number };
}

/** Leavers an hour. */
export const rateOf = ({ leavers, seconds }: Batch): number => (leavers / seconds) * HOUR_SECONDS;

/** The limit that allows the fewest leavers an hour, where one of them costs so much; points count for whole hours only. */
export const lowestButPoints = (one: Cost): { limit: string; leavers: number } =>
  allowedBy({ ...one, points: 0 }).reduce((low, next) => (next.leavers < low.leavers ? next : low));

/** The cost of each of them. */
export const each = ({ cost, leavers }: { cost: Cost; leavers: number }): Cost => ({
  calls: cost.calls / leavers,
  points: cost.points / leavers,
  deletions: cost.deletions / leavers,
  readUnits: cost.readUnits / leavers,
  writeUnits: cost.writeUnits / leavers,
  refused: cost.refused / leavers,
});

/** All but the last hour. */
export const fullHours = ({ hours }: Measured): HourOfBatch[] => hours.each.slice(0, -1);

/** Leavers that an hour's points allow at the price of our own clean run, the looks of that hour included. */
export const allowedIn = ({ alone, batch }: Measured, { looks }: HourOfBatch): number =>
  (ALLOWED.pointsAnHour - looks * alone.look.points) / each(batch).points;

/** How many times as long as on the idle site the slowest one took: the median there counts. */
export const timesIdle = ({ idle, busy }: Overtaking, what: keyof UrgentTime): number =>
  worst(busy, what) / median(idle, what);

export const worst = (times: readonly UrgentTime[], what: keyof UrgentTime): number =>
  Math.max(...times.map((time) => time[what]));

export function median(times: readonly UrgentTime[], what: keyof UrgentTime): number {
  const sorted = times.map((time) => time[what]).sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nobody left.');
  return middle;
}

/** The limits that did not hold, in words. */
export function missesOf(measured: Measured): string[] {
  const { batch, hours, overtaking } = measured;
  const share = rateOf(batch) / lowestButPoints(each(batch)).leavers;
  const full = fullHours(measured);
  const all = [batch.cost, ...hours.each.map(({ cost }) => cost)];
  return [
    share < LEAST_SHARE && `${percent(share)} of what the lowest limit allows at once.`,
    full.length === 0 && 'The import was through before an hour was full: no hour was measured.',
    ...full.map((hour) => missOfHour(measured, hour)),
    all.some(({ refused, calls }) => refused > MOST_REFUSED * calls) &&
      'More than 1 % of calls were answered 429.',
    missOfTime('while a batch ran', overtaking),
    missOfTime('after a batch had used up its points', hours.urgent),
  ].filter((miss) => miss !== false);
}

function missOfHour(measured: Measured, hour: HourOfBatch): string | false {
  const share = hour.leavers / allowedIn(measured, hour);
  return (
    share < LEAST_SHARE && `${percent(share)} of what the points of hour ${String(hour.hour + 1)} allow.`
  );
}

function missOfTime(when: string, times: Overtaking): string | false {
  const factor = timesIdle(times, 'done');
  return (
    factor > MOST_TIMES_IDLE &&
    `An urgent leaver ${when} took ${factor.toFixed(2)} times as long as on an idle site.`
  );
}

export const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;
