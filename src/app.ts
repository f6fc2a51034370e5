import { randomBytes } from 'node:crypto';
import { asApp, asUser, fetch, getAppContext, permissions, privacy, webTrigger } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { adminResolver } from './entry/admin';
import { createLastActiveReader } from './atlassian/last-active';
import { createAtlassianClient } from './atlassian/client';
import { createIdentityDirectory } from './atlassian/identity-directory';
import { createKeyProbe } from './atlassian/key-probe';
import { createNameMemory, createOrganisationDirectory } from './atlassian/organisation-directory';
import { createEgressPace } from './atlassian/pace';
import { createPersonalDataReport } from './atlassian/personal-data';
import { runAutomationAction } from './entry/automation-action';
import { createRolesOf } from './entry/caller-roles';
import { runImportWorker } from './entry/import-worker';
import { operatorResolver } from './entry/operator';
import { issueViewed, personActive, personChanged } from './entry/people-events';
import { runPeopleWorker } from './entry/people-worker';
import { daily, installed, missed, tick, weekly } from './entry/schedules';
import { candidateCommented } from './entry/candidate-commented';
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
import { createJudging } from './jira/judging';
import { createPace } from './jira/pace';
import { createHistoryReader, createMemberReader } from './jira/people';
import { createPlaceReader } from './jira/places';
import { createTickets } from './jira/tickets';
import { createTrackingTickets } from './jira/tracking-tickets';
import { createInactive } from './offboarding/candidates/inactive';
import { createChannels } from './offboarding/channels/channels';
import { createLearnedJudging, createLearnedPeople } from './offboarding/import/learned-judging';
import type { ImportWake } from './offboarding/import/port';
import type { PeopleWake } from './offboarding/people/wake';
import type { Wake } from './offboarding/ports';
import { createSecretMask, createWithoutSecrets } from './offboarding/secrets';
import { createTurnsByName } from './offboarding/turns';
import { createBegunStore } from './storage/begun';
import { createBreakerStore } from './storage/breaker';
import { createCandidacyStore } from './storage/candidacies';
import { createClaimStore } from './storage/claims';
import { createCredentialStore } from './storage/credentials';
import { createDecisionStore } from './storage/decisions';
import { createEvidenceKeys } from './storage/evidence-keys';
import { createImportStore } from './storage/imports';
import { createIssuePartStore, createSuccessionStore } from './storage/hand-over';
import { createKeyStore, createLessonStore } from './storage/keys-of-channels';
import { createPersonalDataStore } from './storage/personal-data';
import { createPeopleStore } from './storage/people';
import { createPlaceStore } from './storage/places';
import { createRunStore } from './storage/runs';
import {
  createInstallationStore,
  createSettingsStore,
  createSummaryStore,
  settingsReadOnce,
  settingsReadTogether,
  standingReadOnce,
} from './storage/settings';
import { createSiteLog } from './storage/site-log';
import { createStoreAccess, isBusy } from './storage/store-access';
import { createWatchStore } from './storage/watches';

/** 128 random bits: nobody finds a personal value by trying. */
const SALT_BYTES = 16;

