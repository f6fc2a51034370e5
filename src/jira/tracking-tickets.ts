import type { NewTrackingTicket, TrackingTickets } from '../offboarding/candidates/port';
import { parseJiraTime } from '../offboarding/ticket-fields';
import { iso } from '../offboarding/time';
import { unlessNotFound } from './absence';
import { JiraRefusal } from './call';
import type { JiraClient } from './client';
import { checkProjectPermissions } from './endpoints/permissions';
import {
  createIssue,
  getLatestComments,
  getProjectKind,
  getStatusCategory,
  searchWithProperty,
} from './endpoints/tracking';
import { DONE } from './ticket-changes';

/** The issue property by which a tracking ticket is found again. */
const MARK = 'leaver.candidate';
/** A ticket that an earlier try made is no older than this, in days. */
const LOOK_BACK_DAYS = 14;
/** Characters that Jira takes in a summary. */
const LONGEST_SUMMARY = 255;

const BROWSE = 'BROWSE_PROJECTS';

/** The tickets on which people are told that their access is not used. */
export function createTrackingTickets(jira: JiraClient): TrackingTickets {
  return {
    project: async (key) => {
      const found = await unlessNotFound(jira.call(getProjectKind(key)));
      return found && { id: found.id, isServiceProject: found.projectTypeKey === 'service_desk' };
    },

    mayBrowse: async (accountId, projectId) => {
      try {
        const where = { projectIds: [projectId] };
        const held = await jira.call(checkProjectPermissions(accountId, [BROWSE], where));
        return held.get(BROWSE)?.includes(projectId) ?? false;
      } catch (error) {
        if (error instanceof JiraRefusal) return null;
        throw error;
      }
    },

    create: async (ticket, mayExist) => {
      const earlier = mayExist ? await findMarked(jira, ticket) : undefined;
      if (earlier) return earlier;
      try {
        return await jira.call(createIssue(issueOf(ticket)));
      } catch (error) {
        if (error instanceof JiraRefusal) return error.words;
        throw error;
      }
    },

    isOpen: async (ticketId) => {
      try {
        return (await jira.call(getStatusCategory(ticketId))) !== DONE;
      } catch (error) {
        if (error instanceof JiraRefusal) return false;
        throw error;
      }
    },

    commentedSince: async (ticketId, accountId, since) => {
      const comments = (await unlessNotFound(jira.call(getLatestComments(ticketId)))) ?? [];
      const own = comments
        .filter(({ author }) => author?.accountId === accountId)
        .map(({ created }) => iso(parseJiraTime(created)))
        .filter((at) => at > since);
      return own.sort().at(-1);
    },
  };
}

/** Only the app's own tickets of the last days can be it; each is told by its property. */
async function findMarked(jira: JiraClient, { projectId, mark }: NewTrackingTicket) {
  const jql = `project = ${projectId} AND creator = currentUser() AND created >= "-${String(LOOK_BACK_DAYS)}d" ORDER BY created DESC`;
  let token: string | undefined;
  do {
    const page = await jira.call(searchWithProperty(jql, MARK, token));
    const found = page.issues.find(({ properties }) => properties?.[MARK] === mark);
    if (found) return { id: found.id, key: found.key };
    token = page.nextPageToken ?? undefined;
  } while (token !== undefined);
  return undefined;
}

function issueOf({ mark, projectId, issueType, summary, description, request }: NewTrackingTicket) {
  return {
    fields: {
      project: { id: projectId },
      issuetype: { name: issueType },
      summary: summary.replaceAll(/[\r\n]+/g, ' ').slice(0, LONGEST_SUMMARY),
      description,
      ...(request && {
        reporter: { id: request.reporterId },
        [request.fieldId]: request.requestTypeId,
      }),
    },
    properties: [{ key: MARK, value: mark }],
  };
}
