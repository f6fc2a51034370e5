import { approve } from '../../journeys/approval/approvals';
import { REQUESTED } from '../../journeys/candidates/way';
import { DORMANT, FIELDS, JIRA_ADMIN, LEAVER, OPERATOR, type TestSite } from '../../journeys/site';
import { storageOf } from '../end-state';

/** One moment at which an app is replaced by a newer one. */
export interface Stage {
  name: string;
  /** Brings a fresh site there; nothing is left running. */
  reach: (site: TestSite) => Promise<unknown>;
  /** What people and time do about it afterwards; nothing unless said otherwise. */
  after?: (site: TestSite) => Promise<unknown>;
}

const DAY = 86_400;
const GRACE_DAYS = 14;

const TEN_MINUTES = {
  status: 429,
  headers: { 'Retry-After': '600', 'RateLimit-Reason': 'jira-quota-tenant-based' },
  body: { errorMessages: ['Rate limit exceeded.'] },
};

const nobodyInherits = (site: TestSite) => site.setFields('IT-1', { [FIELDS.successor]: null });

const change = (site: TestSite, settings: Record<string, unknown>) =>
  site.changeSettings((now) => ({ ...now, ...settings }));

/** Resolves a ticket and lets happen what follows at once; what waits goes on waiting. */
async function resolve(site: TestSite, ticket: string): Promise<void> {
  await site.transition(ticket, 'Resolve');
  await site.drain({ horizonSeconds: 0 });
}

/** The worker dies at one call, and nobody has taken its place yet. */
async function dieAt(
  site: TestSite,
  call: object,
  moment: 'before' | 'after',
  ticket: string,
): Promise<void> {
  await site.fault([{ target: 'jira', ...call, times: 1, effect: { kill: moment } }]);
  await resolve(site, ticket);
}

/** Every version has these. */
export const ALWAYS: readonly Stage[] = [
  {
    name: 'announced',
    reach: async (site) => {
      await change(site, { times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 10 } });
      await resolve(site, 'IT-2');
    },
    after: async (site) => {
      await site.advance(600);
      await site.drain();
      await approveWhatWaits(site);
    },
  },
  {
    name: 'planned',
    reach: async (site) => {
      await site.fault([{ target: 'queue', effect: { delaySeconds: 600 } }]);
      await resolve(site, 'IT-2');
    },
  },
  {
    name: 'half-of-the-groups-removed',
    reach: async (site) => {
      await nobodyInherits(site);
      await dieAt(site, { method: 'DELETE', path: 'group/user', skip: 2 }, 'after', 'IT-1');
    },
  },
  {
    name: 'waiting-for-429',
    reach: async (site) => {
      await nobodyInherits(site);
      const at = { target: 'jira', method: 'DELETE', path: 'group/user', skip: 2, times: 4 };
      await site.fault([{ ...at, effect: TEN_MINUTES }]);
      await resolve(site, 'IT-1');
    },
  },
  {
    name: 'before-reading-back',
    reach: async (site) => {
      await nobodyInherits(site);
      await dieAt(site, { method: 'POST', path: 'group/user' }, 'after', 'IT-1');
    },
  },
  {
    name: 'before-the-report',
    reach: (site) => dieAt(site, { method: 'POST', path: '/comment' }, 'before', 'IT-2'),
  },
  {
    name: 'waiting-for-deletion',
    reach: async (site) => {
      await change(site, { account: { action: 'delete', afterDays: 3 } });
      await resolve(site, 'IT-2');
    },
    after: (site) => site.advance(3 * DAY),
  },
];

/** Since work is handed over and access can be given back. */
export const WHOLE_LEAVER: readonly Stage[] = [
  {
    name: 'half-of-the-work-handed-over',
    reach: (site) => dieAt(site, { method: 'PUT', path: '/owner' }, 'after', 'IT-1'),
  },
  {
    name: 'half-given-back',
    reach: async (site) => {
      await change(site, { account: { action: 'keep', afterDays: 0 } });
      await resolve(site, 'IT-2');
      await site.fault([
        { target: 'jira', method: 'POST', path: 'group/user', times: 1, effect: { kill: 'after' } },
      ]);
      await giveBack(site);
      await site.drain({ horizonSeconds: 0 });
    },
  },
];

