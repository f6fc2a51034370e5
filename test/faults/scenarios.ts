import { FIELDS, JIRA_ADMIN, OPERATOR, type TestSite } from '../journeys/site';
import { decisionsOf } from './end-state';
import { settle } from './settle';

/** One whole way through the app. */
export interface Scenario {
  name: string;
  /** Tickets that are resolved, one right after the other. */
  tickets: readonly string[];
  /** Who makes the transitions; the operator of the seed unless said otherwise. */
  actor?: string;
  /** Sets the site up before anything is recorded or goes wrong. */
  prepare?: (site: TestSite) => Promise<unknown>;
}

export const KEEP: Scenario = { name: 'keeping somebody who owns work', tickets: ['IT-1'] };

export const DELETE: Scenario = { name: 'deleting from the site', tickets: ['IT-2'] };

export const BLOCKED: Scenario = { name: 'groups that Jira keeps somebody in', tickets: ['IT-3'] };

export const REHEARSAL: Scenario = {
  name: 'a rehearsal',
  tickets: ['IT-1'],
  prepare: (site) => site.setRuleMode('rehearsal'),
};

export const REFUSAL: Scenario = { name: 'a refusal', tickets: ['IT-1'], actor: JIRA_ADMIN };

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

/** Sets a fresh site up for a scenario. @returns the number of the last call before it */
export async function prepare(site: TestSite, scenario: Scenario): Promise<number> {
  await site.reset();
  await scenario.prepare?.(site);
  const before = await site.requests('jira,storage,queue');
  return before.at(-1)?.seq ?? 0;
}

/**
 * Resolves the tickets and lets everything happen that follows.
 * @param jumps seconds by which the clock jumps right after each transition
 */
export async function carryOut(
  site: TestSite,
  { tickets, actor = OPERATOR }: Scenario,
  jumps: readonly number[] = [],
): Promise<void> {
  for (const [index, ticket] of tickets.entries()) {
    await site.transition(ticket, 'Resolve', actor);
    await site.advance(jumps[index] ?? 0);
  }
  await settle(site, async () => (await decisionsOf(site)) >= tickets.length);
}
