/**
 * Every key of the key-value store, with what it holds, how long and why. Keys have at most 500 characters of
 * `a-zA-Z0-9:._ -#` (facts of the platform); account ids and Jira's ids fit.
 *
 * Entities (`manifest.yml`): `run` under the run's id, for ever, what runs are listed and worked from; `claim` under
 * the leaver's account id, for ever, points to the latest run for that person and so keeps active runs unique; `watch`
 * under the run's id, for ever, when somebody looks again whether access came back, and what was seen;
 * `candidate` under the account id, for ever, where somebody is between being found inactive and losing their access;
 * `import` under its id, for ever, where the import of a file is;
 * `succession` under run and successor, for ever, which runs name somebody as successor.
 */
export const keys = {
  /** `Settings`; for ever; what administrators decided. */
  settings: 'settings',
  /** `{installedAt}`; for ever; transitions from before it are never acted on. */
  installation: 'installation',
  /** `{at}`; for ever; when an administrator last asked the Doctor. */
  doctor: 'doctor',
  /** `{scannedTo}`; for ever; how far the search for missed events has come. */
  missedScan: 'missed-scan',
  /** `Decision`; for ever; the same transition or request never acts twice. */
  decision: (id: string) => `decision:${id}`,
  /** `SettingsChange`; for ever; who changed what, one for each version of the settings. */
  settingsChange: (version: number) => `settings-change:${String(version).padStart(8, '0')}`,
  /** `PlaceScan`; replaced with each page; how far the reading of all projects has come. */
  placeScan: 'place-scan',
  /** `PlaceOf[]`; replaced by the next scan; what was read of a page of projects, until the index is made of it. */
  placePage: (page: number, shard: number) => `place-page:${String(page)}:${String(shard)}`,
  /** `PlaceIndex`; replaced by each complete scan; which of the two slots counts and as of when. */
  placeIndex: 'place-index',
  /** `PlaceOf[]`; replaced by every second scan; the places of the people who fall into a bucket. */
  places: (slot: number, bucket: number, shard: number) =>
    `places:${String(slot)}:${String(bucket)}:${String(shard)}`,
  /** `IssuePart`; a year; the issues of one bulk change, written down before it is made. */
  issuePart: (runId: string, number: number) => `issues:${runId}:${String(number).padStart(4, '0')}`,
  /** `Breaker`, a row of the entity `settings`; for ever; how many people began within a day, and what was agreed. */
  breaker: 'breaker',
  /** `BreakerRecord`; for ever; when it tripped, who asked, who agreed. */
  breakerRecord: (number: number) => `breaker-record:${String(number).padStart(8, '0')}`,
  /** `Begun[]`, a row of the entity `settings`; for ever; whom an operator has begun within a day, where that is limited. */
  begun: (operatorId: string) => `begun:${operatorId}`,
  /** `Wave`; replaced every day; how many people became candidates within the last 24 hours. */
  wave: 'candidate-wave',
  /** Base64 of a part of a file; until it was read, or 7 days; the rows of an import are made of it. */
  importChunk: (importId: string, number: number) => `import-chunk:${importId}:${String(number)}`,
  /** `RowPage`; 30 days after the import's end; a hundred rows of a file, with what came of them. */
  importPage: (importId: string, number: number) => `import-rows:${importId}:${String(number)}`,
  /** `CountedSummary`; replaced by the five-minute schedule when it changed; spares the page the counting. */
  summary: 'summary',
  /** `Plan`; as long as the run; snapshot and basis of restore. */
  plan: (runId: string) => `plan:${runId}`,
  /** `StopRequest`; 90 days; written by those who do not own the run, read by the worker that does. */
  stop: (runId: string) => `stop:${runId}`,
  /**
   * `SealedEntry[]`; for ever, or as long as the settings say; what was done, in the small groups in which it was stored,
   * under what entries call the run. Groups from before there were chains are `Effect[]`, under the run's own id.
   */
  evidence: (run: string, page: number) => `evidence:${run}:${String(page).padStart(5, '0')}`,
  /** `LogEntry`; as the evidence; the ends of all runs, one after the other. */
  logEntry: (number: number) => `log:${String(number).padStart(9, '0')}`,
  /** `LogState`, a row of the entity `settings`; for ever; where the log ends, and what retention left of its beginning. */
  logEnd: 'log-end',
  /** `LogAnchor`; for ever; how the last try to write the end of the log to its ticket went. */
  logAnchor: 'log-anchor',
  /** A secret; for ever; signs what retention leaves. */
  evidenceKey: 'evidence-key',
  /**
   * `CredentialList`, a row of the entity `orchestration`; for ever; who may start runs from outside. Its secrets lie
   * under `credentialSecret`, as Forge secrets, until they are revoked.
   */
  credentials: 'credentials',
  credentialSecret: (id: string) => `credential-secret:${id}`,
  /** `Usage`, a row of the entity `orchestration`; for ever; last use, and the count that keeps a script from flooding. */
  credentialUsage: (id: string) => `usage:${id}`,
  /** A mark; 15 minutes; a signature is taken once. */
  signature: (credentialId: string, signature: string) => `signature:${credentialId}:${signature}`,
  /** The request's hash; for ever; an idempotency key stands for one request. */
  boundRequest: (credentialId: string, idempotencyKey: string) =>
    `bound-request:${credentialId}:${idempotencyKey}`,
  /** A secret, the key of a channel; until it is replaced or removed. */
  channelSecret: (channel: string) => `channel-secret:${channel}`,
  /** `KeyRecord`; as long as the key; who set it when, and when it ends. */
  channelKey: (channel: string) => `channel-key:${channel}`,
  /** `PeopleState`; for ever; how far the directory of people is, its groups, and what it costs. */
  peopleState: 'people-state',
  /** `Shard`, a row of the entity `people`; for ever; what is known of some hundred people with access to products. */
  people: (shard: number) => `people:${String(shard)}`,
  /** `number[]`, a row of the entity `people`; for ever, empty once it was worked; shards with somebody due on a day. */
  peopleDue: (day: string) => `due:${day}`,
  /** A day (yyyy-MM-dd); a year; when a trigger last saw somebody do something. */
  personSeen: (accountId: string) => `seen:${accountId}`,
  /** `Overview`; replaced by each look; the figures of inactive people, and which of two lists counts. */
  peopleOverview: 'people-overview',
  /** `Candidate[]`; replaced by every second look; people whose access is not used. */
  peopleList: (slot: number, page: number) => `people-list:${String(slot)}:${String(page)}`,
  /**
   * `Cycle`, a row of the entity `settings`; for ever; how far looking for personal data, reporting it and erasing it has
   * come.
   */
  personalData: 'personal-data',
  /** `StoredPerson[]`; until an account is closed; of whom anything is stored, which Atlassian is told. */
  storedPeople: (shard: number) => `stored-people:${String(shard)}`,
  /** `Lesson[]`; replaced when an answer says something new; which channel works for what. */
  lessons: 'lessons',
} as const;
