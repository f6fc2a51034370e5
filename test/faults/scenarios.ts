import { CONTRACTOR, JIRA_ADMIN, LEAVER, SYNCED, type TestSite } from '../journeys/site';

/** One whole way through the app, whose calls are cut one after the other. */
export interface Scenario {
  name: string;
  ticket: string;
  leaver: string;
  /** Who makes the transition; the operator of the seed unless said otherwise. */
  actor?: string;
  /** Sets the site up; its calls are not cut. */
  prepare?: (site: TestSite) => Promise<unknown>;
}

export const KEEP: Scenario = { name: 'keeping somebody who owns work', ticket: 'IT-1', leaver: LEAVER };

export const DELETE: Scenario = { name: 'deleting from the site', ticket: 'IT-2', leaver: CONTRACTOR };

export const BLOCKED: Scenario = {
  name: 'groups that Jira keeps somebody in',
  ticket: 'IT-3',
  leaver: SYNCED,
};

export const REHEARSAL: Scenario = {
  name: 'a rehearsal',
  ticket: 'IT-1',
  leaver: LEAVER,
  prepare: (site) => site.setRuleMode('rehearsal'),
};

export const REFUSAL: Scenario = {
  name: 'a refusal',
  ticket: 'IT-1',
  leaver: LEAVER,
  actor: JIRA_ADMIN,
};

/** The run is announced, waits ten minutes, and then begins. */
export const ANNOUNCED: Scenario = {
  name: 'an announced run',
  ticket: 'IT-2',
  leaver: CONTRACTOR,
  prepare: (site) =>
    site.changeSettings((settings) => ({
      ...settings,
      times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 10 },
    })),
};
