import { issuesOf } from '../issues/issue-store';
import type { CustomField, Issue } from '../model';
import { daysAgo, type Construction } from './construction';
import { SeedError, type Seed } from './format';
import type { IssueSeed } from './format-work';

/** Issues with the values of their fields in the form in which the site stores them. */
export function addIssues(construction: Construction, seed: Seed): void {
  seed.issues.forEach((issue, index) => {
    const id = String(10_000 + index);
    construction.data.issues.set(id, buildIssue(construction, id, issue));
  });
}

function buildIssue(construction: Construction, id: string, seed: IssueSeed): Issue {
  const { data, people, statuses, resolutions } = construction;
  const projectKey = seed.key.slice(0, seed.key.lastIndexOf('-'));
  const projectId = construction.projects.idOf(projectKey);
  const workflow = data.workflows.get(data.projects.get(projectId)?.workflowId ?? '');
  if (!workflow) {
    throw new SeedError(`The project "${projectKey}" has no workflow.`);
  }
  const created = daysAgo(construction, seed.createdDaysAgo);
  const reporter = people.idOf(seed.reporter.toLowerCase());
  const parent = seed.parent === undefined ? undefined : issuesOf(data).find(seed.parent);
  if (seed.parent !== undefined && !parent) {
    throw new SeedError(`The seed names the issue "${seed.parent}" as a parent but does not have it before.`);
  }
  return {
    id,
    key: seed.key,
    projectId,
    issueTypeId: construction.issueTypes.idOf(seed.type),
    statusId: seed.status === undefined ? workflow.initialStatusId : statuses.idOf(seed.status),
    resolutionId: seed.resolution === null ? null : resolutions.idOf(seed.resolution),
    resolutionDate: seed.resolution === null ? null : created,
    summary: seed.summary,
    description: seed.description === undefined ? null : paragraph(seed.description),
    labels: seed.labels,
    priority: seed.priority,
    creatorAccountId: reporter,
    reporterAccountId: reporter,
    assigneeAccountId: seed.assignee === null ? null : people.idOf(seed.assignee.toLowerCase()),
    ...(parent && { parentId: parent.id }),
    created,
    updated: created,
    requestTypeId:
      seed.requestType === null ? null : construction.requestTypes.idOf(`${projectKey}: ${seed.requestType}`),
    customFields: Object.fromEntries(
      Object.entries(seed.fields).map(([name, value]) => {
        const field = findField(construction, name);
        return [field.id, toStored(construction, field, value, seed.key)];
      }),
    ),
    comments: [],
    changes: [],
    properties: {},
  };
}

function findField(construction: Construction, nameOrId: string): CustomField {
  const field =
    construction.data.customFields.get(nameOrId) ??
    construction.data.customFields.get(construction.customFields.idOf(nameOrId));
  if (!field) {
    throw new SeedError(`The seed names the custom field "${nameOrId}" but does not have it.`);
  }
  return field;
}

/** What people write in a seed, as the site stores it: account ids, option ids, ISO times. */
function toStored(construction: Construction, field: CustomField, value: unknown, key: string): unknown {
  const text = (given: unknown): string => {
    if (typeof given !== 'string') {
      throw new SeedError(`${key}: the value of "${field.name}" has to be a text.`);
    }
    return given;
  };
  const texts = (given: unknown): string[] => (Array.isArray(given) ? given.map(text) : [text(given)]);
  const option = (given: string): string => {
    const found = field.options.find((candidate) => candidate.value === given);
    if (!found) {
      throw new SeedError(`${key}: "${field.name}" has no option "${given}".`);
    }
    return found.id;
  };
  switch (field.kind) {
    case 'user':
      return construction.people.idOf(text(value).toLowerCase());
    case 'users':
      return texts(value).map((email) => construction.people.idOf(email.toLowerCase()));
    case 'select':
      return option(text(value));
    case 'multiselect':
    case 'checkboxes':
      return texts(value).map(option);
    case 'datetime':
      return new Date(text(value)).toISOString();
    case 'paragraph':
      return paragraph(text(value));
    case 'text':
    case 'date':
      return text(value);
    case 'number':
      return value;
    case 'request-type':
      throw new SeedError(`${key}: the request type is given as "requestType", not as a field.`);
  }
}

function paragraph(text: string): NonNullable<Issue['description']> {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
