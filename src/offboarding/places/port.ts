import type { HeldRole, Places } from '../facts';

/** A place that somebody has in a project, as the index keeps it. */
export type Place =
  | { kind: 'lead'; id: string; key: string; name: string; isDefaultAssignee: boolean }
  | { kind: 'component'; id: string; name: string; projectKey: string; isDefaultAssignee: boolean }
  | ({ kind: 'role' } & HeldRole);

export interface PlaceOf {
  accountId: string;
  place: Place;
}

/** A number of projects, and everybody who has a place in them. */
export interface PlacePage {
  places: PlaceOf[];
  isLast: boolean;
  /** Projects whose roles the app may not read. */
  unread: number;
}

/** Reads the places of the site's projects from Jira, some projects at a time. */
export interface PlaceReader {
  /** @param page from 0, in an order that stays */
  page(page: number): Promise<PlacePage>;
}

/** How far the reading of all projects has come. */
export interface PlaceScan {
  /** ISO 8601. */
  startedAt: string;
  /** How many shards each page has that was read. */
  shards: number[];
  isComplete: boolean;
  unread: number;
  /** What the reading has cost so far, and what of it in the hour of its last page (epoch milliseconds). */
  points: number;
  hour: { from: number; points: number };
}

/** The index as it was last completed. */
export interface PlaceIndex {
  /** ISO 8601: when the reading began, so that nothing older is in it. */
  asOf: string;
  /** Projects whose roles the app may not read. */
  unread: number;
  points: number;
  /** There are two, so that nobody reads what is being written. */
  slot: 0 | 1;
  /** How many shards each bucket of people has. */
  buckets: number[];
}

export interface PlaceStore {
  scan(): Promise<PlaceScan | undefined>;
  saveScan(scan: PlaceScan): Promise<void>;
  /** Keeps what was read of one page. @returns in how many shards */
  writePage(page: number, places: readonly PlaceOf[]): Promise<number>;
  /**
   * Makes the index of everything that the scan has read, and lets it take the place of the one before.
   * @returns false when a part of it is missing, so that everything has to be read again
   */
  publish(scan: PlaceScan): Promise<boolean>;
  index(): Promise<PlaceIndex | undefined>;
  /** The places of one person, by the index. */
  placesOf(accountId: string, index: PlaceIndex): Promise<Places>;
}
