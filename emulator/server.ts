import path from 'node:path';
import { assemble } from './assemble';
import { createSite } from './atlassian/site';
import type { MovableClock } from './clock';
import type { Host } from './forge/host';
import type { InvocationRecord } from './forge/invocations';
import type { PageAnswer } from './forge/pages';
import type { LogLine } from './forge/worker-pool';
import { invokeAsPerson, type InvokeRequest } from './page-call';
import { createWeb } from './web/server';

export interface EmulatorOptions {
  /** 8790 unless said otherwise; 0 takes any free port. */
  port?: number;
  /** Address to listen on. */
  host?: string;
  /** A name, a file, or an object of the seed format. */
  seed?: unknown;
  manifestPath?: string;
  projectRoot?: string;
  /** Keeps the app's log lines off the console. */
  quiet?: boolean;
  /** Gets the log lines of app and platform instead of the console. */
  log?: (line: LogLine) => void;
}

/** A running emulator, for scripts, tests and benchmarks. */
export interface Emulator {
  url: string;
  port: number;
  clock: MovableClock;
  /** The host of the moment: a reset replaces it. */
  host(): Host;
  invoke(request: InvokeRequest): Promise<PageAnswer>;
  /** The last invocations with their time and memory, oldest first. */
  invocations(): readonly InvocationRecord[];
  /** @param startAt what the clock shows then, in epoch milliseconds; real time unless said */
  reset(seed?: unknown, startAt?: number): Promise<void>;
  close(): Promise<void>;
}

export const DEFAULT_PORT = 8790;
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_SEED = 'company';
/** The address in links of every answer: the real site's, not this server's. */
const SITE_URL = 'https://acme.atlassian.net';

/**
 * Starts the emulator with the app of this repository, or another one.
 * @throws Refusal when the platform would not take the app or the emulator cannot run it
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const repository = path.resolve(__dirname, '..');
  const projectRoot = options.projectRoot ?? repository;
  const emulator = await assemble({
    port: options.port ?? DEFAULT_PORT,
    host: options.host ?? DEFAULT_HOST,
    seed: options.seed ?? DEFAULT_SEED,
    projectRoot,
    cache: path.join(repository, '.cache'),
    manifestPath: options.manifestPath ?? path.join(projectRoot, 'manifest.yml'),
    createSite,
    createShell: ({ site, app }) =>
      createWeb({
        root: projectRoot,
        siteUrl: SITE_URL,
        cloudId: site.cloudId,
        environmentId: app.environmentId,
      }),
    log: options.log ?? (options.quiet ? () => undefined : printLog),
  });
  return {
    ...emulator,
    invoke: (request) => invokeAsPerson(emulator.host(), request),
    invocations: () => emulator.host().invocations.records(),
    reset: (seed, startAt) => emulator.reset(seed, startAt),
  };
}

function printLog({ invocation, level, text }: LogLine): void {
  process.stderr.write(`${level.toUpperCase()} ${invocation} ${text}\n`);
}
