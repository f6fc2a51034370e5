import type { BulkTaskEnd } from '../../../contract';
import type { SiteContext } from '../../context';
import { JiraError } from '../../errors';
import { mayAssign, mayEdit } from '../access';
import { readEdits, type IssueUpdate } from '../editing/read-edits';
import { writeEdits } from '../editing/write-issue';
import { issuesOf } from '../issue-store';
import { notifyOfBulkChange } from '../notifications';
import { editableFieldIds } from '../rendering/edit-metadata';
import type { BulkTask } from './bulk-task';

/** How long a task waits before it runs; no figure is published, so clients have to ask again. */
const QUEUE_DELAY_MILLISECONDS = 200;
/** What an issue takes unless the site says how long a task does. */
const MILLISECONDS_PER_ISSUE = 1;
/** So many issues are edited at once: the emulator answers others in between. */
const ISSUES_AT_ONCE = 50;
/** Between the wish to cancel a task and its end. */
const CANCELLING_MILLISECONDS = 100;

export interface BulkEdit {
  task: BulkTask;
  idsOrKeys: readonly string[];
  update: IssueUpdate;
  sendsNotification: boolean;
}

/** How the site lets the next task end: a list of ends is used up task by task. */
export function nextBulkTaskEnd({ data, switches }: SiteContext): BulkTaskEnd {
  const { bulkTaskEnds } = switches;
  if (typeof bulkTaskEnds === 'string') {
    return bulkTaskEnds;
  }
  const { usedEnds } = issuesOf(data);
  const used = usedEnds.get(bulkTaskEnds) ?? 0;
  usedEnds.set(bulkTaskEnds, used + 1);
  return bulkTaskEnds[used] ?? 'COMPLETE';
}

/**
 * Runs the task on the clock, some issues at a time. One that does not end well stops half way: what it has edited
 * stays edited, the rest is named nowhere.
 */
export function runBulkEdit(context: SiteContext, edit: BulkEdit): void {
  const { clock, switches } = context;
  const { task, idsOrKeys } = edit;
  const seconds = switches.bulkTaskSeconds;
  const perIssue = seconds === null ? MILLISECONDS_PER_ISSUE : (1000 * seconds) / idsOrKeys.length;
  const stopsAt = task.end === 'COMPLETE' ? idsOrKeys.length : Math.floor(idsOrKeys.length / 2);
  const startsAt = task.created + QUEUE_DELAY_MILLISECONDS;

  // Times are those of the plan: a clock that is moved fires late what was due on the way.
  const editFrom = (from: number) => {
    const to = Math.min(from + ISSUES_AT_ONCE, stopsAt);
    const at = startsAt + Math.ceil(to * perIssue);
    clock.at(at, () => {
      const editable = new Map<string, ReadonlySet<string>>();
      idsOrKeys.slice(from, to).forEach((idOrKey) => {
        editOne(context, edit, idOrKey, editable);
      });
      task.updated = at;
      if (to < stopsAt) {
        editFrom(to);
      } else {
        finish(context, edit, at);
      }
    });
  };

  clock.at(startsAt, () => {
    task.status = 'RUNNING';
    task.started = startsAt;
    task.updated = startsAt;
    editFrom(0);
  });
}

function finish(context: SiteContext, { task, sendsNotification }: BulkEdit, at: number): void {
  const { clock, data } = context;
  if (task.end === 'NEVER') {
    return;
  }
  if (task.end === 'CANCELLED') {
    const cancelledAt = at + CANCELLING_MILLISECONDS;
    task.status = 'CANCEL_REQUESTED';
    clock.at(cancelledAt, () => {
      task.status = 'CANCELLED';
      task.updated = cancelledAt;
    });
    return;
  }
  task.status = task.end;
  if (sendsNotification) {
    const issues = task.processed.flatMap((id) => issuesOf(data).get(id) ?? []);
    notifyOfBulkChange(context, task.taskId, issues);
  }
}

function editOne(
  context: SiteContext,
  { task, update }: BulkEdit,
  idOrKey: string,
  editable: Map<string, ReadonlySet<string>>,
): void {
  const issue = issuesOf(context.data).find(idOrKey);
  const project = context.data.projects.get(issue?.projectId ?? '');
  if (!issue || !project || !context.mayBrowseProject(project)) {
    task.invalidOrInaccessibleIssueCount += 1;
    return;
  }
  if (!mayEdit(context, project)) {
    task.failures[issue.id] = ['You do not have permission to edit this issue.'];
    return;
  }
  if ('assignee' in update.fields && !mayAssign(context, project)) {
    task.failures[issue.id] = ['You do not have permission to assign this issue.'];
    return;
  }
  const fields = editable.get(project.id) ?? editableFieldIds(context, project);
  editable.set(project.id, fields);
  try {
    const { edits } = readEdits(context, { issue, project }, update, (id) => fields.has(id));
    writeEdits(context, issue, edits, 'silently');
    task.processed.push(issue.id);
  } catch (error) {
    if (!(error instanceof JiraError)) {
      throw error;
    }
    task.failures[issue.id] = [...error.errorMessages, ...Object.values(error.errors)].filter(Boolean);
  }
}
