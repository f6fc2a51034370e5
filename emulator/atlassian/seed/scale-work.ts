import type { Project, SiteData } from '../model';
import type { ScaleSeed } from './format';
import { madeIssue } from './made-issue';

type Scale = ScaleSeed['scale'];

/** How many people stand in one role of one project. */
const PEOPLE_PER_ROLE = 10;
/** Made ids start above those of `company`. */
const FIRST_ID = 100_000;

/** Where made people work, and the numbers of the last issues there. */
export interface ScaledProjects {
  projects: Project[];
  lastNumbers: Map<string, number>;
  /** Places in roles that are still free, in the order in which people take them. */
  places: { projectId: string; roleId: string }[];
}

/** Adds projects that look like `ENG`, led by its people, until there are as many as asked for. */
export function addScaledProjects(data: SiteData, scale: Scale): ScaledProjects {
  const model = [...data.projects.values()].find(({ key }) => key === 'ENG');
  if (!model) {
    throw new Error('The seed company has no project ENG.');
  }
  const projects: Project[] = [];
  for (let index = data.projects.size; index < scale.projects; index += 1) {
    const id = String(FIRST_ID + index);
    const project: Project = {
      ...model,
      id,
      key: `P${String(index + 1).padStart(3, '0')}`,
      name: `Project ${index + 1}`,
      work: { groupIds: [], accountIds: [], anyone: true },
    };
    data.projects.set(id, project);
    projects.push(project);
  }
  const used = projects.length > 0 ? projects : [model];
  const roleIds = addRoles(data, scale);
  const places = Array.from({ length: PEOPLE_PER_ROLE }, () =>
    used.flatMap((project) => roleIds.map((roleId) => ({ projectId: project.id, roleId }))),
  ).flat();
  const numbers = [...data.issues.values()].filter(({ projectId }) => projectId === model.id).length;
  return { projects: used, lastNumbers: new Map([[model.id, numbers]]), places };
}

/** Gives a made person open issues, filters and, while there are any left, a place in a project role. */
export function addWorkOf(
  data: SiteData,
  scale: Scale,
  index: number,
  accountId: string,
  scaled: ScaledProjects,
  now: number,
): void {
  const place = scaled.places.pop();
  if (place) {
    data.roleActors.push({ ...place, accountId, groupId: null });
  }
  for (let number = 0; number < scale.filtersPerPerson; number += 1) {
    const id = String(FIRST_ID + data.filters.size);
    const jql = 'assignee = currentUser()';
    data.filters.set(id, {
      id,
      name: `Filter ${number + 1}`,
      jql,
      ownerAccountId: accountId,
      shared: number === 0,
    });
  }
  for (let number = 0; number < scale.openIssuesPerPerson; number += 1) {
    const project = scaled.projects[(index + number) % scaled.projects.length];
    if (project) {
      addIssue(data, project, index, accountId, scaled, now);
    }
  }
}

function addIssue(
  data: SiteData,
  project: Project,
  index: number,
  accountId: string,
  scaled: ScaledProjects,
  now: number,
): void {
  const number = (scaled.lastNumbers.get(project.id) ?? 0) + 1;
  scaled.lastNumbers.set(project.id, number);
  const id = String(FIRST_ID + data.issues.size);
  const summary = `Work item ${number}`;
  data.issues.set(
    id,
    madeIssue(data, project, { id, number, summary, assigneeAccountId: accountId, age: index }, now),
  );
}

function addRoles(data: SiteData, scale: Scale): string[] {
  for (let index = data.roles.size; index < scale.rolesPerProject; index += 1) {
    const id = String(FIRST_ID + index);
    data.roles.set(id, { id, name: `Role ${index + 1}` });
  }
  return [...data.roles.keys()].slice(0, scale.rolesPerProject);
}
