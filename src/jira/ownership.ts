import type { Leads, Ownership } from '../offboarding/facts';
import { unlessNotFound } from './absence';
import type { JiraClient } from './client';
import { findComponents, getProjectComponents, searchFilters, searchProjects } from './endpoints/ownership';

/** Projects asked for components at a time: 100 keys of 10 characters stay far below the length limit of an address. */
const PROJECTS_AT_A_TIME = 100;

type ProjectAnswer = ReturnType<ReturnType<typeof searchProjects>['parse']>['values'][number];
type ComponentAnswer = ReturnType<ReturnType<typeof findComponents>['parse']>['values'][number];

/** Who leads which project and component of the site, as far as the app may see. */
export async function readLeads(jira: JiraClient): Promise<Leads> {
  const projects = await everyProject(jira);
  const components: Leads['components'][number][] = [];
  for (let start = 0; start < projects.length; start += PROJECTS_AT_A_TIME) {
    const keys = projects.slice(start, start + PROJECTS_AT_A_TIME).map(({ key }) => key);
    const found = await componentsOf(jira, keys);
    components.push(
      ...found.map(({ id, name, project, lead }) => ({
        id,
        name,
        projectKey: project ?? '',
        leadId: lead?.accountId ?? null,
      })),
    );
  }
  return {
    projects: projects.map(({ id, key, name, lead }) => ({ id, key, name, leadId: lead?.accountId ?? null })),
    components,
  };
}

/** What one person owns; the leads of the site are read once for everybody. */
export async function readOwnership(
  jira: JiraClient,
  accountId: string,
  leads: Promise<Leads>,
): Promise<Ownership> {
  const [filters, { projects, components }] = await Promise.all([jira.call(searchFilters(accountId)), leads]);
  return {
    filters: filters.values,
    filterTotal: filters.total,
    projects: projects.filter(({ leadId }) => leadId === accountId),
    components: components.filter(({ leadId }) => leadId === accountId),
  };
}

async function everyProject(jira: JiraClient): Promise<ProjectAnswer[]> {
  const projects: ProjectAnswer[] = [];
  for (;;) {
    const page = await unlessNotFound(jira.call(searchProjects(projects.length)));
    projects.push(...(page?.values ?? []));
    if (!page || page.isLast || page.values.length === 0) return projects;
  }
}

/** Every component of these projects, with its lead where Jira tells it. */
export async function componentsOf(jira: JiraClient, projectKeys: string[]): Promise<ComponentAnswer[]> {
  const components: ComponentAnswer[] = [];
  for (;;) {
    const page = await jira.call(findComponents(projectKeys, components.length));
    components.push(...page.values);
    if (page.values.length === 0 || components.length >= page.total) break;
  }
  const tellsLeads = components.some(({ lead, assigneeType }) => lead ?? assigneeType);
  if (tellsLeads || components.length === 0) return components;
  return (await Promise.all(projectKeys.map((key) => jira.call(getProjectComponents(key))))).flat();
}
