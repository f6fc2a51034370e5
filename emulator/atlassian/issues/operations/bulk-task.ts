type BulkTaskStatus = 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED' | 'CANCELLED' | 'DEAD';

/** A bulk operation and how far it came. Times are epoch milliseconds. */
export interface BulkTask {
  taskId: string;
  status: BulkTaskStatus;
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

/** `BulkOperationProgress` of the OpenAPI document. Real times in it are numbers, not the texts of the document. */
export function describeBulkTask(task: BulkTask) {
  const isOver = task.status !== 'ENQUEUED' && task.status !== 'RUNNING';
  return {
    taskId: task.taskId,
    status: task.status,
    progressPercent: progressOf(task),
    submittedBy: { accountId: task.submittedBy },
    created: new Date(task.created).toISOString(),
    ...(task.started === null ? {} : { started: new Date(task.started).toISOString() }),
    updated: new Date(task.updated).toISOString(),
    ...(isOver
      ? {
          processedAccessibleIssues: task.processed.map(Number),
          failedAccessibleIssues: task.failures,
          invalidOrInaccessibleIssueCount: task.invalidOrInaccessibleIssueCount,
          totalIssueCount: task.totalIssueCount,
        }
      : {}),
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
