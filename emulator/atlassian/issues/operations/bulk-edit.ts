import { z } from 'zod';
import type { SiteContext } from '../../context';
import { JiraError } from '../../errors';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { requireActor } from '../access';
import { readEdits, issueUpdateSchema, type IssueUpdate } from '../editing/read-edits';
import { writeEdits } from '../editing/write-issue';
import { issuesOf } from '../issue-store';
import { editableFields } from '../rendering/edit-metadata';
import { describeBulkTask, type BulkTask } from './bulk-task';

/** Source: documentation of `bulk/issues/fields`. */
const ISSUES_LIMIT = 1_000;
const FIELDS_LIMIT = 200;
/** Source: documentation of `bulk/queue/{taskId}`: progress can be read for 14 days. */
const TASK_LIFETIME_MILLISECONDS = 14 * 24 * 60 * 60 * 1000;
/** How long a task waits in the queue before it runs; no figure is published, so clients have to ask again. */
const QUEUE_DELAY_MILLISECONDS = 200;

const bulkEditSchema = z.strictObject({
  selectedActions: z.array(z.string()).min(1),
  selectedIssueIdsOrKeys: z.array(z.string()).min(1),
  sendBulkNotification: z.boolean().nullish(),
  editedFieldsInput: z.looseObject({
    singleSelectClearableUserPickerFields: z
      .array(
        z.strictObject({
          fieldId: z.string(),
          user: z.looseObject({ accountId: z.string() }).nullish(),
        }),
      )
      .default([]),
  }),
});

/** Refusals of bulk operations have a form of their own: `BulkOperationErrorResponse`. */
class BulkOperationError extends JiraError {
  override body(): unknown {
    return { errors: this.errorMessages.map((message) => ({ message })) };
  }
}

/** Editing people fields of many issues with one request, and how far it came. */
export const bulkEditOperations: Route[] = [
  { method: 'POST', path: '/rest/api/3/bulk/issues/fields', scopes: ['write:jira-work'], handler: submit },
  {
    method: 'GET',
    path: '/rest/api/3/bulk/queue/{taskId}',
    scopes: ['read:jira-work'],
    handler: readProgress,
  },
];

function submit(context: SiteContext, request: RouteRequest): RouteAnswer {
  refuseWithoutPermission(context);
  const parsed = bulkEditSchema.safeParse(request.body);
  if (!parsed.success) {
    throw new BulkOperationError(
      400,
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  }
  const { selectedIssueIdsOrKeys, selectedActions, editedFieldsInput } = parsed.data;
  const idsOrKeys = [...new Set(selectedIssueIdsOrKeys)];
  if (idsOrKeys.length > ISSUES_LIMIT || selectedActions.length > FIELDS_LIMIT) {
    throw new BulkOperationError(400, [
      `At most ${ISSUES_LIMIT} issues and ${FIELDS_LIMIT} fields can be edited with one request.`,
    ]);
  }
  const people = editedFieldsInput.singleSelectClearableUserPickerFields;
  const missing = selectedActions.filter((action) => !people.some(({ fieldId }) => fieldId === action));
  if (missing.length > 0) {
    throw new BulkOperationError(
      400,
      missing.map((action) => `There is no value for the selected field ${action}.`),
    );
  }
  const fields = Object.fromEntries(
    people
      .filter(({ fieldId }) => selectedActions.includes(fieldId))
      .map(({ fieldId, user }) => [fieldId, user ? { accountId: user.accountId } : null]),
  );
  const task = enqueue(context, idsOrKeys, issueUpdateSchema.parse({ fields }));
  return json({ taskId: task.taskId }, 201);
}

function readProgress(context: SiteContext, request: RouteRequest): RouteAnswer {
  refuseWithoutPermission(context);
  const task = issuesOf(context.data).bulkTasks.get(pathParameter(request, 'taskId'));
  const isKnown = task !== undefined && context.clock.now() - task.created <= TASK_LIFETIME_MILLISECONDS;
  if (!isKnown || task.submittedBy !== context.accountId) {
    throw new BulkOperationError(400, ['The task does not exist, or somebody else has submitted it.']);
  }
  return json(describeBulkTask(task));
}

function enqueue(context: SiteContext, idsOrKeys: readonly string[], update: IssueUpdate): BulkTask {
  const now = context.clock.now();
  const task: BulkTask = {
    taskId: context.nextId(),
    status: 'ENQUEUED',
    submittedBy: requireActor(context),
    created: now,
    started: null,
    updated: now,
    totalIssueCount: idsOrKeys.length,
    processed: [],
    failures: {},
    invalidOrInaccessibleIssueCount: 0,
  };
  issuesOf(context.data).bulkTasks.set(task.taskId, task);
  context.clock.at(now + QUEUE_DELAY_MILLISECONDS, () => {
    run(context, task, idsOrKeys, update);
  });
  return task;
}

function run(context: SiteContext, task: BulkTask, idsOrKeys: readonly string[], update: IssueUpdate): void {
  task.status = 'RUNNING';
  task.started = context.clock.now();
  for (const idOrKey of idsOrKeys) {
    editOne(context, task, idOrKey, update);
  }
  task.status = 'COMPLETE';
  task.updated = context.clock.now();
}

function editOne(context: SiteContext, task: BulkTask, idOrKey: string, update: IssueUpdate): void {
  const issue = issuesOf(context.data).find(idOrKey);
  const project = context.data.projects.get(issue?.projectId ?? '');
  if (!issue || !project || !context.mayBrowseProject(project)) {
    task.invalidOrInaccessibleIssueCount += 1;
    return;
  }
  if (!context.mayWorkOn(project)) {
    task.failures[issue.id] = ['You do not have permission to edit this issue.'];
    return;
  }
  const onScreen = new Set(editableFields(context, project).map(({ id }) => id));
  try {
    const { edits } = readEdits(context, { issue, project }, update, (id) => onScreen.has(id));
    writeEdits(context, issue, edits);
    task.processed.push(issue.id);
  } catch (error) {
    if (!(error instanceof JiraError)) {
      throw error;
    }
    task.failures[issue.id] = [...error.errorMessages, ...Object.values(error.errors)];
  }
}

/** Everybody holds "Make bulk changes" on a new site; a site that grants it to groups leaves the others out. */
function refuseWithoutPermission(context: SiteContext): void {
  const isGrantedToSome = context.data.globalPermissions.some(
    ({ permission }) => permission === 'BULK_CHANGE',
  );
  if (isGrantedToSome && !context.permissions.holdsGlobally(requireActor(context), 'BULK_CHANGE')) {
    throw new BulkOperationError(403, ['You do not have the global permission to make bulk changes.']);
  }
}
