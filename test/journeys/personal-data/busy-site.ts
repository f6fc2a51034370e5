import type { RestorePreview } from '../../../src/contract/restore';
import { call, offboard } from '../../pages/calls';
import { storageOf } from '../../faults/end-state';
import { approve, asked, askForDeletions } from '../approval/approvals';
import { agreeTo, ask } from '../breaker/daily-limit';
import { approveAndTell, learn, saveSweep } from '../candidates/way';
import { openOrganisation } from '../channels';
import { ImportOnSite } from '../import/import-on-site';
import { createKey, runIdOf, start } from '../orchestration/tool';
import {
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  SYNCED,
  type TestSite,
} from '../site';

/** A site on which everybody has done everything that Leaver keeps anything of. */

export const ENGINEER = 'amara.diallo@acme.example';
export const OFFICE_WORKER = 'hanna.reyes@acme.example';
const JUNIOR = 'paula.gomez@acme.example';
const OTHER_ENGINEER = 'quentin.moreau@acme.example';
/** People who stand somewhere in what is stored by then, each in roles of their own. */
export const EVERYBODY = [
  LEAVER,
  CONTRACTOR,
  SYNCED,
  COLLEAGUE,
  OPERATOR,
  SECOND_OPERATOR,
  JIRA_ADMIN,
  SITE_ADMIN,
  DORMANT,
  ENGINEER,
  OFFICE_WORKER,
  OTHER_ENGINEER,
  JUNIOR,
] as const;

const HOUR = 3_600;

export interface Person {
  accountId: string;
  displayName: string;
  emailAddress: string;
}

export async function personOf(site: TestSite, email: string): Promise<Person> {
  const found = (await site.state()).people.find(({ emailAddress }) => emailAddress === email);
  if (!found) throw new Error(`There is nobody with the address ${email}.`);
  return found;
}

/** Lets everything happen of which something is kept. */
export async function fillStore(site: TestSite): Promise<void> {
  const leaver = await personOf(site, LEAVER);
  const successorId = await site.accountId(COLLEAGUE);
  await settingsOf(site);
  await openOrganisation(site, []);
  await site.schedule('missed');
  await proposed(site);
  await imported(site);
  await agreed(site);
  await site.resolve('IT-1');
  const why = `${leaver.displayName} (${leaver.emailAddress}) takes part in this, and so does Amara Diallo.`;
  await offboard(site, [CONTRACTOR, JUNIOR], {
    changes: { procedure: 'revoke-access', why, successorId },
  });
  await offboard(site, [ENGINEER], { changes: { procedure: 'leave-team', teamId: 'engineering', why } });
  await offboard(site, [DORMANT], {
    as: SECOND_OPERATOR,
    changes: { why, when: { kind: 'date', date: '2027-06-30' } },
  });
  await site.drain();
  await giveBack(site);
  await byTool(site);
  await accessComesBack(site);
  await stopAndGoOn(site);
  await site.resolve('IT-4');
  await site.call('operator', 'cancelRun', { id: await openRun(site) }, OPERATOR);
  await site.drain();
  await site.schedule('tick');
  await site.schedule('daily');
}

/** Everything that the app holds, as one text. */
export async function everythingStored(site: TestSite): Promise<string> {
  return JSON.stringify(await rawStorage(site));
}

/** Account ids of everybody whom the app has told Atlassian of, as it remembers them. */
export async function reported(site: TestSite): Promise<Set<string>> {
  const { keys } = await storageOf(site);
  const shards = Object.entries(keys).filter(([key]) => key.startsWith('stored-people:'));
  const people = shards.flatMap(
    ([, shard]) => shard as ({ accountId: string; reportedAt: string | null } | null)[],
  );
  return new Set(people.flatMap((person) => (person?.reportedAt ? [person.accountId] : [])));
}

const rawStorage = async (site: TestSite): Promise<unknown> =>
  (await fetch(`${site.url}/_emulator/storage`)).json();

/** Closes an account, or changes it, as its owner does at Atlassian. */
export const changeAccount = async (
  site: TestSite,
  accountId: string,
  change: { closed: true } | { displayName: string },
): Promise<unknown> => site.control('account', { accountId, ...change });

/** Lets a whole cycle go by: a week, and the hours in which it goes on. */
export async function cycle(site: TestSite): Promise<void> {
  await site.advance(7 * 24 * HOUR + HOUR);
  await site.schedule('weekly');
  for (let hour = 0; hour < 3; hour += 1) {
    await site.advance(HOUR);
    await site.schedule('missed');
  }
}