async function giveBack(site: TestSite): Promise<void> {
  const { id: runId } = await site.run();
  const shown = (await site.call('operator', 'previewRestore', { runId })) as {
    items: { id: string; state: string }[];
    fingerprint: string;
  };
  const chosen = shown.items.filter(({ state }) => state === 'ready').map(({ id }) => id);
  const request = { requestId: 'the-restore', runId, chosen, fingerprint: shown.fingerprint, why: '' };
  await site.call('operator', 'startRestore', request);
}

/** Since an administrator can hold everything, and a second person may have to agree. */
export const GUARDED: readonly Stage[] = [
  {
    name: 'held',
    reach: async (site) => {
      await nobodyInherits(site);
      await dieAt(site, { method: 'DELETE', path: 'group/user', skip: 2 }, 'after', 'IT-1');
      const { version } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as { version: number };
      await site.call('admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
      await site.advance(300);
      await site.drain({ horizonSeconds: 0 });
    },
    after: async (site) => {
      const { version } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as { version: number };
      await site.call('admin', 'resumeEverything', { version }, JIRA_ADMIN);
    },
  },
  {
    name: 'waiting-for-a-second-person',
    reach: async (site) => {
      await change(site, { approval: { irreversible: true } });
      await resolve(site, 'IT-2');
    },
    after: approveWhatWaits,
  },
  {
    name: 'import-under-way',
    reach: async (site) => {
      const people = await Promise.all(
        [LEAVER, 'dormant@acme.example'].map((email) => site.accountId(email)),
      );
      const bytes = Buffer.from(`${people.join('\n')}\n`);
      const ask = (name: string, payload: object) => site.call('operator', name, payload, OPERATOR);
      const file = { requestId: 'leaversOfMay', name: 'leavers.csv', bytes: bytes.length, lastModified: 0 };
      const { id } = (await ask('beginImport', file)) as { id: string };
      await ask('putImportChunk', { id, number: 0, data: bytes.toString('base64') });
      const { mapping } = (await ask('getImport', { id })) as { mapping: { columns: object } };
      await ask('confirmImportColumns', { id, columns: mapping.columns });
    },
  },
  {
    name: 'somebody-told-that-access-ends',
    reach: async (site) => {
      await change(site, { approval: { irreversible: false, sweeps: false } });
      await site.schedule('daily');
      await site.drain();
      const { version } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as { version: number };
      await site.call('admin', 'saveSweep', { version, sweep: REQUESTED }, JIRA_ADMIN);
      await site.schedule('daily');
      const listed = await site.call('operator', 'listCandidates', { stage: 'found' });
      const { candidates } = listed as { candidates: { person: { accountId: string }; version: number }[] };
      const dormant = await site.accountId(DORMANT);
      const people = candidates
        .filter(({ person }) => person.accountId === dormant)
        .map((one) => ({ accountId: dormant, version: one.version }));
      await site.call('operator', 'approveCandidates', { people });
      await site.schedule('tick');
    },
    after: async (site) => {
      await site.advance(GRACE_DAYS * DAY + 60);
      await site.schedule('tick');
    },
  },
];

async function approveWhatWaits(site: TestSite): Promise<void> {
  const { entities } = await storageOf(site);
  const held = Object.values(entities.run).filter(({ document }) =>
    document.steps.some(({ name, doneAt }) => name === 'approval' && doneAt === null),
  );
  if (held.length > 0)
    await approve(
      site,
      held.map(({ id }) => id),
    );
}

/** By what a version can do. */
export const STAGES_OF: Readonly<Record<string, readonly Stage[] | undefined>> = {
  first: ALWAYS,
  'whole-leaver': [...ALWAYS, ...WHOLE_LEAVER],
  guarded: [...ALWAYS, ...WHOLE_LEAVER, ...GUARDED],
};
