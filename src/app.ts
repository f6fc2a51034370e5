import { randomBytes } from 'node:crypto';
import { asApp, asUser, fetch, getAppContext, permissions, webTrigger } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { adminResolver } from './entry/admin';
import { createAtlassianClient } from './atlassian/client';
import { createIdentityDirectory } from './atlassian/identity-directory';
import { createKeyProbe } from './atlassian/key-probe';
import { createNameMemory, createOrganisationDirectory } from './atlassian/organisation-directory';
import { createEgressPace } from './atlassian/pace';
import { runAutomationAction } from './entry/automation-action';
import { createRolesOf } from './entry/caller-roles';
import { operatorResolver } from './entry/operator';
import { daily, installed, missed, tick, weekly } from './entry/schedules';
import { ticketResolver } from './entry/ticket';
import { ticketTransitioned } from './entry/ticket-transitioned';
import { validateTransition } from './entry/validate-transition';
import { answerWebTrigger } from './entry/web-trigger';
import { runWorker } from './entry/worker';
import { createAuditLog } from './jira/audit-log';
import { createCatalogue } from './jira/catalogue';
import { createJiraClient, type JiraClient } from './jira/client';
import { createDirectory } from './jira/directory';
import { createHandingOver } from './jira/handing-over';
import { createHolders } from './jira/holders';
import { createHoldings } from './jira/holdings';
import { createPace } from './jira/pace';
import { createPlaceReader } from './jira/places';
import { createTickets } from './jira/tickets';
import { createChannels } from './offboarding/channels/channels';
import type { Wake } from './offboarding/ports';
import { createClaimStore } from './storage/claims';
import { createCredentialStore } from './storage/credentials';
import { createDecisionStore } from './storage/decisions';
import { createEvidenceKeys } from './storage/evidence-keys';
import { createIssuePartStore, createSuccessionStore } from './storage/hand-over';
import { createKeyStore, createLessonStore } from './storage/keys-of-channels';
import { createPlaceStore } from './storage/places';
import { createRunStore } from './storage/runs';
import {
  createInstallationStore,
  createSettingsStore,
  createSummaryStore,
  settingsReadOnce,
} from './storage/settings';
import { createSiteLog } from './storage/site-log';
import { createStoreAccess } from './storage/store-access';
import { createWatchStore } from './storage/watches';

/** 128 random bits: nobody finds a personal value by trying. */
const SALT_BYTES = 16;

/** Builds the app from the platform's own ports, anew for each invocation: invocations share no memory. */
export function createApp() {
  const clock = { now: () => Date.now() };
  const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const log = (message: string) => {
    console.warn(message);
  };
  const remaining = () => getAppContext().invocationRemainingTimeInMillis();

  const salt = () => randomBytes(SALT_BYTES).toString('hex');

  const access = createStoreAccess(kvs, sleep);
  const siteLog = createSiteLog(access, clock);
  const store = {
    runs: createRunStore(access, siteLog),
    siteLog,
    evidenceKeys: createEvidenceKeys(access),
    decisions: createDecisionStore(access),
    claims: createClaimStore(access, clock),
    credentials: createCredentialStore(access, clock, sleep),
    settings: createSettingsStore(access),
    installation: createInstallationStore(access, clock),
    summary: createSummaryStore(access),
    keys: createKeyStore(access),
    lessons: createLessonStore(access),
    watches: createWatchStore(access),
    places: createPlaceStore(access),
    issueParts: createIssuePartStore(access),
    successions: createSuccessionStore(access),
  };

  const pace = createPace(clock, sleep);
  const asTheApp = createJiraClient({ api: asApp, pace, clock, sleep });
  const asCaller = createJiraClient({ api: asUser, pace, clock, sleep });
  const egress = createEgressPace(clock);
  const nameMemory = createNameMemory();
  const clientFor = (key: string) => createAtlassianClient({ fetch, pace: egress, clock, sleep }, key);
  const channelParts = (jira: JiraClient) => {
    const asJira = createDirectory(jira, permissionKey);
    const channels = createChannels({
      ...store,
      clock,
      jira: asJira,
      mayReachOut,
      organisation: (key, organisationId, directoryId) =>
        createOrganisationDirectory(clientFor(key), { organisationId, directoryId }, cloudId(), nameMemory),
      identity: (key, directoryId) => createIdentityDirectory(clientFor(key), directoryId),
    });
    return { channels, directory: { ...asJira, standing: channels.standing } };
  };
  const jiraParts = (jira: JiraClient) => ({
    ...channelParts(jira),
    tickets: createTickets(jira),
    catalogue: createCatalogue(jira),
    holders: createHolders(jira),
    holdings: createHoldings(jira),
    handingOver: createHandingOver(jira),
    placeReader: createPlaceReader(jira),
    audit: createAuditLog(jira),
  });
  const wake = createWake();

  const readingPlaces = (spend: (points: number) => void) => createPlaceReader(asTheApp.counting(spend));
  const parts = { ...store, ...jiraParts(asTheApp), readingPlaces, clock, sleep, salt, wake, log, remaining };
  const counting = (spend: (points: number) => void) => ({
    ...parts,
    ...jiraParts(asTheApp.counting(spend)),
  });
  const forPage = { ...parts, settings: settingsReadOnce(store.settings) };
  const rolesOf = createRolesOf({ ...forPage, asCaller, permissionKey });

  return {
    ticketTransitioned: (event: unknown) => ticketTransitioned(parts, log, event),
    installed: () => installed(parts),
    worker: (event: unknown) => runWorker({ ...parts, counting }, event),
    tick: () => tick(parts, remaining, log),
    daily: () => daily(parts, remaining, log),
    weekly: () => weekly(parts, remaining, log),
    missed: () => missed(parts, remaining, log),
    validateTransition: (context: unknown) => validateTransition(parts, context),
    webTrigger: (event: unknown) => answerWebTrigger(parts, event),
    automationAction: (payload: unknown, context: unknown) => runAutomationAction(parts, payload, context),
    ticketResolver: ticketResolver({ ...forPage, rolesOf, asCaller }),
    adminResolver: adminResolver({
      ...forPage,
      rolesOf,
      webAddress,
      probe: createKeyProbe(clientFor, cloudId),
      mayReachOut,
    }),
    operatorResolver: operatorResolver({ ...forPage, rolesOf }),
  };
}

/** The key under which Jira knows a global permission of the app's own (facts, "Modules"). */
function permissionKey(moduleKey: string): string {
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${moduleKey}`;
}

/** Whether this build of the app may call Atlassian's organisation: `npm run manifest -- --no-egress` makes one without. */
const mayReachOut = (): boolean =>
  getAppContext().permissions === undefined ||
  permissions.canFetchFrom('backend', 'https://api.atlassian.com');

/** The site that the app is installed on. */
const cloudId = (): string => getAppContext().installation?.contexts[0]?.cloudId ?? '';

/** Where the web trigger answers; null in a build without one, which the platform refuses to name an address for. */
const webAddress = (): Promise<string | null> => webTrigger.getUrl('runs').catch(() => null);

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
