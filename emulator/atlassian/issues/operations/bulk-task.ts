import type { BulkTaskEnd } from '../../../contract';

type BulkTaskStatus =
  'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCEL_REQUESTED' | 'CANCELLED' | 'DEAD';

/** A bulk operation and how far it came. Times are epoch milliseconds. */
export interface BulkTask {
  taskId: string;
  status: BulkTaskStatus;
  /** How it is going to end. */
  end: BulkTaskEnd;
  submittedBy: string;
  created: number;
  started: number | null;
  updated: number;
  totalIssueCount: number;
  /** Ids of issues that were edited. */
  processed: string[];
  /** Why issues that the submitter may see were not edited, by issue id. */
  failures: Record<string, string[]>;
  invalidOrInaccessibleIssueCount: number;
}

const UNDER_WAY: readonly BulkTaskStatus[] = ['ENQUEUED', 'RUNNING', 'CANCEL_REQUESTED'];

export function isUnderWay({ status }: BulkTask): boolean {
  return UNDER_WAY.includes(status);
}

/** `BulkOperationProgress` of the OpenAPI document; its times are numbers in the document's examples, not texts. */
export function describeBulkTask(task: BulkTask) {
  return {
    taskId: task.taskId,
    status: task.status,
    progressPercent: progressOf(task),
    submittedBy: { accountId: task.submittedBy },
    created: task.created,
    ...(task.started === null ? {} : { started: task.started }),
    updated: task.updated,
    ...(isUnderWay(task)
      ? {}
      : {
          processedAccessibleIssues: task.processed.map(Number),
          failedAccessibleIssues: task.failures,
          invalidOrInaccessibleIssueCount: task.invalidOrInaccessibleIssueCount,
          totalIssueCount: task.totalIssueCount,
        }),
  };
}

function progressOf({
  status,
  totalIssueCount,
  processed,
  failures,
  invalidOrInaccessibleIssueCount,
}: BulkTask): number {
  if (status === 'COMPLETE') {
    return 100;
  }
  const done = processed.length + Object.keys(failures).length + invalidOrInaccessibleIssueCount;
  return totalIssueCount === 0 ? 0 : Math.floor((100 * done) / totalIssueCount);
}
