import { issuesOf } from '../issues/issue-store';
import type { Project, SiteData } from '../model';
import type { ScaleSeed } from './format';
import { madeIssue } from './made-issue';
import { accountIdOf, groupIdOf } from './names';

type LeaverScale = ScaleSeed['scale']['leaver'];

const LEAVER = accountIdOf('leaver@acme.example');
/** Made ids start above those of the other made work. */
const FIRST_ID = 5_000_000;

/**
 * Gives `leaver@acme.example` as much as is asked for, what they have in `company` included.
 * @param made the projects that the scale made; where it made none, those of `company`
 */
export function addWorkOfLeaver(
  data: SiteData,
  scale: LeaverScale,
  made: readonly Project[],
  now: number,
): void {
  addGroups(data, scale.groups);
  addLeads(data, scale, made);
  addRoles(data, scale.roles, made);
  addIssues(data, scale, made, now);
  upTo(scale.filters, data.filters.ownedBy(LEAVER).length, (number) => {
    const id = String(FIRST_ID + number);
    const name = `Handed over ${number + 1}`;
    const jql = 'assignee = currentUser()';
    data.filters.set(id, { id, name, jql, ownerAccountId: LEAVER, shared: number % 2 === 0 });
  });
  // Jira shows dashboards that are not shared to their owners only.
  upTo(scale.dashboards, data.dashboards.ownedBy(LEAVER).length, (number) => {
    const id = String(FIRST_ID + number);
    data.dashboards.set(id, { id, name: `Board ${number + 1}`, ownerAccountId: LEAVER, shared: true });
  });
}

function addGroups(data: SiteData, count: number): void {
  upTo(count, data.memberships.groupIdsOf(LEAVER).size, (number) => {
    const name = `access-${String(number + 1).padStart(4, '0')}`;
    const groupId = groupIdOf(name);
    data.groups.set(groupId, { groupId, name, managedBy: 'site', administers: 'none' });
    data.memberships.add(groupId, LEAVER);
  });
}

function addLeads(data: SiteData, scale: LeaverScale, made: readonly Project[]): void {
  const led = [...data.projects.values()].filter(({ leadAccountId }) => leadAccountId === LEAVER).length;
  upTo(scale.ledProjects, led, (number) => {
    const project = data.projects.get(made[number]?.id ?? '');
    if (project) {
      data.projects.set(project.id, { ...project, leadAccountId: LEAVER });
    }
  });
  const components = [...data.components.values()].filter(({ leadAccountId }) => leadAccountId === LEAVER);
  upTo(scale.ledComponents, components.length, (number) => {
    const id = String(FIRST_ID + number);
    data.components.set(id, {
      id,
      projectId: made[number % made.length]?.id ?? '',
      name: `Part ${number + 1}`,
      leadAccountId: LEAVER,
      assigneeType: 'COMPONENT_LEAD',
    });
  });
}

function addRoles(data: SiteData, count: number, made: readonly Project[]): void {
  const held = new Set(
    data.roleActors
      .filter(({ accountId }) => accountId === LEAVER)
      .map(({ projectId, roleId }) => `${projectId} ${roleId}`),
  );
  const places = made
    .flatMap(({ id }) => [...data.roles.keys()].map((roleId) => ({ projectId: id, roleId })))
    .filter(({ projectId, roleId }) => !held.has(`${projectId} ${roleId}`));
  upTo(count, held.size, (number) => {
    const place = places[number];
    if (place) {
      data.roleActors.push({ ...place, accountId: LEAVER, groupId: null });
    }
  });
}

function addIssues(data: SiteData, scale: LeaverScale, made: readonly Project[], now: number): void {
  const issues = issuesOf(data);
  const own = [...issues.assignedTo(LEAVER)].flatMap((id) => issues.get(id) ?? []);
  const open = own.filter(({ resolutionId }) => resolutionId === null);
  const used = new Set([...open.map(({ projectId }) => projectId), ...made.map(({ id }) => id)]);
  const projects = [...used].slice(0, scale.inProjects).flatMap((id) => data.projects.get(id) ?? []);
  upTo(scale.openIssues, open.length, (number) => {
    const project = projects[number % projects.length];
    if (project) {
      const id = String(FIRST_ID + number);
      const place = issues.nextNumber(project.id);
      const summary = `Left behind ${place}`;
      issues.set(
        id,
        madeIssue(data, project, { id, number: place, summary, assigneeAccountId: LEAVER, age: place }, now),
      );
    }
  });
}

/** Adds one after the other until there are as many as wanted. */
function upTo(wanted: number, existing: number, add: (number: number) => void): void {
  for (let number = 0; number < wanted - existing; number += 1) {
    add(number);
  }
}
