import { changeChannels, enterKey, openOrganisation, SCIM_DIRECTORY, SCIM_KEY } from '../journeys/channels';
import { FIELDS, JIRA_ADMIN, OPERATOR, type TestSite } from '../journeys/site';
import { LEAVER_RESOLVES, PERSON_RESOLVES, setOutcome } from '../journeys/ticket-outcome';
import { COMPLETE } from './complete';
import { decisionsOf } from './end-state';
import { settle } from './settle';

/** One whole way through the app. */
export interface Scenario {
  name: string;
  /** Tickets that are resolved, one right after the other. */
  tickets: readonly string[];
  /** The transition; `Resolve` unless said otherwise. */
  transition?: string;
  /** Who makes the transitions; the operator of the seed unless said otherwise. */
  actor?: string;
  /** What a person does on a page in place of the transitions. */
  act?: (site: TestSite) => Promise<unknown>;
  /** Sets the site up before anything is recorded or goes wrong. */
  prepare?: (site: TestSite) => Promise<unknown>;
  /** Which calls are cut; those to Jira, the store and the queue unless said otherwise, as kinds with commas between. */
  cutKinds?: string;
}

/** Nobody inherits, so the account has to stay. */
export const KEEP: Scenario = {
  name: 'keeping somebody who owns work',
  tickets: ['IT-1'],
  prepare: (site) => site.setFields('IT-1', { [FIELDS.successor]: null }),
};

export const HAND_OVER: Scenario = { name: 'handing work over, then deleting', tickets: ['IT-1'] };

export const URGENT_HAND_OVER: Scenario = {
  name: 'cutting access first, handing work over afterwards',
  tickets: ['IT-1'],
  prepare: async (site) => {
    await site.setFields('IT-1', { [FIELDS.urgency]: { value: 'Urgent' } });
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep' } }));
  },
};

export const DELETE: Scenario = { name: 'deleting from the site', tickets: ['IT-2'] };

export const BLOCKED: Scenario = { name: 'groups that Jira keeps somebody in', tickets: ['IT-3'] };

/** Calls to the outside among all others, or alone where `npm test` has no time for more. */
const EVERYTHING = COMPLETE ? 'jira,egress,storage,queue' : 'egress';

/** The account of a managed person, by the organisation. */
export const DEACTIVATE: Scenario = {
  name: 'deactivating by the organisation',
  tickets: ['IT-1'],
  prepare: (site) => openOrganisation(site, ['disable', 'remove-from-groups']),
  cutKinds: EVERYTHING,
};

/** A last default group that only the organisation ends, and somebody whom the organisation removes. */
export const REMOVE_BY_ORGANISATION: Scenario = {
  name: 'removing by the organisation',
  tickets: ['IT-2'],
  prepare: async (site) => {
    await openOrganisation(site, ['remove-from-groups', 'remove-from-site']);
    await site.fault([], { appIsSiteAdmin: false });
  },
  cutKinds: EVERYTHING,
};

/** The account of a synchronised person, by the identity provider's directory. */
export const DEACTIVATE_BY_SCIM: Scenario = {
  name: 'deactivating by the identity provider',
  tickets: ['IT-3'],
  prepare: async (site) => {
    await keepAccounts(site);
    await enterKey(site, SCIM_KEY, 'scim', { directoryId: SCIM_DIRECTORY });
    await changeChannels(site, {
      scim: { on: true, directoryId: SCIM_DIRECTORY, uses: ['deactivate'] },
      deactivation: { message: null, everywhere: true },
    });
  },
  cutKinds: EVERYTHING,
};

/** A ticket that Leaver reopens, because something is left. */
export const REOPENED: Scenario = {
  name: 'reopening a ticket',
  tickets: ['IT-3'],
  prepare: (site) => setOutcome(site, { ...PERSON_RESOLVES, accessGoneField: null }),
};

/** A ticket that Leaver labels and resolves. */
export const RESOLVED_BY_LEAVER: Scenario = {
  name: 'resolving a ticket',
  tickets: ['IT-2'],
  transition: 'Start progress',
  prepare: (site) => setOutcome(site, LEAVER_RESOLVES, 'In Progress'),
};

export const REHEARSAL: Scenario = {
  name: 'a rehearsal',
  tickets: ['IT-1'],
  prepare: (site) => site.setRuleMode('rehearsal'),
};

export const REFUSAL: Scenario = { name: 'a refusal', tickets: ['IT-1'], actor: JIRA_ADMIN };

