import type { TestSite } from '../../test/journeys/site';

/** What the platform allows an app, by the facts' "Limits" and "Rate limits". */
export const ALLOWED = {
  pointsAnHour: 65_000,
  /** `DELETE group/user`, which is the call that a leaver needs most of. */
  deletionsASecond: 50,
  unitsAMinute: 4_000,
} as const;

const KINDS = new Set(['jira', 'egress', 'storage', 'queue'] as const);
const TOO_MANY = 429;

/** The calls that the app has made after the one of this number, oldest first. */
export const callsSince = (site: TestSite, seq: number) => site.emulator.host().traffic.list(seq, KINDS);
export type Call = ReturnType<typeof callsSince>[number];

/** The number of the latest call. */
export const latest = (site: TestSite): number => callsSince(site, 0).at(-1)?.seq ?? 0;

/** What calls cost of each limit. */
export interface Cost {
  calls: number;
  points: number;
  deletions: number;
  readUnits: number;
  writeUnits: number;
  refused: number;
}

/** What is counted of a call. */
type Counted = Pick<Call, 'method' | 'path' | 'status' | 'points' | 'readUnits' | 'writeUnits'> & {
  kind: string;
};

export function costOf(calls: readonly Counted[]): Cost {
  const sum = (of: (call: Counted) => number) => calls.reduce((total, call) => total + of(call), 0);
  return {
    calls: calls.length,
    points: sum(({ points }) => points),
    deletions: calls.filter(isDeletion).length,
    readUnits: sum(({ readUnits = 0 }) => readUnits),
    writeUnits: sum(({ writeUnits = 0 }) => writeUnits),
    refused: calls.filter(({ status }) => status === TOO_MANY).length,
  };
}

/** Jira has given an answer, and not one that asks to try again. */
export const isAnswered = ({ status }: { status: number }): boolean => status >= 200 && status < 300;

export const isDeletion = ({ kind, method, path }: Counted): boolean =>
  kind === 'jira' && method === 'DELETE' && path.includes('/group/user');

const CREATED = 201;

/** The account of a leaver is put into the holding group: once for each, after all memberships ended. */
export const isIntoHolding = ({ kind, method, path, status }: Call): boolean =>
  kind === 'jira' && method === 'POST' && path.includes('/group/user') && status === CREATED;

/** What tells when a leaver was read back. */
type Timed = Pick<Call, 'method' | 'path' | 'status' | 'at' | 'durationMs'>;

/**
 * When leavers were read back: the answer to the last look at each of them after the last call that took something away.
 * @param calls oldest first
 * @returns epoch milliseconds by account id; who was not read back afterwards is missing
 */
export function readBacksAmong(calls: readonly Timed[]): Map<string, number> {
  const taken = new Set<string>();
  const readBack = new Map<string, number>();
  for (const call of calls) {
    const [path, query] = call.path.split('?');
    const accountId = new URLSearchParams(query).get('accountId');
    if (accountId === null || path === undefined) continue;
    if (call.method === 'DELETE' && /\/(group\/)?user$/.test(path)) {
      taken.add(accountId);
      readBack.delete(accountId);
    } else if (call.method === 'GET' && path.endsWith('/api/3/user') && taken.has(accountId)) {
      if (isAnswered(call)) readBack.set(accountId, Date.parse(call.at) + call.durationMs);
    }
  }
  return readBack;
}

/** The schedules, each of which looks again at people whose access was taken. */
const SCHEDULES = new Set(['on-tick', 'on-missed', 'on-daily', 'on-weekly']);

/** Those calls to Jira by which the schedules have looked again at people, as far as invocations are remembered. */
export function looksAmong(calls: readonly Call[], site: TestSite): Call[] {
  const schedules = new Set(
    site
      .invocationRecords()
      .filter(({ functionKey }) => SCHEDULES.has(functionKey))
      .map(({ id }) => id),
  );
  return calls.filter(
    ({ kind, path, invocation }) =>
      kind === 'jira' && path.includes('/api/3/user?') && schedules.has(invocation),
  );
}

/** Leavers an hour that each limit allows, where one of them costs so much. */
export const allowedBy = (one: Cost): { limit: string; leavers: number }[] => [
  { limit: 'points', leavers: ALLOWED.pointsAnHour / one.points },
  { limit: 'burst of DELETE group/user', leavers: (ALLOWED.deletionsASecond * 3600) / one.deletions },
  { limit: 'units read from the store', leavers: (ALLOWED.unitsAMinute * 60) / one.readUnits },
  { limit: 'units written to the store', leavers: (ALLOWED.unitsAMinute * 60) / one.writeUnits },
];
