import { ImportOnSite } from '../journeys/import/import-on-site';
import {
  candidates,
  DAY,
  GRACE_DAYS,
  learn,
  REQUESTED,
  saveSweep,
  withoutSecondPerson,
} from '../journeys/candidates/way';
import { newRequestId } from '../../static/shared/request-id';
import { CONTRACTOR, DORMANT, FIELDS, HANNA, OPERATOR, type TestSite } from '../journeys/site';
import { call } from '../pages/calls';
import { openRuns, storageOf } from './end-state';
import { pressed, type Scenario } from './scenarios';

/** Rounds of five minutes: what the platform gave up is found by then. */
const ROUNDS = 48;
const ROUND_SECONDS = 300;
const HOUR = 3_600;
const DELETION_DAYS = 3;

/**
 * Lets time pass until something is so.
 * @throws Error when it is not so after the longest time that a fault may take
 */
async function until(site: TestSite, isSo: () => Promise<boolean>): Promise<void> {
  await site.drain({ horizonSeconds: 0 });
  for (let round = 0; round < ROUNDS; round += 1) {
    if (await isSo()) return;
    await site.advance(ROUND_SECONDS);
    await site.drain({ horizonSeconds: 0 });
  }
  throw new Error(`What is waited for is not so after ${String((ROUNDS * ROUND_SECONDS) / 3600)} hours.`);
}

const nothingIsOpen = async (site: TestSite): Promise<boolean> => (await openRuns(site)).length === 0;

/** Product access goes, the account and every other group stay. */
export const REVOKE_ACCESS: Scenario = {
  name: 'taking access to products away',
  tickets: ['IT-1'],
  prepare: (site) => site.setFields('IT-1', { [FIELDS.kind]: { value: 'Revoke access' } }),
};

/** The account is kept for some days, and deleted then. */
export const DELETE_LATER: Scenario = {
  name: 'deleting after days',
  tickets: ['IT-2'],
  prepare: (site) =>
    site.changeSettings((settings) => ({
      ...settings,
      account: { action: 'delete', afterDays: DELETION_DAYS },
    })),
  act: async (site) => {
    await site.transition('IT-2', 'Resolve');
    await until(site, async () => {
      const [run] = Object.values((await storageOf(site)).entities.run);
      return run?.document.steps.find(({ doneAt }) => doneAt === null)?.name === 'wait-for-deletion';
    });
    await site.advance(DELETION_DAYS * DAY);
    await until(site, () => nothingIsOpen(site));
  },
};

/** A file is read and judged, one row goes ahead, the rest follows. */
export const IMPORT: Scenario = {
  name: 'an import of a file',
  tickets: [],
  act: async (site) => {
    const people = await Promise.all([HANNA, DORMANT, CONTRACTOR].map((email) => site.accountId(email)));
    const file = new TextEncoder().encode(`${people.join('\n')}\n`);
    const requestId = newRequestId();
    const imported = await pressed(() => ImportOnSite.begun(site, file.length, OPERATOR, requestId));
    await pressed(() => imported.upload(file));
    const reaches = (stage: string) =>
      until(site, async () => (await pressed(() => imported.view())).stage === stage);
    /** Who presses again may find that the first time has worked. */
    const pressedAt = (stage: string, press: () => Promise<unknown>) =>
      pressed(async () => {
        if ((await imported.view()).stage === stage) await press();
      });
    await pressedAt('mapping', () => imported.confirmColumns());
    await reaches('judged');
    await pressedAt('judged', () => imported.startCanary());
    await reaches('asking');
    await pressedAt('asking', () => imported.confirm(null));
    await reaches('done');
  },
};

/** The daily look that finds somebody inactive. */
export const DAILY_LOOK: Scenario = {
  name: 'the daily look',
  tickets: [],
  prepare: async (site) => {
    await learn(site);
    await saveSweep(site, REQUESTED);
  },
  act: async (site) => {
    const accountId = await site.accountId(DORMANT);
    const isFound = async () =>
      (await pressed(() => candidates(site, 'found'))).some(({ person }) => person.accountId === accountId);
    await site.schedule('daily');
    // What is cut off early is looked at again by the hour, or by the look of the next day.
    for (const wait of [0, HOUR, DAY]) {
      await site.advance(wait);
      await site.drain({ horizonSeconds: 0 });
      if (await isFound()) return;
    }
    throw new Error('Nobody is found inactive, the next day neither.');
  },
};

/** Somebody is found inactive, told of it, and loses their access when the time is over. */
export const SWEEP: Scenario = {
  name: 'the way of somebody inactive',
  tickets: ['IT-5'],
  prepare: async (site) => {
    await learn(site);
    await saveSweep(site, REQUESTED);
    await withoutSecondPerson(site);
    await site.schedule('daily');
  },
  act: async (site) => {
    const accountId = await site.accountId(DORMANT);
    const one = async (stage: 'found' | 'noticed' | 'acted') =>
      (await pressed(() => candidates(site, stage))).find(({ person }) => person.accountId === accountId);
    const found = await one('found');
    const people = [{ accountId, version: found?.version ?? 0 }];
    await pressed(async () => {
      // Who presses again may find that the first time has worked.
      if (await one('found')) await call(site, 'operator', 'approveCandidates', { people });
    });
    await until(site, async () => (await one('noticed')) !== undefined);
    await site.advance(GRACE_DAYS * DAY);
    await until(site, async () => (await one('acted')) !== undefined && (await nothingIsOpen(site)));
  },
};
