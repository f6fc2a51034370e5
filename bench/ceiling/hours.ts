import { BatchSite } from './batch-site';
import { costOf, isIntoHolding, type Cost } from './traffic';
import { leaveNow, type UrgentTime } from './urgent';

const HOUR = 3_600_000;
/** How often the platform's schedule wakes the app. Seconds. */
const SCHEDULE = 300;

export interface HourOfBatch {
  /** Counted from 0. */
  hour: number;
  leavers: number;
  cost: Cost;
}

export interface Hours {
  each: HourOfBatch[];
  /** Of somebody who left urgently in the first hour, after the batch had used up its share of the points. */
  urgent: UrgentTime;
}

/** Lets so many leavers begin at the full hour and moves time on until all of them are through. */
export async function carryForHours(leavers: number): Promise<Hours> {
  const batch = await BatchSite.start(leavers, 1);
  try {
    const { site } = batch;
    const start = (Math.floor(site.now() / HOUR) + 1) * HOUR;
    await site.advanceTo(start);
    const before = await batch.confirm();
    await batch.move(HOUR / 2 / 1000);
    const [other] = batch.others;
    if (!other) throw new Error('One person is left out of the file.');
    const urgent = await leaveNow(batch, 'IT-1', other.accountId);
    while (!(await batch.isOver())) {
      await batch.move(Math.max(0, untilSchedule(site.now()) - 1));
      await site.advance(untilSchedule(site.now()));
    }
    await batch.end();
    const calls = await batch.until(before, () => true);
    const hourOf = (at: string) => Math.floor((Date.parse(at) - start) / HOUR);
    const hours = Math.max(...calls.filter(isIntoHolding).map(({ at }) => hourOf(at))) + 1;
    const each = Array.from({ length: hours }, (_, hour) => {
      const within = calls.filter(({ at }) => hourOf(at) === hour);
      return { hour, leavers: within.filter(isIntoHolding).length, cost: costOf(within) };
    });
    return { each, urgent };
  } finally {
    await batch.close();
  }
}

/** Seconds until the schedule comes again. */
const untilSchedule = (now: number): number => SCHEDULE - ((now / 1000) % SCHEDULE);
