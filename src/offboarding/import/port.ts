import type { PersonName } from '../ticket';
import type { Import, RowPage } from './import';

/** Imports with their files and rows. `storage/` gives it; every method repeats lost calls by itself. */
export interface ImportStore {
  get(id: string): Promise<Import | undefined>;
  create(row: Import): Promise<void>;
  /**
   * Changes the row as it is now; where somebody else is faster, what they left is changed.
   * @param make undefined when nothing is to be changed any more
   * @returns the row as it is now; undefined when there is none
   */
  change(id: string, make: (now: Import) => Import | undefined): Promise<Import | undefined>;
  /** The newest first. */
  latest(limit: number): Promise<Import[]>;
  /** Those with this work that is due, the oldest first; the index may lag a little. `before` is ISO 8601. */
  due(work: 'due' | 'kept', before: string, limit: number): Promise<Import[]>;
  /** @param data base64 */
  putChunk(id: string, number: number, data: string): Promise<void>;
  chunk(id: string, number: number): Promise<string | undefined>;
  removeChunks(id: string, count: number): Promise<void>;
  putPage(id: string, number: number, page: RowPage): Promise<void>;
  /** In the order that was asked for; undefined for what is not there. */
  pages(id: string, numbers: readonly number[]): Promise<(RowPage | undefined)[]>;
  removePages(id: string, count: number): Promise<void>;
}

/** An account as it is known before anything is done to it. */
export interface KnownAccount extends PersonName {
  accountType: 'atlassian' | 'app' | 'customer' | 'unknown';
  /** Whether nothing is left to be taken: not active, and in no group. */
  isGone: boolean;
  /** Where it is shown. */
  email: string | null;
}

/** Whom an id or an address means: more than one person, or somebody who hides their address, is nobody for sure. */
export type Meant = KnownAccount | 'ambiguous' | 'unknown';

/** Says whom ids and addresses mean, so that many rows can be judged before any of them is read alone. */
export interface Judging {
  /**
   * @param accountIds at most `MOST_ASKED`
   * @param emails in small letters
   * @returns as of when that is known (ISO 8601, or a day as yyyy-MM-dd), and whom each id or address means; what is left out is unknown
   * @throws TryLater when Jira asked to wait
   */
  meant(
    accountIds: readonly string[],
    emails: readonly string[],
  ): Promise<{ knownAt: string; meant: ReadonlyMap<string, Meant> }>;
}

/** `GET user/bulk` takes no more (facts of Jira). */
export const MOST_ASKED = 200;

/** Tells the consumer of imports to go on. */
export interface ImportWake {
  goOn(importId: string): Promise<void>;
}
