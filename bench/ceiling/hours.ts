import { BatchSite } from './batch-site';
import { costOf, isIntoHolding, looksAmong, type Call, type Cost } from './traffic';
import { leaveBeside, leaveWhileIdle, URGENT_LEAVERS, type Overtaking } from './urgent';

const HOUR = 3_600_000;
/** How often the platform's schedule wakes the app. Seconds. */
const SCHEDULE = 300;

export interface HourOfBatch {
  /** Counted from 0. */
  hour: number;
  leavers: number;
  /** How many were looked at again, an hour or more after their run. */
  looks: number;
  cost: Cost;
}

export interface Hours {
  each: HourOfBatch[];
  /** Of some who left urgently at half past the first hour, after the batch had used up its share of the points. */
  urgent: Overtaking;
}

/** Lets so many leavers begin at the full hour and moves time on until all of them are through. */
export async function carryForHours(leavers: number): Promise<Hours> {
  const batch = await BatchSite.start(leavers, URGENT_LEAVERS);
  try {
    const { site } = batch;
    const idle = await slowly(batch, () => leaveWhileIdle(batch));
    const start = (Math.floor(site.now() / HOUR) + 1) * HOUR;
    await site.advanceTo(start);
    const before = await batch.confirm();
    const looks = new Set<Call>();
    // Soon after each look: the invocations are not remembered for long.
    const noteLooks = async () => {
      for (const call of looksAmong(await batch.until(before, () => true), site)) looks.add(call);
    };
    await batch.move(HOUR / 2 / 1000);
    await noteLooks();
    const busy = await slowly(batch, () => leaveBeside(batch, before));
    while (!(await batch.isOver())) {
      await batch.move(Math.max(0, untilSchedule(site.now()) - 1));
      await site.advance(untilSchedule(site.now()));
      await noteLooks();
    }
    await batch.end();
    const calls = await batch.until(before, () => true);
    const hourOf = ({ at }: Call) => Math.floor((Date.parse(at) - start) / HOUR);
    const hours = Math.max(...calls.filter(isIntoHolding).map(hourOf)) + 1;
    const each = Array.from({ length: hours }, (_, hour) => {
      const within = calls.filter((call) => hourOf(call) === hour);
      return {
        hour,
        leavers: within.filter(isIntoHolding).length,
        looks: within.filter((call) => looks.has(call)).length,
        cost: costOf(within),
      };
    });
    return { each, urgent: { idle, busy } };
  } finally {
    await batch.close();
  }
}

/** Urgent leavers take real time, with the time that calls take on the way. */
async function slowly<T>(batch: BatchSite, leave: () => Promise<T>): Promise<T> {
  await batch.slowDown();
  try {
    return await leave();
  } finally {
    await batch.site.clearFaults();
  }
}

/** Seconds until the schedule comes again. */
const untilSchedule = (now: number): number => SCHEDULE - ((now / 1000) % SCHEDULE);
