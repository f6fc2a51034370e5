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

export const isDeletion = ({ kind, method, path }: Counted): boolean =>
  kind === 'jira' && method === 'DELETE' && path.includes('/group/user');

const CREATED = 201;

/** The account of a leaver is put into the holding group: once for each, after all memberships ended. */
export const isIntoHolding = ({ kind, method, path, status }: Call): boolean =>
  kind === 'jira' && method === 'POST' && path.includes('/group/user') && status === CREATED;

/** Leavers an hour that each limit allows, where one of them costs so much. */
export const allowedBy = (one: Cost): { limit: string; leavers: number }[] => [
  { limit: 'points', leavers: ALLOWED.pointsAnHour / one.points },
  { limit: 'burst of DELETE group/user', leavers: (ALLOWED.deletionsASecond * 3600) / one.deletions },
  { limit: 'units read from the store', leavers: (ALLOWED.unitsAMinute * 60) / one.readUnits },
  { limit: 'units written to the store', leavers: (ALLOWED.unitsAMinute * 60) / one.writeUnits },
];
