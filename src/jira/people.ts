import type { Known } from '../offboarding/people/person';
import type { HistoryReader, MemberReader } from '../offboarding/people/port';
import { unlessNotFound } from './absence';
import { JiraRefusal } from './call';
import type { JiraClient } from './client';
import { getApplicationRoles, getGroupMembers } from './endpoints/groups';
import { searchIssueKeys } from './endpoints/issues';
import { getUserWithAccess } from './endpoints/users';
import { quoted } from './jql';

interface JiraPerson {
  accountId: string;
  accountType: Known['kind'];
  displayName: string;
  active: boolean;
}

/** Which groups give products, and who is in them. */
export function createMemberReader(jira: JiraClient): MemberReader {
  return {
    products: async () =>
      (await jira.call(getApplicationRoles())).map(({ key, name, groupDetails }) => ({
        key,
        name,
        groups: groupDetails.flatMap((group) =>
          group.groupId ? [{ groupId: group.groupId, name: group.name ?? group.groupId }] : [],
        ),
      })),
    members: async (groupId, startAt) => {
      const page = await unlessNotFound(jira.call(getGroupMembers(groupId, startAt)));
      if (!page) return undefined;
      const { values, total, isLast } = page;
      return {
        people: values.map(knownOf),
        total,
        isLast: isLast || values.length === 0 || startAt + values.length >= total,
      };
    },
    person: async (accountId) => {
      const user = await unlessNotFound(jira.call(getUserWithAccess(accountId)));
      return user && { ...knownOf(user), groupIds: user.groups.items.map(({ groupId }) => groupId) };
    },
  };
}

const knownOf = ({ accountId, displayName, accountType, active }: JiraPerson): Known => ({
  accountId,
  name: displayName,
  kind: accountType,
  active,
});

/**
 * Whether somebody created, changed or commented on an issue that the app may see. `updatedBy` counts whole days, both
 * included, and not who has only looked.
 * Source: https://support.atlassian.com/jira-software-cloud/docs/jql-functions/ (`updatedBy`)
 */
export function createHistoryReader(jira: JiraClient): HistoryReader {
  return {
    didAnything: async (accountId, from) => {
      const since = from === null ? '' : `, "${from}"`;
      try {
        const jql = `issuekey in updatedBy(${quoted(accountId)}${since})`;
        return (await jira.call(searchIssueKeys(jql, undefined, 1))).issues.length > 0;
      } catch (error) {
        // Jira knows no such account, or not by this function: that says nothing about anybody's activity.
        if (error instanceof JiraRefusal && error.status === 400) return undefined;
        throw error;
      }
    },
  };
}
