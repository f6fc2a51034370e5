import type { Found, FoundIssue, Holdings, IssueField, OwnedItem } from '../offboarding/hand-over/port';
import { unlessNotFound } from './absence';
import { JiraRefusal, type JiraCall } from './call';
import type { JiraClient } from './client';
import { getFirstActiveMembers } from './endpoints/groups';
import { findDashboards, findFilters, type OwnedPage } from './endpoints/owned';
import { checkProjectPermissions } from './endpoints/permissions';
import { getProjectLeads, getProjectRole, type RoleAnswer } from './endpoints/places';
import { getMyself } from './endpoints/users';
import { quoted } from './jql';
import { componentsOf } from './ownership';
import { searchIssues } from './search-issues';

/** Projects asked for in one request: their ids stand in its address. */
const PROJECTS_AT_A_TIME = 50;

/** Filters and dashboards to a page: the largest of either. */
const PAGE = 100;

/** What a person holds on this site beside groups, as Jira tells it to the app. */
export function createHoldings(jira: JiraClient): Holdings {
  return {
    openIssues: async (accountId, field, projectKeys, extent) => {
      const within =
        projectKeys === undefined ? '' : ` AND project in (${projectKeys.map(quoted).join(', ')})`;
      const jql = `${field} = ${quoted(accountId)} AND statusCategory != Done${within} ORDER BY key`;
      return searchIssues(jira, jql, extent === 'one-page');
    },
    issuesStillWith: async (accountId, field, ids) =>
      ids.length === 0 ? [] : issuesWith(jira, accountId, field, ids),

    filters: async (accountId, extent) => {
      const found = await ownedBy(jira, (startAt) => findFilters(accountId, startAt), extent === 'one-page');
      return { ...found, total: Math.max(found.total, found.items.length) };
    },
    filtersTaken: async () => {
      const { accountId } = await jira.call(getMyself());
      return (await ownedBy(jira, (startAt) => findFilters(accountId, startAt), false)).items;
    },
    dashboards: (accountId, extent) =>
      ownedBy(jira, (startAt) => findDashboards(accountId, startAt), extent === 'one-page'),

    projectsLed: async (accountId, projectIds) => {
      const groups = inGroups(projectIds, PROJECTS_AT_A_TIME);
      const found = await Promise.all(groups.map((ids) => unlessNotFound(jira.call(getProjectLeads(ids)))));
      return found.flatMap((page) => page ?? []).filter(({ lead }) => lead?.accountId === accountId);
    },
    componentsLed: async (accountId, projectKeys) => {
      const groups = inGroups(projectKeys, PROJECTS_AT_A_TIME);
      const found = await Promise.all(groups.map((keys) => componentsOf(jira, keys)));
      return found.flat().filter(({ lead }) => lead?.accountId === accountId);
    },
    rolesHeld: async (accountId, roles) => {
      const read = await Promise.all(
        roles.map(async (role) => ({
          role,
          answer: await unlessNotFound(jira.call(getProjectRole(role.projectId, role.roleId))),
        })),
      );
      return read.flatMap(({ role, answer }) =>
        answer && isIn(answer, accountId) ? [{ ...role, isLast: isAlone(answer) }] : [],
      );
    },

    hasNoOtherMember: async (groupId, accountId) => {
      const { values } = await jira.call(getFirstActiveMembers(groupId));
      return values.every((member) => member.accountId === accountId);
    },

    assignable: async (accountId, issueIds) => {
      const held = await unlessRefused(
        jira.call(checkProjectPermissions(accountId, ['ASSIGNABLE_USER'], { issueIds })),
      );
      return held ? new Set(held.get('ASSIGNABLE_USER')) : null;
    },
    maySee: async (accountId, issueId, isServiceProject) => {
      // In a service project requesters browse too; who works there may edit.
      const needed = isServiceProject ? ['BROWSE_PROJECTS', 'EDIT_ISSUES'] : ['BROWSE_PROJECTS'];
      const held = await unlessRefused(
        jira.call(checkProjectPermissions(accountId, needed, { issueIds: [issueId] })),
      );
      return needed.every((permission) => held?.get(permission)?.includes(issueId));
    },
  };
}

/** Undefined where Jira refuses to say. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JiraRefusal) return undefined;
    throw error;
  }
}

/** Nobody else is in the role, neither a person nor a group; inactive people count, Jira does not tell them apart. */
export const isAlone = ({ actors }: RoleAnswer): boolean => (actors?.length ?? 0) === 1;

const isIn = ({ actors }: RoleAnswer, accountId: string): boolean =>
  actors?.some(({ actorUser }) => actorUser?.accountId === accountId) ?? false;

async function issuesWith(
  jira: JiraClient,
  accountId: string,
  field: IssueField,
  ids: readonly string[],
): Promise<FoundIssue[]> {
  const jql = `${field} = ${quoted(accountId)} AND id in (${ids.join(', ')}) ORDER BY key`;
  return (await searchIssues(jira, jql)).items;
}

async function ownedBy(
  jira: JiraClient,
  page: (startAt: number) => JiraCall<OwnedPage>,
  onePage: boolean,
): Promise<Found<OwnedItem> & { total: number }> {
  const items: OwnedItem[] = [];
  for (;;) {
    const { values, total, isLast } = await jira.call(page(items.length));
    items.push(
      ...values.map(({ id, name, sharePermissions }) => ({
        id,
        name,
        shared: (sharePermissions?.length ?? 0) > 0,
      })),
    );
    const known = total ?? items.length;
    const hasMore = isLast !== true && values.length >= PAGE && items.length < (total ?? Infinity);
    if (!hasMore || onePage) return { items, hasMore, total: known };
  }
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
