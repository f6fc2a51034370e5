import { randomUUID } from 'node:crypto';
import type { Clock } from '../contract';
import type { Activity } from './activity';
import type { Installation } from './installation';
import type { AppFunction, ForgeApp } from './manifest/app';
import type { AppWorker, JobEnd, LogLine, WorkerPool } from './worker-pool';

/** Why the platform ended an invocation; the names are those of `InvocationErrorCode`. */
export type PlatformError =
  'FUNCTION_TIME_OUT' | 'FUNCTION_OUT_OF_MEMORY' | 'FUNCTION_PLATFORM_UNKNOWN_ERROR';

export type Outcome =
  | { status: 'returned'; value: unknown }
  /** The app's own error. */
  | { status: 'threw'; message: string }
  | { status: 'died'; reason: PlatformError };

/** Pushes that descend from one invocation count together: the platform's guard against endless chains. */
export interface Chain {
  pushes: number;
}

export interface InvocationRequest {
  functionKey: string;
  moduleKey: string;
  args: readonly unknown[];
  /** The person who causes the invocation; undefined for queue events and schedules. */
  principalAccountId?: string | undefined;
  /** Set when the invocation descends from another one. */
  chain?: Chain | undefined;
  /** Ordered by a fault: the invocation dies before it starts, or after its work and before its answer. */
  kill?: 'before' | 'after' | undefined;
}

/** An invocation that runs. */
export interface Invocation {
  id: string;
  token: string;
  functionKey: string;
  principalAccountId: string | undefined;
  chain: Chain;
  /** When the last minute's outside requests were made, for their limit. */
  egressAt: number[];
  kill(): void;
}

/** An invocation that has ended. */
export interface InvocationRecord {
  id: string;
  functionKey: string;
  moduleKey: string;
  at: string;
  durationMs: number;
  outcome: Outcome['status'] | PlatformError;
  /** The most that its thread held, in bytes; 0 when it did not live to tell. */
  peakBytes: number;
}

export interface Invocations {
  run(request: InvocationRequest): Promise<Outcome>;
  /** The running invocation that a token belongs to. */
  byToken(token: string): Invocation | undefined;
  /** Those that run now. */
  running(): readonly Invocation[];
  killAll(): void;
  /** The last invocations, oldest first. */
  records(): readonly InvocationRecord[];
  /** How many have ended. */
  count(): number;
}

const RECORDS_KEPT = 10_000;

/** Runs handlers in worker threads, bounded in time and memory, one per thread. */
export function createInvocations(options: {
  app: ForgeApp;
  installation: Installation;
  clock: Clock;
  pool: WorkerPool;
  activity: Activity;
  log: (line: LogLine) => void;
}): Invocations {
  const running = new Map<string, Invocation>();
  const records: InvocationRecord[] = [];
  let count = 0;
  let isClosed = false;

  const start = (request: InvocationRequest, worker: AppWorker): Invocation => {
    const invocation: Invocation = {
      id: randomUUID(),
      token: randomUUID(),
      functionKey: request.functionKey,
      principalAccountId: request.principalAccountId,
      chain: request.chain ?? { pushes: 0 },
      egressAt: [],
      kill() {
        running.delete(this.token);
        worker.kill();
      },
    };
    running.set(invocation.token, invocation);
    return invocation;
  };

  const execute = async (request: InvocationRequest, target: AppFunction): Promise<Outcome> => {
    const worker = await options.pool.acquire();
    if (isClosed) {
      options.pool.release(worker);
      return { status: 'died', reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR' };
    }
    const at = new Date(options.clock.now()).toISOString();
    const started = performance.now();
    const invocation = start(request, worker);
    const limitMs = target.limitSeconds * 1000;
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      invocation.kill();
    }, limitMs);
    timer.unref();

    if (request.kill === 'before') invocation.kill();
    const end = await worker.run({
      id: invocation.id,
      token: invocation.token,
      file: target.file,
      exportName: target.exportName,
      args: [...request.args],
      limitMs,
      ...options.installation.jobContext(invocation, request.moduleKey),
    });
    clearTimeout(timer);
    running.delete(invocation.token);
    if (request.kill === 'after') worker.kill();
    options.pool.release(worker);

    count += 1;
    const outcome = request.kill === 'after' ? PLATFORM_DEATH : outcomeOf(end, timedOut);
    const { id } = invocation;
    const { functionKey, moduleKey } = request;
    records.push({
      id,
      functionKey,
      moduleKey,
      at,
      durationMs: performance.now() - started,
      outcome: outcome.status === 'died' ? outcome.reason : outcome.status,
      peakBytes: end.type === 'died' ? 0 : end.peakBytes,
    });
    if (records.length > RECORDS_KEPT) records.shift();
    if (end.type === 'threw') options.log({ invocation: id, level: 'error', text: end.stack || end.message });
    if (outcome.status === 'died') {
      options.log({ invocation: id, level: 'error', text: `${functionKey} ended with ${outcome.reason}.` });
    }
    return outcome;
  };

  return {
    run(request) {
      const target = options.app.functions.get(request.functionKey);
      if (!target) throw new Error(`The manifest declares no function "${request.functionKey}".`);
      return options.activity.track(() => execute(request, target));
    },
    byToken: (token) => running.get(token),
    running: () => [...running.values()],
    killAll() {
      isClosed = true;
      for (const invocation of [...running.values()]) invocation.kill();
    },
    records: () => records,
    count: () => count,
  };
}

const PLATFORM_DEATH: Outcome = { status: 'died', reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR' };

function outcomeOf(end: JobEnd, timedOut: boolean): Outcome {
  if (end.type === 'threw') return { status: 'threw', message: end.message };
  if (end.type === 'returned') {
    const value: unknown = end.json === undefined ? undefined : JSON.parse(end.json);
    return { status: 'returned', value };
  }
  if (timedOut) return { status: 'died', reason: 'FUNCTION_TIME_OUT' };
  if (end.reason === 'memory') return { status: 'died', reason: 'FUNCTION_OUT_OF_MEMORY' };
  return end.reason === 'killed' ? PLATFORM_DEATH : { status: 'threw', message: end.message };
}
