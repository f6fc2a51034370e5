import type { Candidacy, Found, Stage } from './candidacy';

/** The rows of candidates. Every method repeats lost calls by itself. */
export interface CandidacyStore {
  get(accountId: string): Promise<Candidacy | undefined>;
  getMany(accountIds: readonly string[]): Promise<ReadonlyMap<string, Candidacy>>;
  /** @returns false when the person has a row already */
  create(candidacy: Candidacy): Promise<boolean>;
  /** @returns false when somebody else has changed the row since `candidacy.version - 1` */
  replace(candidacy: Candidacy): Promise<boolean>;
  /** Rows that are due, oldest first; the index may lag a little. `before` is ISO 8601. */
  due(before: string, limit: number): Promise<Candidacy[]>;
  /** Those of a stage, the latest first. */
  list(
    stage: Stage,
    page: { cursor: string | undefined; limit: number },
  ): Promise<{ candidacies: Candidacy[]; next: string | undefined }>;
  /** Whose tracking ticket this is. */
  ofTicket(ticketId: string): Promise<Candidacy | undefined>;
  /** How many became candidates since when; undefined before the first time. */
  wave(): Promise<Wave | undefined>;
  recordWave(wave: Wave): Promise<void>;
}

/** What counts against the daily maximum. */
export interface Wave {
  /** ISO 8601. */
  from: string;
  people: number;
}

/** What the learned directory tells of people who are inactive. */
export interface Inactive {
  /** When the list was made, ISO 8601, and how many pages it has; undefined before the first time. */
  list(): Promise<{ madeAt: string; pages: number } | undefined>;
  /** A page of the list, the longest inactive first. */
  page(number: number): Promise<Found[]>;
  /**
   * Why this person is not to lose anything; undefined where nothing speaks against it.
   * @param by the whole rule, or its exceptions alone for somebody whose access has ended already
   */
  objection(accountId: string, by: 'rule' | 'exceptions'): Promise<Objection | undefined>;
  /**
   * The last probe: asks live whether there was any activity of this person.
   * @param since ISO 8601
   * @returns what it was, as a sentence without its capital; undefined where there was none
   */
  activitySince(accountId: string, since: string): Promise<string | undefined>;
}

/** Why the rule does not hit somebody: they were active, or it leaves them out. */
export interface Objection {
  how: 'activity' | 'exception';
  /** A sentence. */
  words: string;
}

/** What the way needs of Jira beside `Tickets`. */
export interface TrackingTickets {
  /** @returns undefined when there is no such project, or the app may not see it */
  project(key: string): Promise<{ id: string; isServiceProject: boolean } | undefined>;
  /** Whether this person may browse the project; null where this site does not tell. */
  mayBrowse(accountId: string, projectId: string): Promise<boolean | null>;
  /**
   * The ticket of this way, which is made once.
   * @param mayExist whether an earlier try may have made it
   * @returns it, or Jira's words where it refused
   */
  create(ticket: NewTrackingTicket, mayExist: boolean): Promise<{ id: string; key: string } | string>;
  /** Whether the ticket still waits for something; not where it is gone, or the app may not see it. */
  isOpen(ticketId: string): Promise<boolean>;
  /** When this person commented last, ISO 8601; undefined when they did not since then. */
  commentedSince(ticketId: string, accountId: string, since: string): Promise<string | undefined>;
}

export interface NewTrackingTicket {
  /** Makes it findable again: the way's name. */
  mark: string;
  projectId: string;
  issueType: string;
  summary: string;
  /** An Atlassian document. */
  description: unknown;
  /** Who sees it in the portal; absent where the project is no service project. */
  request?: { reporterId: string; fieldId: string; requestTypeId: string };
}
