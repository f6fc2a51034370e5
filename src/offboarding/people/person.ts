/** What is known of the people who may use a product of the site. Days are yyyy-MM-dd in UTC. */

/** Where somebody's activity was learned from. */
export const SIGNAL_SOURCES = ['jira-history', 'organisation', 'events', 'export'] as const;
export type SignalSource = (typeof SIGNAL_SOURCES)[number];

/** That somebody was active: on `day` or later, and by this source not after `until`. */
export interface Signal {
  source: SignalSource;
  day: string;
  /** The same as `day` where the source tells the very day. */
  until: string;
  /** Key of the product that was used; null where the source does not tell products apart. */
  product: string | null;
  /** The day of the file that says it; only of what a file said, which tells nothing of the days after it. */
  fileDay?: string;
}

export interface Person {
  accountId: string;
  name: string;
  /** Jira's kind of account. */
  kind: 'atlassian' | 'app' | 'customer' | 'unknown';
  active: boolean;
  /** Numbers of the groups that the person is in, each with the day on which that was seen last. */
  groups: Record<string, string>;
  /** The day on which the person came to the site; null for those who were there before the app. */
  since: string | null;
  /** The newest of each source and product. */
  signals: Signal[];
  /** The day on which it was last asked for signs of activity; null: never yet. */
  looked: string | null;
  /** The day on which they are looked at next; null: not at all. */
  due: string | null;
}

/** What a group or a user event tells of somebody. */
export type Known = Pick<Person, 'accountId' | 'name' | 'kind' | 'active'>;

/** A group whose members are learned, because it gives products or because a rule names it. */
export interface WatchedGroup {
  /** Stands for the group in each person's record; never used again. */
  number: number;
  groupId: string;
  name: string;
  /** Keys of the products that it gives; none for a group that only a rule names. */
  products: string[];
  /** Members that Jira counted when the last page was read. */
  total: number;
  /** The day on which the reading of all its members began that was completed last; null: not yet. */
  learnedAt: string | null;
  /** The reading that is under way. */
  reading: { startedAt: string; startAt: number; isRead: boolean } | null;
}

export interface Product {
  key: string;
  name: string;
}

export const newPerson = (known: Known, since: string | null): Person => ({
  ...known,
  groups: {},
  since,
  signals: [],
  looked: null,
  due: null,
});

/** Keys of the products that somebody may use by the groups that are known. */
export function productsOf({ groups }: Person, watched: readonly WatchedGroup[]): string[] {
  const held = watched.filter(({ number }) => groups[String(number)] !== undefined);
  return [...new Set(held.flatMap(({ products }) => products))].sort();
}

/** The signals with these among them: of each source and product the newest stays. */
export function withSignals(signals: readonly Signal[], added: readonly Signal[]): Signal[] {
  const newest = new Map<string, Signal>();
  for (const signal of [...signals, ...added]) {
    const key = `${signal.source} ${signal.product ?? ''}`;
    const known = newest.get(key);
    if (!known || rank(signal) > rank(known)) newest.set(key, signal);
  }
  return [...newest.values()];
}

/** Of two that tell the same day the one of the newer file counts. */
const rank = ({ until, day, fileDay }: Signal): string => `${until} ${day} ${fileDay ?? ''}`;
