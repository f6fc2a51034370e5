import { FIELDS, OPERATOR } from '../../test/journeys/site';
import { resolvedAt } from '../bench-site';
import { BatchSite, type Person } from './batch-site';
import { isAnswered, isDeletion, latest, type Call } from './traffic';

/** The batch is under way when so many memberships have ended. */
const UNDER_WAY = 200;
const LEAVERS = 300;
/** One after the other leaves by each of them, on the idle site and again beside the batch. */
const TICKETS = ['IT-1', 'IT-2', 'IT-3'] as const;

/** People whom a site needs beside its batch. */
export const URGENT_LEAVERS = 2 * TICKETS.length;

/** Milliseconds from the transition of a ticket. */
export interface UrgentTime {
  lastMembership: number;
  /** Until the report has been written. */
  done: number;
}

export interface Overtaking {
  /** On a site that does nothing else. */
  idle: UrgentTime[];
  /** On the same site beside a batch. */
  busy: UrgentTime[];
}

/** Urgent leavers on an idle site, and on the same site while a batch runs. */
export async function overtake(): Promise<Overtaking> {
  const batch = await BatchSite.start(LEAVERS, URGENT_LEAVERS);
  try {
    await batch.warmUp();
    await batch.slowDown();
    const idle = await leaveWhileIdle(batch);
    const before = await batch.confirm();
    await batch.until(before, (calls) => calls.filter(isDeletion).length >= UNDER_WAY);
    return { idle, busy: await leaveBeside(batch, before) };
  } finally {
    await batch.close();
  }
}

/** Urgent leavers before the batch is confirmed. Their tickets are open again afterwards. */
export async function leaveWhileIdle(batch: BatchSite): Promise<UrgentTime[]> {
  const times = await leaveOneByOne(batch, batch.others.slice(0, TICKETS.length));
  for (const ticket of TICKETS) await batch.site.reopen(ticket);
  return times;
}

/**
 * Urgent leavers while the batch is not through.
 * @param before the number of the last call before the batch was confirmed
 * @throws Error when it is through before they are
 */
export async function leaveBeside(batch: BatchSite, before: number): Promise<UrgentTime[]> {
  const times = await leaveOneByOne(batch, batch.others.slice(TICKETS.length));
  batch.checkUnfinished(before);
  return times;
}

async function leaveOneByOne(batch: BatchSite, people: readonly Person[]): Promise<UrgentTime[]> {
  const times: UrgentTime[] = [];
  for (const [index, ticket] of TICKETS.entries()) {
    const person = people[index];
    if (!person) throw new Error(`Nobody is left out of the file for ${ticket}.`);
    times.push(await leaveNow(batch, ticket, person.accountId));
  }
  return times;
}

/** Lets somebody leave urgently by a ticket, and waits for the report. */
async function leaveNow(batch: BatchSite, ticket: string, accountId: string): Promise<UrgentTime> {
  const { site } = batch;
  await site.setFields(ticket, {
    [FIELDS.leaver]: { accountId },
    [FIELDS.leavers]: null,
    [FIELDS.leaverEmail]: null,
    [FIELDS.lastWorkingDay]: null,
    [FIELDS.leavesAt]: null,
    [FIELDS.urgency]: { value: 'Urgent' },
  });
  const before = latest(site);
  await site.transition(ticket, 'Resolve', OPERATOR);
  const calls = await batch.until(before, (now) => now.some(isReport));
  const from = await resolvedAt(site, ticket);
  const endOf = (those: Call[]) =>
    Math.max(...those.map(({ at, durationMs }) => Date.parse(at) + durationMs)) - from;
  return {
    lastMembership: endOf(
      calls.filter((call) => isDeletion(call) && call.path.includes(encodeURIComponent(accountId))),
    ),
    done: endOf(calls.filter(isReport)),
  };
}

/** Only the urgent leaver has a ticket to report to. */
const isReport = (call: Call): boolean =>
  call.method === 'PUT' && call.path.includes('/properties/') && isAnswered(call);
