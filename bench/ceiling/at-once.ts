import { BatchSite } from './batch-site';
import { callsSince, costOf, isIntoHolding, readBacksAmong, type Cost } from './traffic';

export interface Batch {
  leavers: number;
  /** Of everything until the import says that it is done. */
  cost: Cost;
  /** From the confirmation until the last leaver was read back. */
  seconds: number;
}

/** Lets so many leavers begin at once, in real time, and waits for the last one. */
export async function carryAtOnce(leavers: number): Promise<Batch> {
  const batch = await BatchSite.start(leavers);
  try {
    await batch.slowDown();
    const from = batch.site.now();
    const before = await batch.confirm();
    const calls = await batch.until(
      before,
      (now) => now.filter(isIntoHolding).length >= leavers && readBacksAmong(now).size >= leavers,
    );
    const last = Math.max(...readBacksAmong(calls).values());
    await batch.site.clearFaults();
    await batch.end();
    return { leavers, cost: costOf(callsSince(batch.site, before)), seconds: (last - from) / 1000 };
  } finally {
    await batch.close();
  }
}
