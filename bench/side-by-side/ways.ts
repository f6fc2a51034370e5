import path from 'node:path';
import { COLLEAGUE, FIELDS, SITE_ADMIN } from '../../test/journeys/site';
import { otherProcess } from './other-process';
import { deletionAlone, wholeSequence } from './postman';
import type { RivalSite } from './rival-site';

/** One way to offboard people, on a site of its own. */
export interface Way {
  name: string;
  leavers: number;
  /** Filters and open issues that each leaver has. */
  owned?: number;
  /** What follows the sequence that all ways have in common is not waited for. */
  endsWithReadingBack?: true;
  /** It is not what people do today. */
  isProduct?: true;
  prepare?: (site: RivalSite) => Promise<void>;
  /** Ends when nothing is under way any more. */
  offboard: (site: RivalSite) => Promise<void>;
}

const NEWMAN = require.resolve('newman/bin/newman.js');
const LOGIN = { email: SITE_ADMIN, token: 'emulator' };
/** Seconds that the script which service desks pass on waits before it reads back. */
const PAUSE = 6;
const TICKETS = ['IT-1', 'IT-2', 'IT-3', 'IT-4'];

/** Who is not done with shows on the site: newman ends badly as soon as one script of a collection fails. */
const QUIETLY = ['--silent', '--suppress-exit-code'];

async function newman(rival: RivalSite, collection: string, rows: string): Promise<void> {
  const [file, data] = await Promise.all([
    rival.file('collection.json', collection),
    rival.file('people.csv', rows),
  ]);
  const words = [NEWMAN, 'run', file, '--iteration-data', data, '--env-var', `site=${rival.site.url}`];
  await otherProcess(process.execPath, [...words, ...QUIETLY], {});
}

const addressesOf = ({ people }: RivalSite): string => people.map(({ email }) => email).join('\n');

/** Over a CSV, one request after the other. */
export const postman: Way = {
  name: 'Postman: newman over a CSV',
  leavers: 100,
  offboard: (rival) => newman(rival, wholeSequence(LOGIN), `address\n${addressesOf(rival)}\n`),
};

const guide: Way = {
  name: "Postman: deletion alone, Atlassian's guide",
  leavers: 100,
  offboard: (rival) =>
    newman(
      rival,
      deletionAlone(LOGIN),
      `account\n${rival.people.map(({ accountId }) => accountId).join('\n')}\n`,
    ),
};

export const shellScript: Way = {
  name: `shell script, ${String(PAUSE)} s before it reads back`,
  leavers: 20,
  offboard: async (rival) => {
    const script = path.join(__dirname, 'offboard.sh');
    await otherProcess(
      'bash',
      ['-c', `bash "${script}" < "${await rival.file('people', `${addressesOf(rival)}\n`)}"`],
      {
        SITE: rival.site.url,
        LOGIN: `${LOGIN.email}:${LOGIN.token}`,
        PAUSE: String(PAUSE),
      },
    );
  },
};

const jiraJs: Way = {
  name: 'jira.js, ten at a time, no back-off',
  leavers: 200,
  offboard: async (rival) => {
    const file = await rival.file('people', addressesOf(rival));
    const words = ['--import', 'tsx', path.join(__dirname, 'jira-js.ts'), rival.site.url, file, LOGIN.email];
    await otherProcess(process.execPath, words, {});
  },
};

/** Four tickets with fifty leavers each are resolved at once. */
const productWay = (name: string, more: Pick<Way, 'endsWithReadingBack' | 'owned'>): Way => ({
  name,
  leavers: 200,
  isProduct: true,
  ...more,
  prepare: async ({ site, people }) => {
    await site.changeSettings((settings) => ({
      ...settings,
      account: { action: 'delete', afterDays: 0 },
      breaker: { absolute: 1000, percent: 100, atLeast: 1000 },
      approval: { overPeople: null, irreversible: false, sweeps: true, expiresAfterHours: 24 },
    }));
    const successor = more.owned === undefined ? null : { accountId: await site.accountId(COLLEAGUE) };
    const size = Math.ceil(people.length / TICKETS.length);
    for (const [index, key] of TICKETS.entries()) {
      const those = people.slice(index * size, (index + 1) * size);
      await site.setFields(key, {
        [FIELDS.leaver]: null,
        [FIELDS.leaverEmail]: null,
        [FIELDS.lastWorkingDay]: null,
        [FIELDS.leavesAt]: null,
        [FIELDS.successor]: successor,
        [FIELDS.leavers]: those.map(({ accountId }) => ({ accountId })),
      });
    }
    await site.drain();
  },
  offboard: async (rival) => {
    const { site } = rival;
    for (const key of TICKETS) await site.transition(key, 'Resolve');
    await rival.allGone();
  },
});

export const byLeaver = productWay('Leaver: groups and account', { endsWithReadingBack: true });

/** What people do today, and what this product does in its place. */
export const WAYS: readonly Way[] = [
  postman,
  guide,
  shellScript,
  jiraJs,
  byLeaver,
  productWay('Leaver: and two filters and two issues handed over', { owned: 2 }),
];
