import type { Change } from '../offboarding/ports';
import type { Holders, IssueList } from '../offboarding/restore/holders';
import { unlessNotFound } from './absence';
import { JiraRefusal } from './call';
import type { JiraClient } from './client';
import { addRoleActor, getComponent, getDashboard, getFilterOwner } from './endpoints/holders';
import { getProject, getProjectRole } from './endpoints/places';
import { quoted } from './jql';
import { searchIssues } from './search-issues';

/** Who has what a run took, as Jira tells it to the app. */
export function createHolders(jira: JiraClient): Holders {
  return {
    projectLead: async (id) => holderOf(await unlessNotFound(jira.call(getProject(id))), 'lead'),
    componentLead: async (id) => holderOf(await unlessNotFound(jira.call(getComponent(id))), 'lead'),
    filter: async (id) => {
      const found = await unlessNotFound(jira.call(getFilterOwner(id)));
      return found && { ownerId: found.owner?.accountId ?? null, name: found.name };
    },
    dashboardOwner: async (id) => holderOf(await unlessNotFound(jira.call(getDashboard(id))), 'owner'),
    peopleInRole: async (projectKey, roleId) => {
      const role = await unlessNotFound(jira.call(getProjectRole(projectKey, roleId)));
      return role && (role.actors ?? []).flatMap(({ actorUser }) => actorUser?.accountId ?? []);
    },
    addToRole: (projectKey, roleId, accountId) => added(jira, projectKey, roleId, accountId),
    openIssuesWith: (issues, accountId) =>
      openIssues(jira, issues, accountId === null ? 'IS EMPTY' : `= ${quoted(accountId)}`),
    openIssuesWithOthers: (issues, leaverId, successorId) => {
      const people = [leaverId, ...(successorId === undefined ? [] : [successorId])].map(quoted);
      return openIssues(jira, issues, `NOT IN (${people.join(', ')})`);
    },
  };
}

function holderOf<Key extends string>(
  found: Partial<Record<Key, { accountId: string } | null | undefined>> | undefined,
  key: Key,
): string | null | undefined {
  return found && (found[key]?.accountId ?? null);
}

/** All pages of a search that is bounded by the ids themselves. */
async function openIssues(jira: JiraClient, { ids, field }: IssueList, condition: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const jql = `id IN (${ids.join(', ')}) AND statusCategory != Done AND ${field} ${condition}`;
  return (await searchIssues(jira, jql)).items.map(({ id }) => id);
}

async function added(
  jira: JiraClient,
  projectKey: string,
  roleId: string,
  accountId: string,
): Promise<Change> {
  try {
    await jira.call(addRoleActor(projectKey, roleId, accountId));
    return { accepted: true };
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    const { status, words, inDoubt } = error;
    return { accepted: false, status, words, inDoubt };
  }
}