async function settingsOf(site: TestSite): Promise<void> {
  const protectedId = await site.accountId(SITE_ADMIN);
  const successorId = await site.accountId(COLLEAGUE);
  await site.changeSettings((settings) => ({
    ...settings,
    account: { action: 'keep', afterDays: 0 },
    protection: { groupIds: [], accountIds: [protectedId] },
    handOver: { ...(settings['handOver'] as Record<string, unknown>), successorId },
  }));
}

/** Somebody is found inactive, and told so. */
async function proposed(site: TestSite): Promise<void> {
  await learn(site);
  await saveSweep(site);
  await learn(site);
  await approveAndTell(site);
}

/** A file that names people by everything that names them; one row is begun. */
async function imported(site: TestSite): Promise<void> {
  const people = await Promise.all([OFFICE_WORKER, LEAVER, COLLEAGUE].map((email) => personOf(site, email)));
  const rows = people.map((person) => `${person.accountId},${person.displayName},${person.emailAddress}`);
  const file = ['User id,User name,email', ...rows, `,Sven by address,${SYNCED}`].join('\n');
  const begun = await ImportOnSite.judged(site, file, SECOND_OPERATOR);
  await begun.startCanary({ why: 'Hanna Reyes (hanna.reyes@acme.example) leaves.' });
  await site.drain();
}

/** What two people agree to: a deletion, and a bulk; another one waits. */
async function agreed(site: TestSite): Promise<void> {
  await askForDeletions(site, {});
  await site.changeSettings((settings) => ({ ...settings, account: { action: 'delete', afterDays: 0 } }));
  await approve(
    site,
    await asked(site, [OTHER_ENGINEER], { changes: { why: 'Quentin Moreau wants it so.' } }),
  );
  await site.drain();
  await askForDeletions(site, { irreversible: false });
  await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 0 } }));
  const from = new Date(site.now()).toISOString();
  const until = new Date(site.now() + 30 * 86_400_000).toISOString();
  const reason = 'Agreed with Samuel Okafor (second-operator@acme.example)';
  await agreeTo(site, { kind: 'bulk', number: 5, from, until, reason });
  await ask(site, { kind: 'bulk', number: 7, from, until, reason }, SITE_ADMIN);
}

async function giveBack(site: TestSite): Promise<void> {
  const run = (await site.runs()).find(({ leaver }) => leaver?.displayName.includes('Diallo'));
  const shown = (await site.call('operator', 'previewRestore', { runId: run?.id })) as RestorePreview;
  if (!shown.allowed) throw new Error(shown.reason);
  await call(
    site,
    'operator',
    'startRestore',
    {
      requestId: 'give-back',
      runId: run?.id ?? '',
      chosen: shown.items.filter(({ state }) => state === 'ready').map(({ id }) => id),
      fingerprint: shown.fingerprint,
      why: 'Amara Diallo stays.',
    },
    SECOND_OPERATOR,
  );
  await site.drain();
}

async function byTool(site: TestSite): Promise<void> {
  const key = await createKey(site, SECOND_OPERATOR);
  const leaver = await site.accountId(SYNCED);
  runIdOf(await start(site, key, { leaver, reason: 'Sven leaves, says synced@acme.example' }));
  await site.drain();
  const { id } = await createKey(site, OPERATOR, 'Revoked');
  await call(site, 'admin', 'revokeCredential', { id }, JIRA_ADMIN);
}

async function accessComesBack(site: TestSite): Promise<void> {
  await site.addToGroup('engineering', LEAVER);
  await site.advance(HOUR + 60);
  await site.schedule('tick');
}

async function stopAndGoOn(site: TestSite): Promise<void> {
  const version = async () =>
    ((await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as { version: number }).version;
  const reason = 'Carla Conti (colleague@acme.example) asked for it';
  await site.call('admin', 'stopEverything', { version: await version(), reason }, JIRA_ADMIN);
  await site.call('admin', 'resumeEverything', { version: await version() }, JIRA_ADMIN);
}

async function openRun(site: TestSite): Promise<string | undefined> {
  const { entities } = await storageOf(site);
  const open = Object.values(entities.run).filter(({ work }) => work !== 'none');
  if (open.length !== 1) throw new Error(`One open run was expected, there are ${String(open.length)}.`);
  return open[0]?.id;
}
