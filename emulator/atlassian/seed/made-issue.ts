import type { Issue, Project, SiteData } from '../model';

const DAY_MILLISECONDS = 86_400_000;
/** Made issues are spread over so many days. */
const SPREAD_DAYS = 300;

/** An open issue of a site that was made by numbers. @param age which day of the spread it was created on */
export function madeIssue(
  data: SiteData,
  project: Project,
  made: { id: string; number: number; summary: string; assigneeAccountId: string; age: number },
  now: number,
): Issue {
  const { id, number, summary, assigneeAccountId, age } = made;
  const created = new Date(now - (1 + (age % SPREAD_DAYS)) * DAY_MILLISECONDS).toISOString();
  return {
    id,
    key: `${project.key}-${number}`,
    projectId: project.id,
    issueTypeId: project.issueTypeIds[0] ?? '',
    statusId: data.workflows.get(project.workflowId)?.initialStatusId ?? '',
    resolutionId: null,
    resolutionDate: null,
    summary,
    description: null,
    labels: [],
    priority: 'Medium',
    creatorAccountId: project.leadAccountId,
    reporterAccountId: project.leadAccountId,
    assigneeAccountId,
    created,
    updated: created,
    requestTypeId: null,
    customFields: {},
    comments: [],
    changes: [],
    properties: {},
  };
}
