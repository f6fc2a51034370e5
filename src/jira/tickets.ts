import { z } from 'zod';
import type { TicketComment, Tickets } from '../offboarding/ports';
import type { WithoutSecrets } from '../offboarding/secrets';
import { statusItem, type Change, type Ticket } from '../offboarding/ticket';
import { parseJiraTime } from '../offboarding/ticket-fields';
import type { JiraClient } from './client';
import { unlessNotFound } from './absence';
import { addAttachment } from './endpoints/attachments';
import { addComment, getComments, type NewComment } from './endpoints/comments';
import { createSubTask, getChangelog, getIssue, getSubTasks, setIssueProperty } from './endpoints/issues';
import { refusalOf } from './refusal-of';
import { searchIssues } from './search-issues';
import { createTicketChanges } from './ticket-changes';
import type { HistoryAnswer, IssueAnswer } from './endpoints/issues';

/** What is read of every ticket; the rule's fields come on top. */
const FIELDS = ['project', 'issuetype', 'status', 'resolution', 'reporter'];
/** Characters that Jira takes in a summary. */
const LONGEST_SUMMARY = 255;
/** The comment property by which a comment of ours is found again. */
const MARK = 'leaver.mark';

const fieldsSchema = z.record(z.string(), z.unknown());

/** Tickets as the app reads them and comments on them. */
export function createTickets(
  jira: JiraClient,
  clock: { now(): number },
  withoutSecrets: WithoutSecrets,
): Tickets {
  const ticketChanges = createTicketChanges(jira, clock);

  /** Asks who the app is only where an app has moved the ticket. */
  const ownAmong = async (changes: readonly Change[]): Promise<string[]> => {
    const own: string[] = [];
    for (const change of changes) {
      if (change.author?.isApp !== true || !statusItem(change)) continue;
      if (await ticketChanges.isOwnAccount(change.author.accountId)) own.push(change.id);
    }
    return own;
  };

  return {
    ...ticketChanges,

    read: async (idOrKey, fieldIds) => {
      const issue = await unlessNotFound(jira.call(getIssue(idOrKey, [...FIELDS, ...fieldIds])));
      if (!issue) return undefined;
      const changes = await changesOf(jira, issue);
      const ticket = ticketOf(issue, changes, await ownAmong(changes));
      return { ...ticket, fields: fieldsSchema.parse(await withoutSecrets.value(ticket.fields)) };
    },

    transitionedWithin: async (projectKey, minutes) => {
      const jql = `project = "${projectKey}" AND status CHANGED AFTER "-${String(minutes)}m" ORDER BY updated ASC`;
      return (await searchIssues(jira, jql)).items.map(({ id }) => id);
    },

    comment: (comment) =>
      refusalOf(async () => {
        if (comment.mayExist && (await isCommented(jira, comment))) return;
        await jira.call(addComment(comment.ticketId, commentOf(comment)));
      }),

    createSubTask: (subTask) =>
      refusalOf(async () => {
        const summary = subTask.summary.slice(0, LONGEST_SUMMARY);
        const { fields } = await jira.call(getSubTasks(subTask.ticketId));
        const exists = fields.subtasks.some((existing) => existing.fields.summary === summary);
        if (subTask.mayExist && exists) return;
        await jira.call(createSubTask({ ...subTask, summary, projectId: fields.project.id }));
      }),

    attach: (ticketId, file) => refusalOf(() => jira.call(addAttachment(ticketId, file))),

    setProperty: (ticketId, key, value) => refusalOf(() => jira.call(setIssueProperty(ticketId, key, value))),
  };
}

/** The newest changes come with the issue; older ones are read only where some are missing. */
async function changesOf(jira: JiraClient, issue: IssueAnswer): Promise<Change[]> {
  const inline = issue.changelog?.histories ?? [];
  const total = issue.changelog?.total ?? inline.length;
  if (inline.length >= total) return inline.map(changeOf).sort((left, right) => left.at - right.at);
  const all: HistoryAnswer[] = [];
  while (all.length < total) {
    const page = await jira.call(getChangelog(issue.id, all.length));
    if (page.values.length === 0) break;
    all.push(...page.values);
  }
  return all.map(changeOf).sort((left, right) => left.at - right.at);
}

function changeOf(history: HistoryAnswer): Change {
  const { author } = history;
  return {
    id: history.id,
    at: parseJiraTime(history.created),
    author: author
      ? {
          accountId: author.accountId,
          displayName: author.displayName,
          isApp: author.accountType === 'app',
        }
      : null,
    items: history.items.map((item) => ({
      fieldId: item.fieldId ?? item.field,
      from: item.from ?? null,
      fromName: item.fromString ?? null,
      to: item.to ?? null,
      toName: item.toString ?? null,
    })),
  };
}

function ticketOf({ id, key, fields, names }: IssueAnswer, changes: Change[], ownChanges: string[]): Ticket {
  const { project, issuetype, status, resolution, reporter } = fields;
  return {
    id,
    key,
    projectKey: project.key,
    isServiceProject: project.projectTypeKey === 'service_desk',
    issueType: issuetype,
    status,
    resolution: resolution ?? null,
    reporter: reporter ?? null,
    fields,
    fieldNames: names ?? {},
    changes,
    ownChanges,
  };
}

async function isCommented(jira: JiraClient, { ticketId, mark }: TicketComment): Promise<boolean> {
  for (let read = 0; ;) {
    const page = await jira.call(getComments(ticketId, read));
    const isOurs = ({ properties }: (typeof page.comments)[number]) =>
      properties?.some(({ key, value }) => key === MARK && value === mark) ?? false;
    if (page.comments.some(isOurs)) return true;
    read += page.comments.length;
    if (page.comments.length === 0 || read >= page.total) return false;
  }
}

function commentOf({ body, mark, audience }: TicketComment): NewComment {
  const properties: NewComment['properties'] = [{ key: MARK, value: mark }];
  switch (audience.kind) {
    case 'everyone':
      return { body, properties };
    case 'internal':
      return { body, properties: [...properties, { key: 'sd.public.comment', value: { internal: true } }] };
    case 'role':
    case 'group':
      return { body, properties, visibility: { type: audience.kind, value: audience.name } };
  }
}
