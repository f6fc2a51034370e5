import { companyIssues } from '../../emulator/atlassian/seed/company-issues';
import { companyPeople } from '../../emulator/atlassian/seed/company-people';
import { companyFields, companyProjects, companyWorkflows } from '../../emulator/atlassian/seed/company-work';
import type { SeedInput } from '../../emulator/atlassian/seed/format';
import { AUTOMATION } from './site';

type Project = NonNullable<SeedInput['projects']>[number];
type Issue = NonNullable<SeedInput['issues']>[number];
type Person = SeedInput['people'][number];
type Part<Key extends keyof SeedInput> = NonNullable<SeedInput[Key]>;

/** The site `company` with these parts instead of its own. */
export const company = (parts: Partial<SeedInput>) => ({ extends: 'company', ...parts });

/** Projects of `company`, one of them changed. */
export const projectsWith = (key: string, changes: Partial<Project>): Part<'projects'> =>
  (companyProjects ?? []).map((project) => (project.key === key ? { ...project, ...changes } : project));

/** Tickets of `company` and further ones. */
export const issuesWith = (...more: Issue[]): Part<'issues'> => [...companyIssues, ...more];

/** People of `company` and further ones. */
export const peopleWith = (...more: Person[]): SeedInput['people'] => [...companyPeople, ...more];

/** Custom fields of `company` and further ones. */
export const fieldsWith = (...more: Part<'customFields'>): Part<'customFields'> => [
  ...(companyFields ?? []),
  ...more,
];

/** An Offboard request of the service desk, as `company` has four of them. */
export const offboardRequest = (key: string, fields: Record<string, unknown>): Issue => ({
  key,
  type: 'Service request',
  summary: 'Offboard somebody',
  reporter: 'hanna.reyes@acme.example',
  requestType: 'Offboard',
  fields: { 'Kind of leaving': 'Left the company', ...fields },
});

/** Somebody who administers Jira and is an operator as well; see `WITH_BOTH`. */
export const BOTH = 'both@acme.example';

/** The site `company` where somebody is administrator and operator in one. */
export const WITH_BOTH = company({
  people: peopleWith({
    email: BOTH,
    name: 'Bo Both',
    groups: ['jira-administrators', 'offboarding-operators', 'jira-users-acme'],
  }),
});

/** Everybody may work on the service desk's tickets, Automation for Jira too. */
export const OPEN_SERVICE_DESK = company({
  projects: projectsWith('IT', { work: { anyone: true, people: [AUTOMATION] } }),
});

/** The transitions of the service desk ask the app's validator first. */
export const VALIDATED_SERVICE_DESK = company({
  projects: projectsWith('IT', { work: { anyone: true, people: [AUTOMATION] } }),
  workflows: (companyWorkflows ?? []).map((workflow) => ({
    ...workflow,
    transitions: workflow.transitions.map((transition) =>
      transition.name === 'Resolve' ? { ...transition, validators: ['may-offboard'] } : transition,
    ),
  })),
});
