import { z } from 'zod';
import type { SiteContext } from '../../context';
import { badRequest } from '../../errors';
import type { Issue, IssueType, Project } from '../../model';
import { requireActor } from '../access';
import { emitCreated } from '../events';
import { issuesOf } from '../issue-store';
import { notifyOfIssue } from '../notifications';
import { DEFAULT_PRIORITY } from '../priorities';
import { editableFields } from '../rendering/edit-metadata';
import { workflowOf } from '../rendering/transitions';
import { defaultAssigneeOf } from './people';
import { readEdits, type IssueUpdate } from './read-edits';
import { writeComment } from './write-issue';

const projectSchema = z.union([
  z.looseObject({ id: z.string() }).transform(({ id }) => id),
  z.looseObject({ key: z.string() }).transform(({ key }) => key),
]);
const issueTypeSchema = z.union([
  z.looseObject({ id: z.string() }).transform(({ id }) => id),
  z.looseObject({ name: z.string() }).transform(({ name }) => name),
]);

/**
 * Makes an issue with the caller as its creator and tells the app.
 * @param requestTypeId what a customer asked for, null for issues that are no requests
 * @throws {JiraError} 400 with an entry in `errors` for each field that is missing or does not fit
 */
export function createIssue(
  context: SiteContext,
  details: IssueUpdate,
  requestTypeId: string | null = null,
): Issue {
  const { project: projectValue, issuetype, parent, ...fields } = details.fields;
  const project = readProject(context, projectValue);
  const issueType = readIssueType(context, project, issuetype);
  const parentId = readParent(context, project, issueType, parent);
  const draft = {
    ...blankIssue(context, project, issueType),
    requestTypeId,
    ...(parentId !== null && { parentId }),
  };

  const onScreen = new Set(editableFields(context, project).map(({ id }) => id));
  const summary = 'summary' in details.update ? {} : { summary: fields.summary };
  const update = { ...details, fields: { ...fields, ...summary } };
  const { edits, comments } = readEdits(context, { issue: draft, project }, update, (id) => onScreen.has(id));

  const issue: Issue = {
    ...edits.reduce((current, edit) => edit.apply(current, draft.created), draft),
    properties: Object.fromEntries(details.properties.map(({ key, value }) => [key, value])),
  };
  issuesOf(context.data).set(issue.id, issue);
  emitCreated(context, issue, issue.creatorAccountId);
  notifyOfIssue(context, 'issue-created', issue);
  return comments.reduce((current, comment) => writeComment(context, current, comment).issue, issue);
}

function readProject(context: SiteContext, value: unknown): Project {
  const wanted = projectSchema.safeParse(value);
  const project = [...context.data.projects.values()].find(
    ({ id, key }) => wanted.success && (id === wanted.data || key === wanted.data.toUpperCase()),
  );
  if (!project || !context.mayBrowseProject(project)) {
    throw badRequest('', { project: 'Specify a valid project ID or key' });
  }
  if (!context.mayWorkOn(project)) {
    throw badRequest('', { project: 'You do not have permission to create issues in this project.' });
  }
  return project;
}

function readIssueType(context: SiteContext, project: Project, value: unknown): IssueType {
  const wanted = issueTypeSchema.safeParse(value);
  const candidates = project.issueTypeIds.flatMap((id) => context.data.issueTypes.get(id) ?? []);
  const issueType = candidates.find(
    ({ id, name }) => wanted.success && (id === wanted.data || name === wanted.data),
  );
  if (!issueType) {
    throw badRequest('', { issuetype: 'Specify a valid issue type' });
  }
  return issueType;
}

const parentSchema = z.union([
  z.looseObject({ id: z.string() }).transform(({ id }) => id),
  z.looseObject({ key: z.string() }).transform(({ key }) => key),
]);

/** Sub-tasks are parts of an issue of the same project; here no other type of issue has a parent. */
function readParent(
  context: SiteContext,
  project: Project,
  { subtask }: IssueType,
  value: unknown,
): string | null {
  if (!subtask) {
    if (value === undefined || value === null) {
      return null;
    }
    throw badRequest('', { parentId: 'Given parent issue does not belong to appropriate hierarchy.' });
  }
  if (value === undefined || value === null) {
    throw badRequest('', {
      issuetype: 'Issue type is a sub-task but parent issue key or id not specified.',
    });
  }
  const wanted = parentSchema.safeParse(value);
  const parent = wanted.success ? issuesOf(context.data).find(wanted.data) : undefined;
  if (parent?.projectId !== project.id || parent.parentId !== undefined) {
    throw badRequest('', { parentId: 'Could not find valid id or key for parent issue.' });
  }
  return parent.id;
}

function blankIssue(context: SiteContext, project: Project, issueType: IssueType): Issue {
  const now = context.now();
  const creator = requireActor(context);
  return {
    id: context.nextId(),
    key: `${project.key}-${issuesOf(context.data).nextNumber(project.id)}`,
    projectId: project.id,
    issueTypeId: issueType.id,
    statusId: workflowOf(context, project).initialStatusId,
    resolutionId: null,
    resolutionDate: null,
    summary: '',
    description: null,
    labels: [],
    priority: DEFAULT_PRIORITY,
    creatorAccountId: creator,
    reporterAccountId: creator,
    assigneeAccountId: defaultAssigneeOf(project),
    created: now,
    updated: now,
    requestTypeId: null,
    customFields: {},
    comments: [],
    changes: [],
    properties: {},
  };
}
