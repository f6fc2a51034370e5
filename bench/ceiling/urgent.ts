import { FIELDS, OPERATOR } from '../../test/journeys/site';
import { resolvedAt } from '../bench-site';
import { BatchSite } from './batch-site';
import { isDeletion, latest, type Call } from './traffic';

/** The batch is under way when so many memberships have ended. */
const UNDER_WAY = 200;
const LEAVERS = 300;
const IDLE_TICKETS = ['IT-1', 'IT-2'] as const;
const BUSY_TICKETS = ['IT-3', 'IT-4'] as const;

/** Milliseconds from the transition of a ticket. */
export interface UrgentTime {
  lastMembership: number;
  /** Until the report has been written. */
  done: number;
}

export interface Overtaking {
  idle: UrgentTime[];
  busy: UrgentTime[];
}

/** Urgent leavers on a site that does nothing else, and on the same site while a batch runs. */
export async function overtake(): Promise<Overtaking> {
  const batch = await BatchSite.start(LEAVERS, IDLE_TICKETS.length + BUSY_TICKETS.length);
  try {
    const [first, second, third, fourth] = batch.others;
    if (!first || !second || !third || !fourth) throw new Error('Four people are left out of the file.');
    await batch.slowDown();
    const idle = [
      await leaveNow(batch, IDLE_TICKETS[0], first.accountId),
      await leaveNow(batch, IDLE_TICKETS[1], second.accountId),
    ];
    const before = await batch.confirm();
    await batch.until(before, (calls) => calls.filter(isDeletion).length >= UNDER_WAY);
    const busy = [
      await leaveNow(batch, BUSY_TICKETS[0], third.accountId),
      await leaveNow(batch, BUSY_TICKETS[1], fourth.accountId),
    ];
    return { idle, busy };
  } finally {
    await batch.close();
  }
}

/** Lets somebody leave urgently by a ticket, and waits for the report. */
export async function leaveNow(batch: BatchSite, ticket: string, accountId: string): Promise<UrgentTime> {
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
const isReport = ({ method, path, status }: Call): boolean =>
  method === 'PUT' && path.includes('/properties/') && status !== 0;
