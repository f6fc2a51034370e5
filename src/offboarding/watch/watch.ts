import type { Run } from '../run';
import { DAY, HOUR, iso } from '../time';

/** When access is looked at again after it was read back, in milliseconds. */
const LOOKS = [HOUR, DAY, 7 * DAY, 14 * DAY];
/** People in the holding group are looked at for as long as they are in it. */
const HELD_EVERY = 7 * DAY;

/** Access that came back after a run had taken it. */
export interface Regained {
  kind: 'group' | 'role' | 'product' | 'account';
  /** Group id, `{projectId}/{roleId}`, key of the product, account id. */
  id: string;
  name: string;
  way: WayBack;
}

/** By which way access came back. */
export type WayBack =
  | { by: 'person'; accountId: string; displayName: string }
  | { by: 'app'; displayName: string }
  | { by: 'identity-provider' }
  | { by: 'unknown' };

/** One look at which something had come back. */
export interface Sighting {
  /** ISO 8601. */
  at: string;
  regained: Regained[];
  /** Why the ticket could not be told; null when it was, or when there is none. */
  untold: string | null;
}

/** What is known of a leaver since a run took their access; one row for each watched run, under the run's id. */
export interface Watch {
  runId: string;
  leaverId: string;
  state: 'due' | 'over';
  /** When to look next. ISO 8601. */
  dueAt: string;
  /** Goes up with every write; each is conditional on the number before. */
  version: number;
  document: {
    /** When the access was read back first; the looks are counted from it. ISO 8601. */
    since: string;
    /** How many looks are done. */
    looks: number;
    /** Whether somebody began the next look and did not come to its end. */
    begun: boolean;
    sightings: Sighting[];
    /** What was there at the last look, by kind and id: it is not told again. */
    known: string[];
    /** Ids of groups that the run had left and that a later look found gone: they can come back, too. */
    goneSince?: string[];
    /** Made anew by the store with each write, so that it knows its own when the answer got lost. */
    mark?: string;
  };
}

/** The row of a run whose effects were read back now. */
export const newWatch = (run: Run, now: number): Watch => ({
  runId: run.id,
  leaverId: run.leaverId,
  state: 'due',
  dueAt: iso(now + HOUR),
  version: 0,
  document: { since: iso(now), looks: 0, begun: false, sightings: [], known: [] },
});

/**
 * When the look after this many is due, in epoch milliseconds; undefined after the last one.
 * @param now looks that were missed are not made up for: the next one is in the future
 */
export function nextLook(since: number, looks: number, isHeld: boolean, now: number): number | undefined {
  const wait = LOOKS[looks];
  if (wait !== undefined) return Math.max(since + wait, now);
  return isHeld ? now + HELD_EVERY : undefined;
}

export const keyOf = ({ kind, id }: Pick<Regained, 'kind' | 'id'>): string => `${kind} ${id}`;
