import type { Clock, Site } from '../contract';
import type { Faults } from '../faults';
import type { Traffic } from '../traffic';
import { createActivity, type Activity } from './activity';
import { createAutomation, type Automation } from './automation';
import { createGraphql, type Graphql } from './graphql';
import { createInstallation, type Installation } from './installation';
import { createInvocations, type Invocations } from './invocations';
import { createKvs, type Kvs } from './kvs/store';
import type { ForgeApp } from './manifest/app';
import { createPages, type Pages } from './pages';
import { createPersonalDataReports, type PersonalDataReports } from './personal-data';
import { createProductEvents, type ProductEvents } from './product-events';
import { createQueue, type Queue } from './queue/queue';
import { createQueueWebhooks, type QueueWebhooks } from './queue/webhooks';
import { createSchedules, type Schedules } from './schedules';
import { createTransitionValidation } from './validators';
import { createWebTriggerAddresses } from './web-trigger-addresses';
import { createWebTriggers, type WebTriggers } from './web-triggers';
import type { LogLine, WorkerPool } from './worker-pool';

/** The app installed on one site: everything that a reset throws away. */
export interface Host {
  app: ForgeApp;
  site: Site;
  faults: Faults;
  traffic: Traffic;
  installation: Installation;
  activity: Activity;
  invocations: Invocations;
  kvs: Kvs;
  queue: Queue;
  queueWebhooks: QueueWebhooks;
  productEvents: ProductEvents;
  schedules: Schedules;
  pages: Pages;
  webTriggers: WebTriggers;
  graphql: Graphql;
  automation: Automation;
  personalDataReports: PersonalDataReports;
  /** When the next delayed event, delivery or retry is due; the recurring schedules do not count. */
  nextDue(): number | undefined;
  /** Sends the lifecycle event of the installation to the app. */
  announceInstallation(): void;
  /** Kills what runs and forgets what waits. */
  dispose(): Promise<void>;
}

export interface HostOptions {
  app: ForgeApp;
  site: Site;
  clock: Clock;
  faults: Faults;
  traffic: Traffic;
  pool: WorkerPool;
  log: (line: LogLine) => void;
}

/** Killed invocations end at once; only what sleeps for a fault takes longer. */
const LONGEST_FAREWELL_MS = 2000;

/** Installs the app on a site. */
export function createHost({ app, site, clock, faults, traffic, pool, log }: HostOptions): Host {
  const { cloudId } = site;
  const activity = createActivity();
  const installation = createInstallation(app, cloudId);
  const note = (text: string) => {
    log({ invocation: '', level: 'warn', text });
  };
  const report = (error: unknown) => {
    log({
      invocation: '',
      level: 'error',
      text: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  };

  const invocations = createInvocations({ app, installation, clock, pool, activity, log });
  const kvs = createKvs({ clock, entities: app.entities, keepsHistory: () => faults.lags('storage') });
  const queue = createQueue({ app, installation, clock, activity, invocations, report });
  const productEvents = createProductEvents({
    app,
    installation,
    clock,
    activity,
    faults,
    invocations,
    log: note,
    report,
  });
  const schedules = createSchedules({ app, installation, cloudId, clock, invocations, report });

  const webTriggerAddresses = createWebTriggerAddresses(app);

  site.onProductEvent((event) => productEvents.send(event));
  site.onValidateTransition(createTransitionValidation(app, installation, invocations));

  return {
    app,
    site,
    faults,
    traffic,
    installation,
    activity,
    invocations,
    kvs,
    queue,
    queueWebhooks: createQueueWebhooks(app, queue, clock),
    productEvents,
    schedules,
    pages: createPages({ app, installation, cloudId, clock, invocations }),
    webTriggers: createWebTriggers(webTriggerAddresses, installation, invocations),
    graphql: createGraphql(installation, webTriggerAddresses),
    automation: createAutomation({ app, installation, invocations }),
    personalDataReports: createPersonalDataReports(site, clock, note),
    nextDue() {
      const times = [queue.nextDue(), productEvents.nextDue()].filter((time) => time !== undefined);
      return times.length > 0 ? Math.min(...times) : undefined;
    },
    announceInstallation() {
      const { appId, environmentId } = installation.installedApp;
      productEvents.send({
        eventType: 'avi:forge:installed:app',
        id: installation.installationId,
        app: { id: appId, version: installation.appVersion, name: app.name },
        environment: { id: environmentId },
      });
    },
    async dispose() {
      invocations.killAll();
      await activity.waitUntilIdle(LONGEST_FAREWELL_MS);
      queue.clear();
      productEvents.clear();
      schedules.clear();
    },
  };
}
