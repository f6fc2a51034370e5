/**
 * What the parts of the emulator know of each other.
 * `forge/` (the host) and `atlassian/` (the site) meet here and nowhere else; `server.ts` joins them.
 */

/** A clock that can be moved. All times are epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Moves the clock forward; timers that became due fire in order of their due time. */
  advance(milliseconds: number): void;
  /** Calls back once when the clock has reached `dueAt`; real time counts too. Returns a function that cancels. */
  at(dueAt: number, callback: () => void): () => void;
}

/** What the manifest says that the Atlassian side has to know about the installed app. */
export interface InstalledApp {
  /** UUID without the `ari:` prefix. */
  appId: string;
  environmentId: string;
  /** The account id of the app's own user on the site. */
  accountId: string;
  scopes: ReadonlySet<string>;
  globalPermissions: readonly { key: string; name: string; description: string }[];
  workflowValidators: readonly { key: string; name: string; functionKey: string }[];
}

/** Who makes a request of the site. */
export type Caller =
  | { kind: 'person'; accountId: string }
  /** The app with its own rights (`asApp`). */
  | { kind: 'app' }
  /** The app with the rights of a person (`asUser`), within the app's scopes. */
  | { kind: 'app-as-person'; accountId: string }
  | { kind: 'anonymous' };

/** An answer together with its price. */
export interface Answered {
  response: Response;
  /** By Atlassian's price list, whoever asks; the hour's points of the app pay for its own requests alone. */
  points: number;
}

/** A product event as Atlassian would send it, before the app's filters. */
export interface ProductEvent {
  eventType: string;
  [field: string]: unknown;
}

/** What a site asks of the app in the middle of a transition (`jira:workflowValidator` with a function). */
export type ValidateTransition = (question: {
  functionKey: string;
  accountId: string;
  payload: unknown;
}) => Promise<{ result: boolean; errorMessage?: string }>;

/** The Atlassian side: Jira, service management and the organisation, stateful, behind real HTTP. */
export interface Site {
  /** Answers `/rest/…`. */
  jira(request: Request, caller: Caller, conditions?: RequestConditions): Promise<Answered>;
  /** Answers `https://api.atlassian.com/…`: organisation, user management and SCIM, by the request's own key. */
  organisation(request: Request, conditions?: RequestConditions): Promise<Response>;
  /** Tells who a request's Basic credentials name, or anonymous. */
  authenticate(authorization: string | null): Caller;
  onProductEvent(listener: (event: ProductEvent) => void): void;
  onValidateTransition(validate: ValidateTransition): void;
  /** The body of `GET /_emulator/state`. */
  state(): unknown;
  /** Switches of the site: see the `site` part of the fault address. */
  setSwitches(switches: SiteSwitches): void;
  /** Every switch back to what the seed says. */
  clearSwitches(): void;
  /** How far reads of people and memberships lag behind writes for the app's calls; 0 ends it. */
  setReadLag(milliseconds: number): void;
  /** What Atlassian knows of an account that an app stores data of; undefined when there is no such account. */
  personalData(accountId: string): PersonalData | undefined;
  /** What a person does to their own Atlassian account. @returns false when there is no such account */
  changeOwnAccount(accountId: string, change: OwnAccountChange): boolean;
  /** The e-mails that the site has sent, oldest first. */
  notifications(): readonly SentNotification[];
  cloudId: string;
}

export interface PersonalData {
  /** The account is erased: apps have to erase what they hold of it. */
  closed: boolean;
  /** When name or e-mail address changed last, in epoch milliseconds; null: not since the seed. */
  changedAt: number | null;
}

export interface OwnAccountChange {
  displayName?: string | undefined;
  emailAddress?: string | undefined;
  /** Erases the account, as its owner may ask for. */
  closed?: true | undefined;
}

/** An e-mail, or for a bulk change the e-mails, that Jira has sent because of something. */
export interface SentNotification {
  /** ISO time of the emulator's clock. */
  at: string;
  cause: 'issue-created' | 'issue-updated' | 'issue-assigned' | 'issue-commented' | 'bulk-change';
  /** The key; for a bulk change the id of its task. */
  subject: string;
  /** Account ids. */
  recipients: readonly string[];
}

/** What a fault orders for one request alone. */
export interface RequestConditions {
  /** Instead of what `setReadLag` says, and for any caller. */
  readLagMilliseconds?: number;
}

export interface SiteSwitches {
  appIsSiteAdmin?: boolean;
  appMayCheckOthers?: boolean;
  plan?: 'free' | 'standard' | 'premium' | 'enterprise';
  /** How bulk tasks end: all of them, or the next ones in this order and the others `COMPLETE`. */
  bulkTaskEnds?: BulkTaskEnd | readonly BulkTaskEnd[];
  /** How long a bulk task takes once it runs; null: a moment that grows with its issues. */
  bulkTaskSeconds?: number | null;
  /** Points that the app's other sites take of each hour, before this one spends any. */
  pointsOfOtherSites?: number;
}

/** `NEVER`: the task stays where it is half way. */
export type BulkTaskEnd = 'COMPLETE' | 'FAILED' | 'CANCELLED' | 'DEAD' | 'NEVER';

/** A call of a resolver that a seed wants made once the site stands: how a seed brings the app's settings. */
export interface SeedInvocation {
  module: string;
  functionKey: string;
  payload: unknown;
  /** E-mail of the seeded person who calls. */
  as: string;
}
