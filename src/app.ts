import { asApp, asUser, getAppContext } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { adminResolver } from './entry/admin';
import { createRolesOf } from './entry/caller-roles';
import { operatorResolver } from './entry/operator';
import { missed, tick } from './entry/schedules';
import { ticketResolver } from './entry/ticket';
import { ticketTransitioned } from './entry/ticket-transitioned';
import { validateTransition } from './entry/validate-transition';
import { runWorker } from './entry/worker';
import { createCatalogue } from './jira/catalogue';
import { createJiraClient, type JiraClient } from './jira/client';
import { createDirectory } from './jira/directory';
import { createPace } from './jira/pace';
import { createTickets } from './jira/tickets';
import type { Wake } from './offboarding/ports';
import { createClaimStore } from './storage/claims';
import { createDecisionStore } from './storage/decisions';
import { createRunStore } from './storage/runs';
import {
  createInstallationStore,
  createSettingsStore,
  createSummaryStore,
  settingsReadOnce,
} from './storage/settings';
import { createStoreAccess } from './storage/store-access';

/** Builds the app from the platform's own ports, anew for each invocation: invocations share no memory. */
export function createApp() {
  const clock = { now: () => Date.now() };
  const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const log = (message: string) => {
    console.warn(message);
  };
  const remaining = () => getAppContext().invocationRemainingTimeInMillis();

  const access = createStoreAccess(kvs, sleep);
  const store = {
    runs: createRunStore(access),
    decisions: createDecisionStore(access),
    claims: createClaimStore(access, clock),
    settings: createSettingsStore(access),
    installation: createInstallationStore(access, clock),
    summary: createSummaryStore(access),
  };

  const pace = createPace(clock, sleep);
  const asTheApp = createJiraClient({ api: asApp, pace, clock, sleep });
  const asCaller = createJiraClient({ api: asUser, pace, clock, sleep });
  const jiraParts = (jira: JiraClient) => ({
    directory: createDirectory(jira, permissionKey),
    tickets: createTickets(jira),
    catalogue: createCatalogue(jira),
  });
  const wake = createWake();

  const parts = { ...store, ...jiraParts(asTheApp), clock, sleep, wake, log, remaining };
  const counting = (spend: (points: number) => void) => ({
    ...parts,
    ...jiraParts(asTheApp.counting(spend)),
  });
  const forPage = { ...parts, settings: settingsReadOnce(store.settings) };
  const rolesOf = createRolesOf({ ...forPage, asCaller, permissionKey });

  return {
    ticketTransitioned: (event: unknown) => ticketTransitioned(parts, log, event),
    installed: () => store.installation.recordInstallation(clock.now()),
    worker: (event: unknown) => runWorker({ ...parts, counting }, event),
    tick: () => tick(parts),
    missed: () => missed(parts, remaining, log),
    validateTransition: (context: unknown) => validateTransition(parts, context),
    ticketResolver: ticketResolver({ ...forPage, rolesOf, asCaller }),
    adminResolver: adminResolver({ ...forPage, rolesOf }),
    operatorResolver: operatorResolver({ ...forPage, rolesOf }),
  };
}

/** The key under which Jira knows a global permission of the app's own (facts, "Modules"). */
function permissionKey(moduleKey: string): string {
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${moduleKey}`;
}

/** One worker a site: the platform starts no second delivery of this key while one is under way. */
function createWake(): Wake {
  const queue = new Queue({ key: 'work' });
  return {
    look: async (runIds, delaySeconds = 0) => {
      await queue.push({
        body: { look: [...runIds] },
        delayInSeconds: delaySeconds,
        concurrency: { key: 'worker', limit: 1 },
      });
    },
  };
}
