import type { Clock } from './contract';

export const TRAFFIC_KINDS = ['jira', 'egress', 'storage', 'queue', 'platform'] as const;
export type TrafficKind = (typeof TRAFFIC_KINDS)[number];

/** One call that the app made. The status is 0 as long as, or because, nobody answered. */
export interface TrafficEntry {
  seq: number;
  /** ISO time of the emulator's clock when the call arrived. */
  at: string;
  invocation: string;
  kind: TrafficKind;
  /** `app` or `user:{accountId}`. */
  identity: string;
  method: string;
  /** With its query; the whole address for egress. */
  path: string;
  status: number;
  /** What the call cost of the hour's points; 0 outside of Jira. */
  points: number;
  durationMs: number;
  /** Storage only: what the call cost in units of 10 KB. */
  readUnits?: number;
  writeUnits?: number;
}

export type TrafficStart = Pick<TrafficEntry, 'invocation' | 'kind' | 'identity' | 'method' | 'path'>;
export type TrafficEnd = Pick<TrafficEntry, 'status'> &
  Partial<Pick<TrafficEntry, 'points' | 'readUnits' | 'writeUnits'>>;

export interface Traffic {
  /** Writes down that a call arrived; the function it gives writes down how it ended. */
  begin(call: TrafficStart): (end: TrafficEnd) => void;
  /** Calls with a greater `seq` than `since`, oldest first. */
  list(since: number, kinds: ReadonlySet<TrafficKind>): TrafficEntry[];
  clear(): void;
}

/** Calls as they may be shown: an app that puts a secret into an address shows it to nobody here. */
export const withoutSecrets = (
  entries: readonly TrafficEntry[],
  secrets: readonly string[],
): TrafficEntry[] => {
  const hidden = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return entries.map((entry) => {
    const path = hidden.reduce((left, secret) => left.replaceAll(secret, '(secret)'), entry.path);
    return path === entry.path ? entry : { ...entry, path };
  });
};

/** A long benchmark makes some hundred thousand calls; beyond this the oldest are forgotten. */
const LONGEST_RECORD = 500_000;

/** Records the calls of the app in memory. Sequence numbers go on after `clear`. */
export function createTraffic(clock: Clock): Traffic {
  let entries: TrafficEntry[] = [];
  let seq = 0;
  return {
    begin(call) {
      const started = performance.now();
      const entry: TrafficEntry = {
        seq: ++seq,
        at: new Date(clock.now()).toISOString(),
        ...call,
        status: 0,
        points: 0,
        durationMs: 0,
      };
      entries.push(entry);
      if (entries.length > LONGEST_RECORD) entries = entries.slice(LONGEST_RECORD / 10);
      return (end) => {
        Object.assign(entry, end, { durationMs: performance.now() - started });
      };
    },
    list: (since, kinds) => entries.filter((entry) => entry.seq > since && kinds.has(entry.kind)),
    clear() {
      entries = [];
    },
  };
}
