/** The code of a worker thread: it prepares the thread as the platform does, then runs one invocation at a time. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { installConsole } from './worker/console';
import { installEgress } from './worker/egress';
import { installMovedDate } from './worker/moved-date';
import type { FromWorker, Job, WorkerSettings } from './worker/protocol';
import { installForgeGlobals } from './worker/runtime';
import { openScope, runInScope, sampleMemory } from './worker/scope';

type Handlers = ReadonlyMap<string, ReadonlyMap<string, (...args: unknown[]) => unknown>>;

const settings = workerData as WorkerSettings;
const platformFetch = globalThis.fetch;

installMovedDate(settings.clockOffset);
installConsole(send);
installForgeGlobals(platformFetch, settings.baseUrl);
installEgress(platformFetch, settings.baseUrl);
process.setSourceMapsEnabled(true);

const handlers = loadHandlers(settings.bundleFile);
// The first request of a thread loads the HTTP client; no invocation should pay for that.
void platformFetch(`${settings.baseUrl}/_forge/ready`)
  .catch(() => undefined)
  .then(() => {
    const names = [...handlers].map(([file, exported]): [string, string[]] => [file, [...exported.keys()]]);
    send({ type: 'ready', handlers: Object.fromEntries(names) });
  });

parentPort?.on('message', (job: Job) => {
  void runJob(job).then(send);
});

async function runJob(job: Job): Promise<FromWorker> {
  const scope = openScope(job);
  try {
    const handler = handlers.get(job.file)?.get(job.exportName);
    if (!handler) throw new Error(`${job.file} exports no function "${job.exportName}".`);
    const value = await runInScope(scope, () => handler(...job.args));
    const json = value === undefined ? {} : { json: JSON.stringify(value) };
    sampleMemory(scope);
    return { type: 'returned', ...json, peakBytes: scope.peakBytes };
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    const { name, message, stack = '' } = known;
    return { type: 'threw', name, message, stack, peakBytes: scope.peakBytes };
  }
}

function loadHandlers(bundleFile: string): Handlers {
  const files: unknown = createRequire(bundleFile)(bundleFile);
  return new Map(
    entriesOf(files).map(([file, exported]) => [file, new Map(entriesOf(exported).flatMap(callable))]),
  );
}

function callable([name, value]: [string, unknown]): [string, (...args: unknown[]) => unknown][] {
  return typeof value === 'function'
    ? [[name, (...args) => Reflect.apply(value, undefined, args) as unknown]]
    : [];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}
