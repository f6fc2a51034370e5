import { BatchSite, GROUPS } from './batch-site';
import { costOf, isDeletion, isIntoHolding, type Cost } from './traffic';

const OK = 200;

export interface Batch {
  leavers: number;
  cost: Cost;
  /** From the confirmation until the last account is in the holding group. */
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
      (now) =>
        now.filter((call) => isDeletion(call) && call.status === OK).length >= leavers * GROUPS &&
        now.filter(isIntoHolding).length >= leavers,
    );
    const last = Math.max(
      ...calls.filter(isIntoHolding).map(({ at, durationMs }) => Date.parse(at) + durationMs),
    );
    await batch.site.clearFaults();
    await batch.end();
    return { leavers, cost: costOf(calls), seconds: (last - from) / 1000 };
  } finally {
    await batch.close();
  }
}
