/** What benchmarks have in common, so that their figures can be compared. */

/** Groups that each leaver is in. */
export const GROUPS = 8;

/** The fixed people of the seed `company` are below this number; made ones begin after it. */
export const COMPANY_PEOPLE = 60;

/** Milliseconds that each call to Jira takes on the way, and each call to store and queue. */
export const LATENCY = { jira: 80, platform: 10 } as const;

/** Rules for the fault address: every call of the app takes its time. */
export const SLOW = [
  { target: 'jira', effect: { latencyMs: LATENCY.jira } },
  { target: 'storage', effect: { latencyMs: LATENCY.platform } },
  { target: 'queue', effect: { latencyMs: LATENCY.platform } },
];

/** The same, and calls of scripts and other clients to Jira take as long as those of the app. */
export const SLOW_FOR_EVERYBODY = SLOW.map((rule) => ({ ...rule, clients: true }));
