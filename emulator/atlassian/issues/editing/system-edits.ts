import { z } from 'zod';
import type { SiteContext } from '../../context';
import type { FoundIssue } from '../access';
import { DOCUMENT_TEXT_LIMIT, INVALID_DOCUMENT, isDocument } from '../atlassian-document';
import { documentText } from '../document-text';
import { fieldById, type FieldDefinition } from '../field-catalogue';
import { DEFAULT_PRIORITY, PRIORITIES } from '../priorities';
import { priorityOf } from '../rendering/statuses';
import { editOf, FieldRefusal, type Edit } from './edit';
import { loggedPerson, readPerson, requirePerson, resolveAssignee } from './people';

/** Source: Jira refuses longer summaries with this number. */
const SUMMARY_LIMIT = 255;

type SystemEditor = (context: SiteContext, found: FoundIssue, value: unknown) => Edit | null;

const namedSchema = z.union([
  z.looseObject({ id: z.string() }).transform(({ id }) => id),
  z.looseObject({ name: z.string() }).transform(({ name }) => name),
]);

/** How Jira's own fields are set, by field id. */
export const SYSTEM_EDITORS: Readonly<Record<string, SystemEditor>> = {
  summary: editSummary,
  description: editDescription,
  labels: editLabels,
  priority: editPriority,
  assignee: (context, found, value) => editAssignee(context, found, readPerson(value)),
  reporter: editReporter,
  resolution: (context, found, value) => editResolution(context, found, readResolution(context, value)),
};

/** @param accountId somebody, null for nobody, or `-1` for the project's default */
export function editAssignee(context: SiteContext, { issue, project }: FoundIssue, accountId: string | null) {
  const assigneeAccountId = resolveAssignee(context, project, accountId);
  return editOf(
    field(context, 'assignee'),
    loggedPerson(context, issue.assigneeAccountId),
    loggedPerson(context, assigneeAccountId),
    (before) => ({ ...before, assigneeAccountId }),
  );
}

/** Sets or clears the resolution; its date follows. */
export function editResolution(context: SiteContext, { issue }: FoundIssue, resolutionId: string | null) {
  const logged = (id: string | null) => ({
    id,
    text: id === null ? null : (context.data.resolutions.get(id)?.name ?? id),
  });
  return editOf(
    field(context, 'resolution'),
    logged(issue.resolutionId),
    logged(resolutionId),
    (before, at) => ({
      ...before,
      resolutionId,
      resolutionDate: resolutionId === null ? null : at,
    }),
  );
}

export function editStatus(context: SiteContext, { issue }: FoundIssue, statusId: string): Edit | null {
  const logged = (id: string) => ({ id, text: context.data.statuses.get(id)?.name ?? id });
  return editOf(field(context, 'status'), logged(issue.statusId), logged(statusId), (before) => ({
    ...before,
    statusId,
  }));
}

function editSummary(context: SiteContext, { issue }: FoundIssue, value: unknown): Edit | null {
  const summary = typeof value === 'string' ? value.trim() : '';
  if (summary === '') {
    throw new FieldRefusal('You must specify a summary of the issue.');
  }
  if (/[\r\n]/.test(summary)) {
    throw new FieldRefusal('The summary is invalid because it contains newline characters.');
  }
  if (summary.length > SUMMARY_LIMIT) {
    throw new FieldRefusal(`Summary can't exceed ${SUMMARY_LIMIT} characters.`);
  }
  return editOf(
    field(context, 'summary'),
    { id: null, text: issue.summary },
    { id: null, text: summary },
    (before) => ({ ...before, summary }),
  );
}

function editDescription(context: SiteContext, { issue }: FoundIssue, value: unknown): Edit | null {
  const description = value === null ? null : readDocument(value);
  const text = (document: typeof description) => ({ id: null, text: document && documentText(document) });
  return editOf(field(context, 'description'), text(issue.description), text(description), (before) => ({
    ...before,
    description,
  }));
}

/** @throws {FieldRefusal} when the value is no document in Atlassian Document Format, or too long. */
export function readDocument(value: unknown) {
  if (typeof value === 'string') {
    throw new FieldRefusal(
      'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    );
  }
  if (!isDocument(value)) {
    throw new FieldRefusal(INVALID_DOCUMENT);
  }
  if (documentText(value).length > DOCUMENT_TEXT_LIMIT) {
    throw new FieldRefusal('CONTENT_LIMIT_EXCEEDED');
  }
  return value;
}

function editLabels(context: SiteContext, { issue }: FoundIssue, value: unknown): Edit | null {
  const parsed = z.array(z.string()).safeParse(value);
  if (!parsed.success) {
    throw new FieldRefusal('data was not an array');
  }
  const withSpace = parsed.data.find((label) => /\s/.test(label));
  if (withSpace !== undefined) {
    throw new FieldRefusal(`The label '${withSpace}' contains spaces which is invalid.`);
  }
  const labels = [...new Set(parsed.data)];
  return editOf(
    field(context, 'labels'),
    { id: '', text: issue.labels.join(' ') },
    { id: '', text: labels.join(' ') },
    (before) => ({ ...before, labels }),
  );
}

function editPriority(context: SiteContext, { issue }: FoundIssue, value: unknown): Edit | null {
  const parsed = namedSchema.safeParse(value ?? { name: DEFAULT_PRIORITY });
  const wanted = parsed.success ? parsed.data.toLowerCase() : '';
  const priority = PRIORITIES.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (!priority) {
    throw new FieldRefusal('The priority selected is invalid.');
  }
  const current = priorityOf(issue.priority);
  return editOf(
    field(context, 'priority'),
    { id: current.id, text: current.name },
    { id: priority.id, text: priority.name },
    (before) => ({ ...before, priority: priority.name }),
  );
}

function editReporter(context: SiteContext, { issue }: FoundIssue, value: unknown): Edit | null {
  const accountId = readPerson(value);
  const reporterAccountId = accountId === null ? null : requirePerson(context, accountId);
  return editOf(
    field(context, 'reporter'),
    loggedPerson(context, issue.reporterAccountId),
    loggedPerson(context, reporterAccountId),
    (before) => ({ ...before, reporterAccountId }),
  );
}

function readResolution(context: SiteContext, value: unknown): string {
  const parsed = namedSchema.safeParse(value);
  const wanted = parsed.success ? parsed.data.toLowerCase() : '';
  const resolution = [...context.data.resolutions.values()].find(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted,
  );
  if (!resolution) {
    throw new FieldRefusal('The resolution selected is invalid.');
  }
  return resolution.id;
}

function field(context: SiteContext, id: string): FieldDefinition {
  const definition = fieldById(context.data, id);
  if (!definition) {
    throw new Error(`Jira has no field ${id}.`);
  }
  return definition;
}