/** Builds the app from the platform's own ports, anew for each invocation: invocations share no memory. */
export function createApp() {
  const clock = { now: () => Date.now() };
  const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const secrets = createSecretMask();
  const log = (message: string) => {
    console.warn(secrets.mask(message));
  };
  const remaining = () => getAppContext().invocationRemainingTimeInMillis();

  const salt = () => randomBytes(SALT_BYTES).toString('hex');

  const access = createStoreAccess(kvs, sleep, secrets.learn);
  const siteLog = createSiteLog(access, clock);
  const store = {
    runs: createRunStore(access, siteLog),
    siteLog,
    evidenceKeys: createEvidenceKeys(access),
    decisions: createDecisionStore(access),
    claims: createClaimStore(access, clock),
    credentials: createCredentialStore(access, clock, sleep),
    settings: settingsReadTogether(createSettingsStore(access), clock),
    breaker: createBreakerStore(access),
    begun: createBegunStore(access, clock),
    installation: createInstallationStore(access, clock),
    summary: createSummaryStore(access),
    keys: createKeyStore(access),
    lessons: createLessonStore(access),
    watches: createWatchStore(access),
    people: createPeopleStore(access, clock),
    candidacies: createCandidacyStore(access),
    places: createPlaceStore(access, clock),
    imports: createImportStore(access),
    issueParts: createIssuePartStore(access),
    successions: createSuccessionStore(access),
    personalData: createPersonalDataStore(access, clock),
  };

  const withoutSecrets = createWithoutSecrets(secrets, store.keys);
  const mask = withoutSecrets.text;
  const pace = createPace(clock, sleep);
  const asTheApp = createJiraClient({ api: asApp, pace, clock, sleep, mask });
  const asCaller = createJiraClient({ api: asUser, pace, clock, sleep, mask });
  const egress = createEgressPace(clock);
  const nameMemory = createNameMemory();
  const inTurn = createTurnsByName();
  const clientFor = (key: string, beforeWrite?: () => Promise<void>) => {
    secrets.learn(key);
    return createAtlassianClient({ fetch, pace: egress, clock, sleep, mask, beforeWrite }, key);
  };
  const channelParts = (jira: JiraClient, beforeWrite?: () => Promise<void>) => {
    const asJira = createDirectory(jira, permissionKey);
    const channels = createChannels({
      ...store,
      clock,
      jira: asJira,
      mayReachOut,
      organisation: (key, organisationId, directoryId) =>
        createOrganisationDirectory(
          clientFor(key, beforeWrite),
          { organisationId, directoryId },
          cloudId(),
          nameMemory,
        ),
      identity: (key, directoryId) => createIdentityDirectory(clientFor(key, beforeWrite), directoryId),
    });
    return { channels, directory: { ...asJira, standing: channels.standing } };
  };
  const jiraParts = (jira: JiraClient, beforeWrite?: () => Promise<void>) => ({
    ...channelParts(jira, beforeWrite),
    tickets: createTickets(jira, clock, withoutSecrets),
    catalogue: createCatalogue(jira),
    holders: createHolders(jira),
    holdings: createHoldings(jira),
    handingOver: createHandingOver(jira, inTurn),
    placeReader: createPlaceReader(jira),
    audit: createAuditLog(jira),
    trackingTickets: createTrackingTickets(jira),
    inactive: createInactive({ ...store, reader: peopleReader(jira), lastActive, clock }),
  });
  const wake = createWake();

  /** For work that nobody waits for. */
  const inBackground = (spend: (points: number) => void) => asTheApp.counting(spend, undefined, 'background');
  const readingPeople = (spend: (points: number) => void) => peopleReader(inBackground(spend));
  const lastActive = createLastActiveReader({
    settings: settingsReadOnce(store.settings),
    keys: store.keys,
    mayReachOut,
    client: clientFor,
    cloudId,
  });
  const readingPlaces = (spend: (points: number) => void) => createPlaceReader(inBackground(spend));
  const reportPersonalData = createPersonalDataReport(privacy.reportPersonalData, clock);
  const parts = {
    ...store,
    reportPersonalData,
    withoutSecrets,
    ...jiraParts(asTheApp),
    readingPlaces,
    readingPeople,
    lastActive,
    peopleWake: createPeopleWake(),
    importWake: createImportWake(),
    clock,
    sleep,
    salt,
    isBusy,
    wake,
    log,
    remaining,
  };
  const learned = createLearnedPeople(store.people);
  const judging = (spend: (points: number) => void) =>
    createLearnedJudging(learned, createJudging(inBackground(spend), clock));
  const counting = (
    spend: (points: number) => void,
    beforeWrite?: () => Promise<void>,
    isUrgent?: boolean,
  ) => ({
    ...parts,
    ...jiraParts(asTheApp.counting(spend, beforeWrite, isUrgent ? 'urgent' : 'planned'), beforeWrite),
  });
  const isQuotaNear = () => pace.nearUntil() > clock.now();
  const forPage = { ...parts, ...standingReadOnce(access, store.settings) };
  const rolesOf = createRolesOf({ ...forPage, asCaller, permissionKey });

  return {
    ticketTransitioned: (event: unknown) => ticketTransitioned(parts, log, event),
    candidateCommented: (event: unknown) => candidateCommented(parts, log, event),
    installed: () => installed(parts),
    worker: (event: unknown) => runWorker({ ...parts, counting }, event),
    importer: (event: unknown) => runImportWorker({ ...parts, counting, judging, isQuotaNear }, event),
    peopleWorker: (event: unknown) =>
      runPeopleWorker({ ...parts, settings: settingsReadOnce(store.settings) }, event),
    personActive: (event: unknown) => personActive(parts, event),
    issueViewed: (event: unknown) => issueViewed(parts, event),
    personChanged: (event: unknown) => personChanged(parts, log, event),
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
      probe: createKeyProbe((key) => clientFor(key), cloudId),
      mayReachOut,
    }),
    operatorResolver: operatorResolver({ ...forPage, rolesOf }),
  };
}

/** What asks Jira about people. */
const peopleReader = (jira: JiraClient) => ({
  members: createMemberReader(jira),
  history: createHistoryReader(jira),
});

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

/** The same for imports: one of them goes on at a time. */
function createImportWake(): ImportWake {
  const queue = new Queue({ key: 'imports' });
  return {
    goOn: async (importId) => {
      await queue.push({ body: { importId }, concurrency: { key: 'importer', limit: 1 } });
    },
  };
}

/** The same for what is learned about people, which is no run and waits for none. */
function createPeopleWake(): PeopleWake {
  const queue = new Queue({ key: 'people' });
  return {
    goOn: async (delaySeconds = 0, isChanged = false) => {
      await queue.push({
        body: { isChanged },
        delayInSeconds: delaySeconds,
        concurrency: { key: 'people', limit: 1 },
      });
    },
  };
}
