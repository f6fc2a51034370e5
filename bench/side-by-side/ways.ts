import path from 'node:path';
import { z } from 'zod';
import { COLLEAGUE, FIELDS, SITE_ADMIN } from '../../test/journeys/site';
import { otherProcess } from './other-process';
import { deletionAlone, wholeSequence } from './postman';
import type { RivalSite } from './rival-site';

/** What one way has sent; null where it does not tell. */
export interface Sent {
  calls: number | null;
  points: number | null;
  refused: number | null;
  /** When the sequence that all ways have in common was over, where more was done after it. Epoch milliseconds. */
  readBackAt?: number;
}

/** One way to offboard people, on a site of its own. */
export interface Way {
  name: string;
  leavers: number;
  /** Filters and open issues that each leaver has. */
  owned?: number;
  /** One request after the other, and asleep in between: two such ways take nothing from each other. */
  isQuiet?: boolean;
  prepare?: (site: RivalSite) => Promise<void>;
  offboard: (site: RivalSite) => Promise<Sent>;
}

const NEWMAN = require.resolve('newman/bin/newman.js');
const LOGIN = { email: SITE_ADMIN, token: 'emulator' };
/** Seconds that the script which service desks pass on waits before it reads back. */
const PAUSE = 6;
/** Calls of the whole sequence for one person: find, list, eight removals, delete, read back. */
const SEQUENCE = 12;
const TICKETS = ['IT-1', 'IT-2', 'IT-3', 'IT-4'];

const newmanReport = z.object({
  run: z.object({
    stats: z.object({ requests: z.object({ total: z.number() }) }),
    executions: z.array(z.object({ response: z.object({ code: z.number() }).optional() })),
  }),
});

async function newman(rival: RivalSite, collection: string, rows: string): Promise<Sent> {
  const [file, data, report] = await Promise.all([
    rival.file('collection.json', collection),
    rival.file('people.csv', rows),
    rival.file('report.json', ''),
  ]);
  const words = [NEWMAN, 'run', file, '--iteration-data', data, '--env-var', `site=${rival.site.url}`];
  await otherProcess(
    process.execPath,
    [...words, '--reporters', 'json', '--reporter-json-export', report],
    {},
  );
  const { run } = newmanReport.parse(JSON.parse(await rival.read('report.json')));
  const refused = run.executions.filter(({ response }) => response?.code === 429).length;
  return { calls: run.stats.requests.total, points: null, refused };
}

const addressesOf = ({ people }: RivalSite): string => people.map(({ email }) => email).join('\n');

const postman: Way = {
  name: 'Postman: newman over a CSV',
  leavers: 100,
  isQuiet: true,
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

const shellScript: Way = {
  name: `shell script, ${String(PAUSE)} s before it reads back`,
  leavers: 20,
  isQuiet: true,
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
    return { calls: rival.people.length * SEQUENCE, points: null, refused: null };
  },
};

const jiraJs: Way = {
  name: 'jira.js, ten at a time, no back-off',
  leavers: 200,
  offboard: async (rival) => {
    const file = await rival.file('people', addressesOf(rival));
    const words = ['--import', 'tsx', path.join(__dirname, 'jira-js.ts'), rival.site.url, file, LOGIN.email];
    const printed = await otherProcess(process.execPath, words, {});
    const { calls, refused } = z
      .object({ calls: z.number(), refused: z.number() })
      .parse(JSON.parse(printed.trim().split('\n').at(-1) ?? ''));
    return { calls, points: null, refused };
  },
};

const appCalls = z.object({
  requests: z.array(
    z.object({
      at: z.string(),
      method: z.string(),
      path: z.string(),
      status: z.number(),
      points: z.number(),
    }),
  ),
});

/** Four tickets with fifty leavers each are resolved at once. */
const leaver = (name: string, owned: number): Way => ({
  name,
  leavers: 200,
  owned,
  prepare: async ({ site, people }) => {
    await site.changeSettings((settings) => ({
      ...settings,
      account: { action: 'delete', afterDays: 0 },
      breaker: { absolute: 1000, percent: 100, atLeast: 1000 },
      approval: { overPeople: null, irreversible: false, sweeps: true, expiresAfterHours: 24 },
    }));
    const successor = owned > 0 ? { accountId: await site.accountId(COLLEAGUE) } : null;
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
    const response = await fetch(`${site.url}/_emulator/requests?kinds=jira`);
    const { requests } = appCalls.parse(await response.json());
    return {
      calls: requests.length,
      points: requests.reduce((sum, { points }) => sum + points, 0),
      refused: requests.filter(({ status }) => status === 429).length,
      ...(owned === 0 && {
        readBackAt: Math.max(...requests.filter(isReading).map(({ at }) => Date.parse(at))),
      }),
    };
  },
});

const isReading = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'GET' && path.startsWith('/rest/api/3/user?');

/** What people do today, and what this product does in its place. */
export const WAYS: readonly Way[] = [
  postman,
  guide,
  shellScript,
  jiraJs,
  leaver('Leaver: groups and account', 0),
  leaver('Leaver: and two filters and two issues handed over', 2),
];
export const POSTMAN = postman.name;
export const SHELL_SCRIPT = shellScript.name;
export const LEAVER = 'Leaver: groups and account';
