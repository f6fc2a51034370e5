import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import { findGroupByName } from '../groups/find';
import type { Project, ProjectRole, RoleActor } from '../model';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { readRequestBody } from '../request-body';
import { json, NO_CONTENT, pathParameter, type RouteAnswer, type RouteRequest } from '../routing';
import { findProject } from './find';

/** `GET project/{projectIdOrKey}/role`: the names of the roles with their addresses. */
export function listProjectRoles(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = findAdministeredProject(context, request);
  const roles = [...context.data.roles.values()];
  context.spend(POINTS_PER_IDENTITY * roles.length);
  return json(Object.fromEntries(roles.map((role) => [role.name, roleAddress(context, project, role)])));
}

export function getProjectRole(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = findAdministeredProject(context, request);
  const role = findRole(context, request);
  const activeOnly = request.query.get('excludeInactiveUsers') === 'true';
  const answer = describeProjectRole(context, project, role, activeOnly);
  context.spend(POINTS_PER_IDENTITY * (1 + answer.actors.length));
  return json(answer);
}

const NewActors = z.object({
  user: z.array(z.string()).default([]),
  group: z.array(z.string()).default([]),
  groupId: z.array(z.string()).default([]),
});

/** `POST project/{projectIdOrKey}/role/{id}`: adds people and groups to the role. */
export function addRoleActors(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { user, group, groupId } = readRequestBody(NewActors, request);
  const project = findAdministeredProject(context, request);
  const role = findRole(context, request);
  const place = { projectId: project.id, roleId: role.id };
  const groupIds = [...groupId, ...group.map((name) => findGroupByName(context, name)?.groupId ?? name)];
  const actors: RoleActor[] = [
    ...user.map((accountId) => ({ ...place, accountId, groupId: null })),
    ...groupIds.map((id) => ({ ...place, accountId: null, groupId: id })),
  ];
  if (actors.length === 0) {
    throw badRequest('At least one user or group has to be given.');
  }
  for (const actor of actors) {
    requireNewActor(context, actor);
  }
  context.data.roleActors.push(...actors);
  return json(describeProjectRole(context, project, role, false));
}

/** `DELETE project/{projectIdOrKey}/role/{id}`: exactly one user or group at a time. */
export function removeRoleActor(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = findAdministeredProject(context, request);
  const role = findRole(context, request);
  const user = request.query.get('user');
  const group = request.query.get('group');
  const groupId =
    request.query.get('groupId') ??
    (group === null ? null : (findGroupByName(context, group)?.groupId ?? ''));
  if ((user === null) === (groupId === null)) {
    throw badRequest('Exactly one of user, group and groupId has to be given.');
  }
  const { data } = context;
  const isMeant = (actor: RoleActor) =>
    actor.projectId === project.id &&
    actor.roleId === role.id &&
    (user === null ? actor.groupId === groupId : actor.accountId === user);
  if (!data.roleActors.some(isMeant)) {
    throw notFound(`The actor is not in the role '${role.name}' of the project '${project.key}'.`);
  }
  data.roleActors = data.roleActors.filter((actor) => !isMeant(actor));
  return NO_CONTENT;
}

/** `GET role`: the roles of the site. */
export function listRoles(context: SiteContext): RouteAnswer {
  if (!context.mayAdministerJira()) {
    throw forbidden('Only Jira administrators may see all project roles.');
  }
  const roles = [...context.data.roles.values()];
  context.spend(POINTS_PER_IDENTITY * roles.length);
  return json(
    roles.map((role) => ({
      self: `${context.data.baseUrl}/rest/api/3/role/${role.id}`,
      name: role.name,
      id: Number(role.id),
      description: '',
      actors: [],
    })),
  );
}

/** `RoleActor` of the OpenAPI document. */
type DescribedActor = { id: number; displayName: string } & (
  | {
      type: 'atlassian-group-role-actor';
      name: string;
      actorGroup: { name: string; displayName: string; groupId: string };
    }
  | { type: 'atlassian-user-role-actor'; actorUser: { accountId: string } }
);

function describeProjectRole(context: SiteContext, project: Project, role: ProjectRole, activeOnly: boolean) {
  const { data } = context;
  const actors = data.roleActors.flatMap((actor, index): DescribedActor[] => {
    if (actor.projectId !== project.id || actor.roleId !== role.id) {
      return [];
    }
    const id = index + 1;
    if (actor.groupId !== null) {
      const group = data.groups.get(actor.groupId);
      if (!group) {
        return [];
      }
      const { name, groupId } = group;
      const type = 'atlassian-group-role-actor' as const;
      return [{ id, displayName: name, name, type, actorGroup: { name, displayName: name, groupId } }];
    }
    const person = data.people.get(actor.accountId ?? '');
    if (!person || (activeOnly && !person.active)) {
      return [];
    }
    const { accountId, displayName } = person;
    return [{ id, displayName, type: 'atlassian-user-role-actor' as const, actorUser: { accountId } }];
  });
  return {
    self: roleAddress(context, project, role),
    name: role.name,
    id: Number(role.id),
    description: '',
    actors: actors.sort((first, second) => first.displayName.localeCompare(second.displayName)),
  };
}

function requireNewActor(context: SiteContext, actor: RoleActor): void {
  const { people, groups, roleActors } = context.data;
  const isActive =
    actor.accountId !== null ? people.get(actor.accountId)?.active : groups.has(actor.groupId ?? '');
  if (!isActive) {
    throw notFound(
      `The user or group '${actor.accountId ?? actor.groupId ?? ''}' does not exist or is not active.`,
    );
  }
  const present = roleActors.some(
    (other) =>
      other.projectId === actor.projectId &&
      other.roleId === actor.roleId &&
      other.accountId === actor.accountId &&
      other.groupId === actor.groupId,
  );
  if (present) {
    throw badRequest('The user or group is already in the project role.');
  }
}

/** Roles are shown to those who administer the project; others read that it is not there. */
function findAdministeredProject(context: SiteContext, request: RouteRequest): Project {
  const project = findProject(context, request);
  if (!context.mayAdministerProject(project)) {
    throw notFound(`You do not have permission to see the roles of the project '${project.key}'.`);
  }
  return project;
}

function findRole(context: SiteContext, request: RouteRequest): ProjectRole {
  const id = pathParameter(request, 'id');
  const role = context.data.roles.get(id);
  if (!role) {
    throw notFound(`Can not retrieve a role actor for a project role with id ${id} that does not exist.`);
  }
  return role;
}

function roleAddress(context: SiteContext, project: Project, role: ProjectRole): string {
  return `${context.data.baseUrl}/rest/api/3/project/${project.id}/role/${role.id}`;
}
