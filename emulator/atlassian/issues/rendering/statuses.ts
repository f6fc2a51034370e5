import type { IssueType, Resolution, SiteData, Status } from '../../model';
import { PRIORITIES, type Priority } from '../priorities';

/** Jira's three status categories with the ids that every site has. */
const CATEGORIES = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const satisfies Record<Status['category'], unknown>;

export function describeStatusCategory(data: SiteData, category: Status['category']) {
  const described = CATEGORIES[category];
  return { self: `${data.baseUrl}/rest/api/3/statuscategory/${described.id}`, ...described };
}

/** `StatusDetails` of the OpenAPI document. */
export function describeStatus(data: SiteData, status: Status) {
  return {
    self: `${data.baseUrl}/rest/api/3/status/${status.id}`,
    description: '',
    iconUrl: `${data.baseUrl}/images/icons/statuses/generic.png`,
    name: status.name,
    id: status.id,
    statusCategory: describeStatusCategory(data, status.category),
  };
}

/** @throws {Error} when the site's data name a status that they do not have: a broken seed. */
export function statusOf(data: SiteData, statusId: string): Status {
  const status = data.statuses.get(statusId);
  if (!status) {
    throw new Error(`The site has no status ${statusId}.`);
  }
  return status;
}

export function describeResolution(data: SiteData, resolution: Resolution) {
  return {
    self: `${data.baseUrl}/rest/api/3/resolution/${resolution.id}`,
    id: resolution.id,
    description: '',
    name: resolution.name,
  };
}

export function describePriority(data: SiteData, priority: Priority) {
  return {
    self: `${data.baseUrl}/rest/api/3/priority/${priority.id}`,
    iconUrl: `${data.baseUrl}/images/icons/priorities/${priority.name.toLowerCase()}_new.svg`,
    name: priority.name,
    id: priority.id,
  };
}

/** The priority that an issue names, by name or id; a name that Jira does not have by default is shown as it is. */
export function priorityOf(nameOrId: string): Priority {
  const wanted = nameOrId.toLowerCase();
  return (
    PRIORITIES.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted) ?? {
      id: nameOrId,
      name: nameOrId,
      color: '#999999',
    }
  );
}

/** `IssueTypeDetails` of the OpenAPI document. */
export function describeIssueType(data: SiteData, issueType: IssueType) {
  return {
    self: `${data.baseUrl}/rest/api/3/issuetype/${issueType.id}`,
    id: issueType.id,
    description: '',
    iconUrl: `${data.baseUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/10318?size=medium`,
    name: issueType.name,
    subtask: issueType.subtask,
    avatarId: 10318,
    hierarchyLevel: issueType.subtask ? -1 : 0,
  };
}
