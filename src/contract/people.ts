/** People whose access is not used, as the pages see them. Times are ISO 8601, days yyyy-MM-dd in UTC. */
import type { PersonView } from './runs';

/** When access counts as unused, and of whom that is never said. It only reports. */
export interface InactivityRuleView {
  on: boolean;
  /** Whether looking at issues counts as activity: a sample of it. */
  views: boolean;
  /** Days without a sign of activity. */
  thresholdDays: number;
  /** Other numbers of days, by the key of the product. */
  products: { product: string; thresholdDays: number }[];
  except: {
    groupIds: string[];
    accountIds: string[];
    /** People who came to the site within so many days. */
    newcomerDays: number;
    /** Kinds of accounts, beside apps. */
    kinds: ('atlassian' | 'customer' | 'unknown')[];
  };
}

/** `events` are what the app's own triggers saw (views of issues too, where they count), `export` is the administrators' CSV. */
export type SignalSourceView = 'jira-history' | 'organisation' | 'events' | 'export';

/** Somebody was active on `day` or later, and by this source not after `until`. */
export interface SignalView {
  source: SignalSourceView;
  /** Null where the source only says that it was at some time before `until`. */
  day: string | null;
  until: string;
  /** The name of the product; null where the source tells no products apart. */
  product: string | null;
  /** The day of the file that says it; null where no file does. */
  fileDay: string | null;
}

export interface InactivePersonView extends PersonView {
  /** Names of the products of which the access is not used, and of the others that the person has. */
  unused: string[];
  others: string[];
  /** Days without a sign of activity that the rule asks for. */
  thresholdDays: number;
  /** The newest first. */
  signals: SignalView[];
  /** The day of the last look; null where the signals themselves are all that was looked at. */
  looked: string | null;
  /** A day on which the person was active since the list was made: they will not be on the next one. */
  activeAgain: string | null;
}

/** What a source tells, and since when it can. */
export interface CoverageView {
  source: SignalSourceView;
  /** ISO 8601 day since when it tells of everybody; null for as far back as there is anything, or not at all. */
  since: string | null;
  /** The day of the newest file, where it is files that tell. */
  fileDay: string | null;
  /** How many people it has told something of. */
  people: number;
  /** Why it tells nothing, in the words of who refused; null where it does, or was never asked. */
  problem: string | null;
}

/** How the access that a product or group gives is used, in people. */
export interface AccessView {
  name: string;
  people: number;
  /** It could be freed. */
  unused: number;
  /** Not used, but the rule leaves these people out. */
  kept: number;
  /** Nobody knows. */
  unknown: number;
}

export interface InactiveOverview {
  rule: InactivityRuleView;
  /** `off`: the rule is switched off. `starting`: nothing is known yet, and the learning has begun. */
  progress: 'off' | 'starting' | 'learning' | 'looking' | 'current';
  /** Members that were read, and how many there are. */
  learned: number;
  total: number;
  /** Null before anything was counted. */
  figures: {
    madeAt: string;
    /** People with an active account and access to a product. */
    people: number;
    /** How many of them were last active fewer than `below` days ago; null: longer. */
    ages: { below: number | null; people: number }[];
    /** No source has told anything of them. They are never called inactive. */
    unknown: number;
    /** Of the unknown: those who were not looked at yet. */
    notLooked: number;
    candidates: number;
    listed: number;
    /** People whom an exception keeps out, by its name. */
    exempt: { exemption: string; people: number }[];
    products: (AccessView & { key: string })[];
    groups: AccessView[];
  } | null;
  coverage: CoverageView[];
  /** The oldest day on which the members of a group were read as a whole; null while one was not. */
  membershipsAsOf: string | null;
}

/** Whom a rule would name, or would have named on an earlier day, in a part of the directory. */
export interface TriedRule {
  people: number;
  hit: number;
  unknown: number;
  /** The first ones. */
  examples: InactivePersonView[];
  /** What is not known of an earlier day; null for today. */
  past: {
    /** People who came after that day. They are not among `people`. */
    notThere: number;
    /** People who were active later: their newest sign has taken the place of what was known on that day. */
    replaced: number;
    /** Since when the app has looked for activity, ISO 8601; null where it never did. */
    startedAt: string | null;
  } | null;
  /** The part to ask for next; null after the last. */
  next: number | null;
}

export interface PeopleCalls {
  /** Figures and coverage; begins the learning where it has not begun. */
  getInactive: { payload: Record<string, never>; result: InactiveOverview };
  /** The candidates, the longest inactive first. @param page from 0 */
  listInactive: { payload: { page: number }; result: { people: InactivePersonView[]; pages: number } };
  /** One part of all candidates as a table for spreadsheets. @param part from 1 */
  exportInactive: {
    payload: { part: number };
    result: { name: string; type: string; content: string; parts: number };
  };
  /**
   * What a rule would say today, or would have said on the day `asOf` (yyyy-MM-dd, before today), without any effect; part
   * after part, from 0.
   */
  tryInactivityRule: {
    payload: { rule: InactivityRuleView; asOf?: string | undefined; part: number };
    result: TriedRule;
  };
}
