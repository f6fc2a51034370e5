export interface JobStats {
  success: number;
  inProgress: number;
  failed: number;
}

/** What became of the events of each push. */
export interface Jobs {
  add(jobId: string, events: number): void;
  end(jobId: string, how: 'success' | 'failed'): void;
  stats(jobId: string): JobStats | undefined;
  /** Events that have not started are not processed any more. @returns whether there is such a job */
  cancel(jobId: string): boolean;
  isCancelled(jobId: string): boolean;
}

/** Source: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#tracking-progress-of-events */
export function createJobs(): Jobs {
  const jobs = new Map<string, JobStats>();
  const cancelled = new Set<string>();
  return {
    add(jobId, events) {
      const job = jobs.get(jobId) ?? { success: 0, inProgress: 0, failed: 0 };
      jobs.set(jobId, { ...job, inProgress: job.inProgress + events });
    },
    end(jobId, how) {
      const job = jobs.get(jobId);
      if (job) jobs.set(jobId, { ...job, [how]: job[how] + 1, inProgress: job.inProgress - 1 });
    },
    stats: (jobId) => jobs.get(jobId),
    cancel(jobId) {
      cancelled.add(jobId);
      return jobs.has(jobId);
    },
    isCancelled: (jobId) => cancelled.has(jobId),
  };
}
