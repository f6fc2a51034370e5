import { z } from 'zod';
import type { SiteContext } from '../../context';
import { JiraError } from '../../errors';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { requireActor } from '../access';
import { issueUpdateSchema, type IssueUpdate } from '../editing/read-edits';
import { issuesOf } from '../issue-store';
import { nextBulkTaskEnd, runBulkEdit } from './bulk-run';
import { describeBulkTask, isUnderWay, type BulkTask } from './bulk-task';

/** Source: documentation of `bulk/issues/fields`. */
const ISSUES_LIMIT = 1_000;
const FIELDS_LIMIT = 200;
/** Source: documentation of `bulk/queue/{taskId}`: progress can be read for 14 days. */
const TASK_LIFETIME_MILLISECONDS = 14 * 24 * 60 * 60 * 1000;
/** "Only 5 concurrent requests can be sent across all users" (OpenAPI document, tag of the bulk operations). */
const CONCURRENT_TASKS = 5;
const RETRY_AFTER_SECONDS = 5;
/** Nothing is published on how long a task that hangs keeps its place. */
const STUCK_MILLISECONDS = 600_000;

const bulkEditSchema = z.strictObject({
  selectedActions: z.array(z.string()).min(1),
  selectedIssueIdsOrKeys: z.array(z.string()).min(1),
  sendBulkNotification: z.boolean().nullish(),
  /** Jira knows more kinds of fields; the emulator refuses them instead of passing over them. */
  editedFieldsInput: z.strictObject({
    singleSelectClearableUserPickerFields: z
      .array(
        z.strictObject({
          fieldId: z.string(),
          user: z.strictObject({ accountId: z.string() }).nullish(),
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
  const { selectedIssueIdsOrKeys, selectedActions, editedFieldsInput, sendBulkNotification } = parsed.data;
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
  const unlisted = people.map(({ fieldId }) => fieldId).filter((id) => !selectedActions.includes(id));
  if (unlisted.length > 0) {
    throw new BulkOperationError(400, [
      `The following editedFieldInput values are not listed as selectedActions : ${unlisted.join(', ')}`,
    ]);
  }
  if (isBusy(context)) {
    const errors = [{ message: `At most ${CONCURRENT_TASKS} bulk operations can run at a time.` }];
    return { status: 429, body: { errors }, headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } };
  }
  const fields = Object.fromEntries(
    people.map(({ fieldId, user }) => [fieldId, user ? { accountId: user.accountId } : null]),
  );
  const update = issueUpdateSchema.parse({ fields });
  const task = enqueue(context, idsOrKeys, update, sendBulkNotification ?? true);
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

function enqueue(
  context: SiteContext,
  idsOrKeys: readonly string[],
  update: IssueUpdate,
  sendsNotification: boolean,
): BulkTask {
  const now = context.clock.now();
  const task: BulkTask = {
    taskId: context.nextId(),
    status: 'ENQUEUED',
    end: nextBulkTaskEnd(context),
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
  runBulkEdit(context, { task, idsOrKeys, update, sendsNotification });
  return task;
}

/** A task that has not moved for a while holds nobody up, however it is called. */
function isBusy({ data, clock }: SiteContext): boolean {
  const tasks = [...issuesOf(data).bulkTasks.values()];
  const moving = tasks.filter((task) => isUnderWay(task) && clock.now() - task.updated < STUCK_MILLISECONDS);
  return moving.length >= CONCURRENT_TASKS;
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
