import { Worker } from 'node:worker_threads';
import { fromWorkerSchema, type FromWorker, type Job, type WorkerSettings } from './worker/protocol';

/** How a worker's turn ended. */
export type JobEnd =
  | Extract<FromWorker, { type: 'returned' | 'threw' }>
  /** The thread is gone. */
  | { type: 'died'; reason: 'memory' | 'killed' | 'crashed'; message: string };

/** A thread with the app loaded. It runs one job at a time, as the platform's warm containers do. */
export interface AppWorker {
  run(job: Job): Promise<JobEnd>;
  /** Ends the thread at once, whatever it is doing. */
  kill(): void;
}

export interface WorkerPool {
  /** A warm worker, or a new one. */
  acquire(): Promise<AppWorker>;
  /** Gives a worker back that has ended its job; a dead one is forgotten. */
  release(worker: AppWorker): void;
  /** What each handler file exports. */
  handlers(): Promise<Record<string, string[]>>;
  close(): Promise<void>;
}

export interface LogLine {
  invocation: string;
  level: string;
  text: string;
}

export interface WorkerPoolOptions {
  workerFile: string;
  settings: WorkerSettings;
  /** `memoryMB` of the manifest. */
  memoryMB: number;
  onLog: (line: LogLine) => void;
}

/** Of `memoryMB` the platform's runtime takes a part before the app has a byte: a bare Node process has about 40 MB. */
const RUNTIME_MEMORY_MB = 40;
const YOUNG_GENERATION_MB = 16;
/** One is kept ready, so that a killed worker is replaced without waiting for a thread to start. */
const SPARE_WORKERS = 1;
/** Starting a thread holds everybody up for some milliseconds: not while an invocation has just begun. */
const SPARE_DELAY_MS = 250;

/** Creates a pool of worker threads; they start when they are needed, and one ahead. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const idle: Started[] = [];
  const all = new Set<Started>();
  let starting = 0;
  let closed = false;

  const start = async (): Promise<Started> => {
    starting += 1;
    try {
      const worker = await startWorker(options, (gone) => {
        all.delete(gone);
        const at = idle.indexOf(gone);
        if (at >= 0) idle.splice(at, 1);
      });
      all.add(worker);
      if (closed) await worker.terminate();
      return worker;
    } finally {
      starting -= 1;
    }
  };
  const keepSpare = () => {
    if (closed || idle.length + starting >= SPARE_WORKERS) return;
    // A failure shows at the invocation that needs the worker.
    start().then(
      (worker) => idle.push(worker),
      () => undefined,
    );
  };

  return {
    async acquire() {
      const worker = idle.pop() ?? (await start());
      setTimeout(keepSpare, SPARE_DELAY_MS).unref();
      return worker;
    },
    release(worker) {
      for (const known of all) if (known === worker && known.isAlive()) idle.push(known);
    },
    async handlers() {
      const worker = await start();
      idle.push(worker);
      return worker.handlers;
    },
    async close() {
      closed = true;
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

interface Started extends AppWorker {
  handlers: Record<string, string[]>;
  isAlive(): boolean;
  terminate(): Promise<unknown>;
}

async function startWorker(options: WorkerPoolOptions, onGone: (worker: Started) => void): Promise<Started> {
  const thread = new Worker(options.workerFile, {
    workerData: options.settings,
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: options.memoryMB - RUNTIME_MEMORY_MB,
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
    },
  });
  thread.unref();
  let alive = true;
  let death: Extract<JobEnd, { type: 'died' }> = {
    type: 'died',
    reason: 'crashed',
    message: 'The thread exited.',
  };
  let settle: (end: FromWorker | Extract<JobEnd, { type: 'died' }>) => void = () => undefined;

  const ready = new Promise<FromWorker | JobEnd>((resolve) => (settle = resolve));
  thread.on('message', (message: unknown) => {
    const parsed = fromWorkerSchema.parse(message);
    if (parsed.type === 'log') options.onLog(parsed);
    else settle(parsed);
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crashed';
    death = { type: 'died', reason, message: error.message };
  });
  thread.on('exit', () => {
    alive = false;
    onGone(started);
    settle(death);
  });

  const started: Started = {
    handlers: {},
    isAlive: () => alive,
    run: (job) =>
      new Promise((resolve) => {
        settle = (end) => {
          if (end.type === 'returned' || end.type === 'threw' || end.type === 'died') resolve(end);
        };
        if (alive) thread.postMessage(job);
        else settle(death);
      }),
    kill() {
      if (!alive) return;
      death = { type: 'died', reason: 'killed', message: 'The function was killed.' };
      alive = false;
      settle(death);
      void thread.terminate();
    },
    terminate: () => thread.terminate(),
  };

  const first = await ready;
  if (first.type === 'ready') started.handlers = first.handlers;
  else if (first.type === 'died') throw new Error(`The app could not be loaded: ${first.message}`);
  return started;
}
