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

/** An answer together with what it cost of the hour's points. */
export interface Answered {
  response: Response;
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
  cloudId: string;
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
}

/** A call of a resolver that a seed wants made once the site stands: how a seed brings the app's settings. */
export interface SeedInvocation {
  module: string;
  functionKey: string;
  payload: unknown;
  /** E-mail of the seeded person who calls. */
  as: string;
}
