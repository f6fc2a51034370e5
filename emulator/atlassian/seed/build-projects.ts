import type { Project } from '../model';
import type { Construction } from './construction';
import type { Seed } from './format';
import type { ProjectSeed } from './format-work';

/** Projects with their components, roles and request types. */
export function addProjects(construction: Construction, seed: Seed): void {
  for (const project of seed.projects) {
    const id = construction.projects.add(project.key);
    construction.data.projects.set(id, buildProject(construction, id, project));
    addComponents(construction, id, project);
    addRoleActors(construction, id, project);
    for (const { name, issueType } of project.requestTypes) {
      const requestTypeId = construction.requestTypes.add(`${project.key}: ${name}`);
      construction.data.requestTypes.set(requestTypeId, {
        id: requestTypeId,
        name,
        projectId: id,
        issueTypeId: construction.issueTypes.idOf(issueType),
      });
    }
  }
}

/** Filters and dashboards with their owners. */
export function addFilters({ data, people }: Construction, seed: Seed): void {
  seed.filters.forEach(({ name, jql, owner, shared }, index) => {
    const id = String(10_000 + index);
    data.filters.set(id, { id, name, jql, ownerAccountId: people.idOf(owner.toLowerCase()), shared });
  });
  seed.dashboards.forEach(({ name, owner, shared }, index) => {
    const id = String(10_000 + index);
    data.dashboards.set(id, { id, name, ownerAccountId: people.idOf(owner.toLowerCase()), shared });
  });
}

function buildProject(construction: Construction, id: string, seed: ProjectSeed): Project {
  const { people, groups, issueTypes, workflows } = construction;
  const access = (given: ProjectSeed['browse']): Project['browse'] => ({
    groupIds: given.groups.map((name) => groups.idOf(name)),
    accountIds: given.people.map((email) => people.idOf(email.toLowerCase())),
    anyone: given.anyone,
  });
  return {
    id,
    key: seed.key,
    name: seed.name,
    projectTypeKey: seed.type,
    leadAccountId: people.idOf(seed.lead.toLowerCase()),
    assigneeType: seed.assigneeType,
    issueTypeIds: seed.issueTypes.map((name) => issueTypes.idOf(name)),
    workflowId: workflows.idOf(seed.workflow),
    browse: access(seed.browse),
    work: access(seed.work),
    app: seed.app,
  };
}

function addComponents({ data, people }: Construction, projectId: string, seed: ProjectSeed): void {
  for (const { name, lead, assigneeType } of seed.components) {
    const id = String(10_000 + data.components.size);
    const leadAccountId = lead === null ? null : people.idOf(lead.toLowerCase());
    data.components.set(id, { id, projectId, name, leadAccountId, assigneeType });
  }
}

function addRoleActors(construction: Construction, projectId: string, seed: ProjectSeed): void {
  for (const [name, actors] of Object.entries(seed.roles)) {
    const roleId = construction.roles.idOf(name);
    for (const email of actors.people) {
      const accountId = construction.people.idOf(email.toLowerCase());
      construction.data.roleActors.push({ projectId, roleId, accountId, groupId: null });
    }
    for (const group of actors.groups) {
      const groupId = construction.groups.idOf(group);
      construction.data.roleActors.push({ projectId, roleId, accountId: null, groupId });
    }
  }
}
