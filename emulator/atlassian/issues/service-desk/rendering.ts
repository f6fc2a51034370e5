import type { SiteContext } from '../../context';
import type { Comment, Issue, Project, RequestType, SiteData, Status } from '../../model';
import { avatarUrls, userAddress } from '../../shapes/users';
import { isInternal, projectOf } from '../access';
import { documentText } from '../document-text';
import { fieldsOf } from '../field-catalogue';
import { serviceDeskTime } from '../jira-time';
import { describeCustomValue } from '../rendering/custom-values';
import { statusOf } from '../rendering/statuses';

const STATUS_CATEGORIES = {
  new: 'NEW',
  indeterminate: 'INDETERMINATE',
  done: 'DONE',
} as const satisfies Record<Status['category'], string>;

/** The service projects of the site in their order; a service desk's id is the place in it, from 1. */
export function serviceProjects(data: SiteData): Project[] {
  return [...data.projects.values()].filter(({ projectTypeKey }) => projectTypeKey === 'service_desk');
}

export function serviceDeskIdOf(data: SiteData, projectId: string): string {
  return String(serviceProjects(data).findIndex(({ id }) => id === projectId) + 1);
}

/** `ServiceDeskDTO` of the OpenAPI document. */
export function describeServiceDesk(data: SiteData, project: Project) {
  const id = serviceDeskIdOf(data, project.id);
  return {
    id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${data.baseUrl}/rest/servicedeskapi/servicedesk/${id}` },
  };
}

/** `RequestTypeDTO` of the OpenAPI document. */
export function describeRequestType(data: SiteData, requestType: RequestType) {
  const serviceDeskId = serviceDeskIdOf(data, requestType.projectId);
  return {
    _links: {
      self: `${data.baseUrl}/rest/servicedeskapi/servicedesk/${serviceDeskId}/requesttype/${requestType.id}`,
    },
    id: requestType.id,
    name: requestType.name,
    helpText: '',
    issueTypeId: requestType.issueTypeId,
    serviceDeskId,
    portalId: serviceDeskId,
    groupIds: [],
  };
}

/** The value of an issue's field "Request Type"; null for issues that are no requests. */
export function describeRequestField(context: SiteContext, issue: Issue) {
  const { data } = context;
  const requestType = data.requestTypes.get(issue.requestTypeId ?? '');
  return requestType
    ? {
        _links: requestLinks(data, issue),
        requestType: describeRequestType(data, requestType),
        currentStatus: describeRequestStatus(data, issue),
      }
    : null;
}

/** `CustomerRequestDTO` of the OpenAPI document. */
export function describeRequest(context: SiteContext, issue: Issue, expand: ReadonlySet<string>) {
  const { data } = context;
  const requestType = data.requestTypes.get(issue.requestTypeId ?? '');
  return {
    _expands: [
      'participant',
      'status',
      'sla',
      'requestType',
      'serviceDesk',
      'attachment',
      'action',
      'comment',
    ],
    issueId: issue.id,
    issueKey: issue.key,
    requestTypeId: issue.requestTypeId ?? '',
    serviceDeskId: serviceDeskIdOf(data, issue.projectId),
    createdDate: serviceDeskTime(issue.created),
    ...(issue.reporterAccountId === null
      ? {}
      : { reporter: describeCustomer(context, issue.reporterAccountId) }),
    requestFieldValues: describeRequestFields(context, issue),
    currentStatus: describeRequestStatus(data, issue),
    ...(expand.has('requestType') && requestType
      ? { requestType: describeRequestType(data, requestType) }
      : {}),
    ...(expand.has('serviceDesk')
      ? { serviceDesk: describeServiceDesk(data, projectOf(context, issue)) }
      : {}),
    _links: requestLinks(data, issue),
  };
}

/** `CommentDTO` of the OpenAPI document: the body is plain text here. */
export function describeRequestComment(context: SiteContext, issue: Issue, comment: Comment) {
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: documentText(comment.body),
    public: !isInternal(comment),
    author: describeCustomer(context, comment.authorAccountId),
    created: serviceDeskTime(comment.created),
    _links: {
      self: `${context.data.baseUrl}/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}`,
    },
  };
}

function describeRequestFields(context: SiteContext, issue: Issue) {
  const own = [
    { fieldId: 'summary', label: 'Summary', value: issue.summary },
    ...(issue.description === null
      ? []
      : [{ fieldId: 'description', label: 'Description', value: documentText(issue.description) }]),
  ];
  const custom = fieldsOf(context.data).flatMap((field) => {
    const value = field.custom ? describeCustomValue(context, issue, field.custom) : null;
    return value === null || field.custom?.kind === 'request-type'
      ? []
      : [{ fieldId: field.id, label: field.name, value }];
  });
  return [...own, ...custom];
}

function describeRequestStatus(data: SiteData, issue: Issue) {
  const status = statusOf(data, issue.statusId);
  const since = issue.changes.findLast(({ items }) => items.some(({ fieldId }) => fieldId === 'status'));
  return {
    status: status.name,
    statusCategory: STATUS_CATEGORIES[status.category],
    statusDate: serviceDeskTime(since?.created ?? issue.created),
  };
}

/** `UserDTO` of the OpenAPI document, which knows no account type and keeps the pictures among the links. */
function describeCustomer(context: SiteContext, accountId: string) {
  const { baseUrl } = context.data;
  const person = context.data.people.get(accountId);
  return {
    accountId,
    displayName: person?.displayName ?? 'Former user',
    active: person?.active ?? false,
    ...(person && context.maySeeEmailOf(person) ? { emailAddress: person.emailAddress } : {}),
    ...(person ? { timeZone: person.timeZone } : {}),
    _links: {
      self: userAddress(baseUrl, accountId),
      jiraRest: userAddress(baseUrl, accountId),
      avatarUrls: avatarUrls(baseUrl, accountId),
    },
  };
}

function requestLinks(data: SiteData, issue: Issue) {
  const serviceDeskId = serviceDeskIdOf(data, issue.projectId);
  return {
    self: `${data.baseUrl}/rest/servicedeskapi/request/${issue.id}`,
    jiraRest: `${data.baseUrl}/rest/api/2/issue/${issue.id}`,
    web: `${data.baseUrl}/servicedesk/customer/portal/${serviceDeskId}/${issue.key}`,
    agent: `${data.baseUrl}/browse/${issue.key}`,
  };
}