/** Only what belongs to a team goes, its roles and the work in its projects among it. */
export const LEAVE_TEAM: Scenario = {
  name: 'leaving a team',
  tickets: ['IT-1'],
  prepare: async (site) => {
    await site.changeSettings((settings) => ({
      ...settings,
      teams: (settings['teams'] as Record<string, unknown>[]).map((team) => ({
        ...team,
        projectKeys: ['APP'],
        projectRoles: ['Administrators'],
      })),
    }));
    await site.setFields('IT-1', { [FIELDS.kind]: { value: 'Left the team' } });
  },
};

/** The run is announced, waits ten minutes, and then begins. */
export const ANNOUNCED: Scenario = {
  name: 'an announced run',
  tickets: ['IT-2'],
  prepare: (site) =>
    site.changeSettings((settings) => ({
      ...settings,
      times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 10 },
    })),
};

/** Five leavers on four tickets, two of them on the same one. */
export const FIVE_LEAVERS: Scenario = {
  name: 'five leavers at once',
  tickets: ['IT-1', 'IT-2', 'IT-3', 'IT-4'],
  prepare: async (site) => {
    const people = await Promise.all(
      ['dormant@acme.example', 'chen.wei@acme.example'].map((email) => site.accountId(email)),
    );
    await site.setFields('IT-4', { [FIELDS.leavers]: people.map((accountId) => ({ accountId })) });
  },
};

const keepAccounts = (site: TestSite) =>
  site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 0 } }));

/** Groups are given back, and the holding group is left. */
export const RESTORE: Scenario = {
  name: 'giving back groups',
  tickets: ['IT-2'],
  prepare: async (site) => {
    await keepAccounts(site);
    await site.resolve('IT-2');
  },
  act: giveBackEverything,
};

/** The same with roles, leads, filters, a dashboard and issues. */
export const RESTORE_WORK: Scenario = {
  ...RESTORE,
  name: 'giving back groups and work',
  tickets: ['IT-1'],
  prepare: async (site) => {
    await keepAccounts(site);
    await site.resolve('IT-1');
  },
};

/** An account that the organisation opens again, and groups that are given back in it. */
export const RESTORE_BY_ORGANISATION: Scenario = {
  ...RESTORE,
  name: 'giving back by the organisation',
  tickets: ['IT-1'],
  prepare: async (site) => {
    await openOrganisation(site);
    await keepAccounts(site);
    await site.resolve('IT-1');
  },
  cutKinds: EVERYTHING,
};

/** Sets a fresh site up for a scenario. @returns the number of the last call before it */
export async function prepare(site: TestSite, scenario: Scenario): Promise<number> {
  await site.reset();
  await scenario.prepare?.(site);
  const before = await site.requests('jira,egress,storage,queue');
  return before.at(-1)?.seq ?? 0;
}

/**
 * Resolves the tickets and lets everything happen that follows.
 * @param jumps seconds by which the clock jumps right after each transition
 */
export async function carryOut(
  site: TestSite,
  { tickets, transition = 'Resolve', actor = OPERATOR, act }: Scenario,
  jumps: readonly number[] = [],
): Promise<void> {
  if (act) {
    await act(site);
    await settle(site, () => Promise.resolve(true));
    return;
  }
  for (const [index, ticket] of tickets.entries()) {
    await site.transition(ticket, transition, actor);
    await site.advance(jumps[index] ?? 0);
  }
  await settle(site, async () => (await decisionsOf(site)) >= tickets.length);
}

async function giveBackEverything(site: TestSite): Promise<void> {
  const { runs } = (await pressed(() => site.call('operator', 'listRuns', { filter: {} }))) as {
    runs: { id: string }[];
  };
  const runId = runs[0]?.id;
  const { items, fingerprint } = (await pressed(() =>
    site.call('operator', 'previewRestore', { runId }),
  )) as { items: { id: string; state: string }[]; fingerprint: string };
  const chosen = items.filter(({ state }) => state === 'ready').map(({ id }) => id);
  const request = { requestId: 'the-restore', runId, chosen, fingerprint, why: '' };
  await pressed(() => site.call('operator', 'startRestore', request));
}

/** A person whose page got no answer presses again. */
const MOST_PRESSES = 3;

export async function pressed<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let press = 1; ; press += 1) {
    try {
      return await call();
    } catch (error) {
      if (press === MOST_PRESSES) throw error;
    }
  }
}
