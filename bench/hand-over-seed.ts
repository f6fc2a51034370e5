import { companySeed } from '../emulator/atlassian/seed/company';
import type { SeedInput } from '../emulator/atlassian/seed/format';
import { COLLEAGUE, JIRA_ADMIN } from '../test/journeys/site';
import { company } from '../test/journeys/seeds';

/** Somebody with a lot of work on a site of twenty projects, made for a benchmark. */
export const BUSY_LEAVER = 'busy@acme.example';

/** How much the leaver holds. */
export interface Load {
  groups: number;
  issues: number;
  /** Projects that the issues and one role each are in. */
  projects: number;
  led: number;
  components: number;
  filters: number;
  dashboards: number;
}

/** Projects of the site, those of `company` included. */
const PROJECTS = 20;

/** The site `company` with more projects, four roles in each, and a leaver who holds this much. */
export function siteWith(load: Load): unknown {
  const groups = range(load.groups).map((number) => ({ name: `busy-${String(number)}` }));
  const made = range(PROJECTS - (companySeed.projects?.length ?? 0)).map((number) => project(number, load));
  const keys = made.map(({ key }) => key);
  return company({
    groups: [...(companySeed.groups ?? []), ...groups],
    people: [
      ...companySeed.people,
      { email: BUSY_LEAVER, name: 'Bea Busy', groups: groups.map(({ name }) => name) },
    ],
    projects: [...(companySeed.projects ?? []), ...made],
    issues: [
      ...(companySeed.issues ?? []),
      ...range(load.issues).map((number) => ({
        key: `${keys[number % load.projects] ?? ''}-${String(Math.floor(number / load.projects) + 1)}`,
        type: 'Task',
        summary: `Work ${String(number)}`,
        reporter: JIRA_ADMIN,
        assignee: BUSY_LEAVER,
      })),
    ],
    filters: [
      ...(companySeed.filters ?? []),
      ...range(load.filters).map((number) => ({
        name: `Busy filter ${String(number)}`,
        owner: BUSY_LEAVER,
        jql: 'project = ENG',
        shared: true,
      })),
    ],
    dashboards: [
      ...(companySeed.dashboards ?? []),
      ...range(load.dashboards).map((number) => ({
        name: `Busy dashboard ${String(number)}`,
        owner: BUSY_LEAVER,
        shared: true,
      })),
    ],
  });
}

function project(number: number, load: Load): NonNullable<SeedInput['projects']>[number] {
  const isTheirs = number < load.projects;
  const others = { people: [COLLEAGUE], groups: ['jira-administrators'] };
  return {
    key: `B${String(number + 1)}X`,
    name: `Busy project ${String(number + 1)}`,
    lead: number < load.led ? BUSY_LEAVER : JIRA_ADMIN,
    workflow: 'Work',
    issueTypes: ['Task'],
    browse: { anyone: true },
    work: { anyone: true },
    components: range(isTheirs ? Math.ceil((load.components - number) / load.projects) : 0).map((part) => ({
      name: `Component ${String(part)}`,
      lead: BUSY_LEAVER,
    })),
    roles: {
      Administrators: others,
      Developers: isTheirs ? { ...others, people: [COLLEAGUE, BUSY_LEAVER] } : others,
      Reviewers: others,
      'Service Desk Team': others,
    },
  };
}

const range = (count: number): number[] => Array.from({ length: Math.max(0, count) }, (_, number) => number);
