import type { Known, Person, Product, Signal, WatchedGroup } from './person';
import type { Standing } from './standing';

/** People of the directory by account id; many in one value, because a site may have 100,000. */
export type Shard = Record<string, Person>;

/** How far the directory is, and what it costs. */
export interface PeopleState {
  /** ISO 8601: since when signals of the app's own triggers count. */
  startedAt: string;
  /** How many shards the people are spread over. */
  shards: number;
  groups: WatchedGroup[];
  /** The number that the next group gets. */
  nextGroup: number;
  products: Product[];
  /** The day on which groups and products were last asked for. */
  groupsAsked: string;
  /** The day up to which everybody who was due has been looked at. */
  lookedTo: string;
  /** The day of the last portion of the reconciliation. */
  reconciled: string;
  /** Thresholds that the due days were made with. */
  dueBy: string;
  /** Something is left to do, and the next hour goes on. */
  isPending: boolean;
  /** Something has changed since the overview was made. */
  isChanged: boolean;
  /** What it has cost in the hour of its last request (epoch milliseconds). */
  hour: { from: number; points: number };
  /** What it has taken of the store's units in the minute of the last change: two invocations may share one. */
  minute: { from: number; units: number };
  /** Why the organisation did not tell its dates, in its own words; null where it did, or was not asked. */
  organisationSays: string | null;
}

/** Somebody on the list. */
export interface Candidate {
  accountId: string;
  name: string;
  kind: Person['kind'];
  standing: Standing;
  /** Products of which the access is not used, and those of which it is not known or used. */
  unused: string[];
  others: string[];
  thresholdDays: number;
  signals: Signal[];
  looked: string | null;
  since: string | null;
}

/** How the access that a product or group gives is used, in people. */
interface Access {
  name: string;
  people: number;
  /** Not used. */
  unused: number;
  /** Not used, but the rule leaves these people out; earlier versions did not count them. */
  kept?: number;
  /** Nobody knows. */
  unknown: number;
}

/** The figures as they were last made. */
export interface Overview {
  /** ISO 8601. */
  madeAt: string;
  people: number;
  /** People with access to a product, by the age of their last signal in days: the first that is larger. */
  ages: number[];
  unknown: number;
  notLooked: number;
  candidates: number;
  /** How many of them are on the list: the longest inactive. */
  listed: number;
  exempt: Record<string, number>;
  products: (Access & { key: string })[];
  groups: Access[];
  /** How many people each source tells something of. */
  sources: Record<string, number>;
  /** The day of the newest file that told something; earlier versions did not say. */
  fileDay?: string | null;
  slot: 0 | 1;
  pages: number;
}

/** Gives the same object where nothing changes. */
export type ShardChange = (shard: Shard, number: number) => Shard;

export interface ChangedShard {
  number: number;
  before: Shard;
  after: Shard;
}

export interface PeopleStore {
  /** Units that reading and writing of people has taken in this minute, the larger of both (facts, "KVS rate"). */
  unitsInMinute(): number;
  state(): Promise<PeopleState | undefined>;
  /** @returns false when somebody else has made one already */
  begin(state: PeopleState): Promise<boolean>;
  saveState(state: PeopleState): Promise<void>;
  shards(numbers: readonly number[]): Promise<Map<number, Shard>>;
  /**
   * Changes shards, and what somebody else was faster with once more. What a change gives back as it was is not written.
   * @param prepare gets some of them and says how each is changed
   * @param beforeWrite hears what is about to be written
   */
  changeShards(
    numbers: readonly number[],
    prepare: (shards: ReadonlyMap<number, Shard>) => Promise<ShardChange>,
    beforeWrite: (changed: readonly ChangedShard[]) => Promise<void>,
  ): Promise<void>;
  /** Numbers of the shards in which somebody is due on a day. */
  due(day: string): Promise<number[]>;
  addDue(day: string, shards: readonly number[]): Promise<void>;
  removeDue(day: string, shards: readonly number[]): Promise<void>;
  /** The last day on which the app's own triggers saw each of these people. */
  seen(accountIds: readonly string[]): Promise<Map<string, string>>;
  /** Whoever calls it knows of no later day. */
  noteSeen(accountId: string, day: string): Promise<void>;
  forgetSeen(accountId: string): Promise<void>;
  overview(): Promise<Overview | undefined>;
  /** Stores the list first, so that an overview never names pages that are not there. */
  saveOverview(overview: Overview, pages: readonly Candidate[][]): Promise<void>;
  candidates(slot: 0 | 1, page: number): Promise<Candidate[]>;
}

/** Reads groups and their members from Jira, page by page. */
export interface MemberReader {
  products(): Promise<(Product & { groups: { groupId: string; name: string }[] })[]>;
  /** @returns undefined when the group is gone */
  members(
    groupId: string,
    startAt: number,
  ): Promise<{ people: Known[]; total: number; isLast: boolean } | undefined>;
  /** Somebody and the ids of their groups as of now; undefined when Jira knows no such account. */
  person(accountId: string): Promise<(Known & { groupIds: string[] }) | undefined>;
}

/** Asks Jira's history whether somebody has done something. */
export interface HistoryReader {
  /**
   * @param from yyyy-MM-dd, included; null for ever
   * @returns undefined when Jira does not answer for this account
   */
  didAnything(accountId: string, from: string | null): Promise<boolean | undefined>;
}

/** The organisation's last-active dates. */
export interface LastActiveReader {
  /**
   * @returns null where no key is set or the channel is off; the organisation's words where it refused; else a day for
   * each product of this site, and none where it knows none
   */
  lastActive(accountId: string): Promise<Signal[] | { refused: string } | null>;
}
