import { readFile } from 'node:fs/promises';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { createClock, type MovableClock } from './clock';
import type { Clock, InstalledApp, SeedInvocation, Site } from './contract';
import { createFaults } from './faults';
import { bundleApp } from './forge/bundle';
import { createHost, type Host } from './forge/host';
import { describeInstalledApp } from './forge/installation';
import { refuseMissingHandlers } from './forge/missing-handlers';
import { parseManifest } from './forge/manifest/parse';
import { createWorkerPool, type LogLine } from './forge/worker-pool';
import { createRoutes } from './routes';
import { settleIn } from './seeding';
import { createTraffic } from './traffic';

/** Makes the Atlassian side from a seed: a name or an object of the seed format. */
export type CreateSite = (options: { clock: Clock; app: InstalledApp; seed: unknown }) => {
  site: Site;
  invocations: readonly SeedInvocation[];
};

/** Makes the browser shell for a site. */
export type CreateShell = (options: { site: Site; app: InstalledApp }) => Hono;

export interface AssembleOptions {
  /** 0 takes any free port. */
  port: number;
  host: string;
  seed: unknown;
  manifestPath: string;
  projectRoot: string;
  /** Folder for bundles. */
  cache: string;
  createSite: CreateSite;
  createShell?: CreateShell | undefined;
  log: (line: LogLine) => void;
}

/** A running emulator. */
export interface Assembled {
  url: string;
  port: number;
  clock: MovableClock;
  /** The host of the moment: a reset replaces it. */
  host(): Host;
  reset(seed: unknown, startAt?: number): Promise<void>;
  close(): Promise<void>;
}

/** Idle connections of the app's threads stay open: a closing one would look like a fault. */
const KEEP_ALIVE_MS = 600_000;

/**
 * Puts the parts together: one process and one port serve the site, the platform and the control addresses.
 * @throws Refusal when the manifest or the code is not for this host
 */
export async function assemble(options: AssembleOptions): Promise<Assembled> {
  const app = parseManifest(await readFile(options.manifestPath, 'utf8'));
  const bundles = bundleApp(app, options.projectRoot, options.cache);
  const clock = createClock();
  const faults = createFaults();
  const traffic = createTraffic(clock);
  const installedApp = describeInstalledApp(app);
  let current: Host | undefined;
  let shell: { cloudId: string; routes: Hono } | undefined;
  let seed = options.seed;
  let isReady = false;
  let lastReset = Promise.resolve();

  const currentHost = () => {
    if (!current) throw new Error('The emulator has no site yet.');
    return current;
  };
  const parts = {
    clock,
    host: currentHost,
    reset,
    isReady: () => isReady,
    shell: (request: Request) => shell && Promise.resolve(shell.routes.fetch(request)),
  };
  const server = await listen(createRoutes(parts), options);
  const port = portOf(server);
  const files = await bundles.catch((error: unknown) => {
    server.close();
    throw error;
  });
  const pool = createWorkerPool({
    workerFile: files.workerFile,
    settings: {
      bundleFile: files.appFile,
      baseUrl: `http://127.0.0.1:${String(port)}`,
      clockOffset: clock.sharedOffset,
    },
    memoryMB: app.memoryMB,
    onLog: options.log,
  });

  /** One after the other: two resets at once would mix two sites. */
  function reset(wanted: unknown, startAt?: number): Promise<void> {
    lastReset = lastReset.catch(() => undefined).then(() => rebuild(wanted ?? seed, startAt));
    return lastReset;
  }

  async function rebuild(wanted: unknown, startAt: number | undefined): Promise<void> {
    isReady = false;
    await current?.dispose();
    clock.reset(startAt);
    faults.clear();
    const seeded = options.createSite({ clock, app: installedApp, seed: wanted });
    const { site } = seeded;
    seed = wanted;
    current = createHost({ app, site, clock, faults, traffic, pool, log: options.log });
    if (options.createShell && shell?.cloudId !== site.cloudId) {
      shell = { cloudId: site.cloudId, routes: options.createShell({ site, app: installedApp }) };
    }
    await settleIn(current, seeded.invocations);
    traffic.clear();
    isReady = true;
  }

  async function close(): Promise<void> {
    await current?.dispose();
    await pool.close();
    clock.reset();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  try {
    refuseMissingHandlers(app, await pool.handlers());
    await reset(undefined);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://localhost:${String(port)}`, port, clock, host: currentHost, reset, close };
}

function listen(
  routes: ReturnType<typeof createRoutes>,
  { port, host }: AssembleOptions,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, port, hostname: host, overrideGlobalObjects: false }, () => {
      resolve(server);
    });
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.once('error', reject);
  });
}

function portOf(server: ServerType): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The emulator listens on no port.');
  return address.port;
}
