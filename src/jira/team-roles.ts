import type { Team } from '../offboarding/settings';
import { unlessNotFound } from './absence';
import type { JiraClient } from './client';
import { getProject, getProjectRole } from './endpoints/places';

/** Projects read side by side, each with the roles that count in it. */
const AT_A_TIME = 5;

/** Whether a person holds one of a team's roles by name in one of its projects. Reads until it finds one. */
export async function isInRoleOf(
  jira: JiraClient,
  accountId: string,
  { projectKeys, projectRoles }: Pick<Team, 'projectKeys' | 'projectRoles'>,
): Promise<boolean> {
  const names = new Set(projectRoles.map((name) => name.toLowerCase()));
  for (let start = 0; start < projectKeys.length; start += AT_A_TIME) {
    const keys = projectKeys.slice(start, start + AT_A_TIME);
    const found = await Promise.all(keys.map((key) => isInRole(jira, accountId, key, names)));
    if (found.includes(true)) return true;
  }
  return false;
}

async function isInRole(
  jira: JiraClient,
  accountId: string,
  projectKey: string,
  names: ReadonlySet<string>,
): Promise<boolean> {
  const project = await unlessNotFound(jira.call(getProject(projectKey)));
  const roleIds = Object.entries(project?.roles ?? {}).flatMap(([name, address]) =>
    names.has(name.toLowerCase()) ? (/\/role\/(\d+)/.exec(address)?.[1] ?? []) : [],
  );
  const roles = await Promise.all(
    roleIds.map((roleId) => unlessNotFound(jira.call(getProjectRole(projectKey, roleId)))),
  );
  return roles.some((role) => role?.actors?.some(({ actorUser }) => actorUser?.accountId === accountId));
}
