import type { SiteContext } from '../../context';
import { badRequest, forbidden, notFound } from '../../errors';
import {
  json,
  NO_CONTENT,
  pathParameter,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from '../../routing';
import { maySeeComment, projectOf, requireIssue } from '../access';
import { replaceComment, writeProperties } from '../editing/write-issue';
import { issuesOf } from '../issue-store';

/** Source: https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/, "Limits". */
const KEY_LIMIT = 255;
const VALUE_LIMIT = 32_768;

/** Something that carries properties, and how to change them. */
interface Owner {
  self: string;
  mayEdit: boolean;
  properties: Readonly<Record<string, unknown>>;
  write(properties: Record<string, unknown>): void;
}

type FindOwner = (context: SiteContext, request: RouteRequest) => Owner;

/** Properties of issues and of comments: keys with JSON values that apps and scripts keep there. */
export const propertyOperations: Route[] = [
  ...routesFor('/rest/api/3/issue/{issueIdOrKey}/properties', issueOwner, 'issueIdOrKey'),
  ...routesFor('/rest/api/3/comment/{commentId}/properties', commentOwner),
];

function routesFor(path: string, find: FindOwner, issueParameter?: string): Route[] {
  const read = { scopes: ['read:jira-work'] };
  const write = { scopes: ['write:jira-work'], ...(issueParameter === undefined ? {} : { issueParameter }) };
  const one = `${path}/{propertyKey}`;
  return [
    { method: 'GET', path, ...read, handler: (context, request) => listKeys(find(context, request)) },
    {
      method: 'GET',
      path: one,
      ...read,
      handler: (context, request) => readOne(find(context, request), request),
    },
    {
      method: 'PUT',
      path: one,
      ...write,
      handler: (context, request) => writeOne(find(context, request), request),
    },
    {
      method: 'DELETE',
      path: one,
      ...write,
      handler: (context, request) => removeOne(find(context, request), request),
    },
  ];
}

function listKeys(owner: Owner): RouteAnswer {
  return json({
    keys: Object.keys(owner.properties).map((key) => ({
      self: `${owner.self}/properties/${encodeURIComponent(key)}`,
      key,
    })),
  });
}

function readOne(owner: Owner, request: RouteRequest): RouteAnswer {
  const key = requireKey(owner, request);
  return json({ key, value: owner.properties[key] });
}

function writeOne(owner: Owner, request: RouteRequest): RouteAnswer {
  refuseUnlessEditable(owner);
  const key = pathParameter(request, 'propertyKey');
  if (key.length > KEY_LIMIT) {
    throw badRequest(`The property key cannot be longer than ${KEY_LIMIT} characters.`);
  }
  if (request.body === undefined) {
    throw badRequest('The property value has to be a JSON value that is not empty.');
  }
  if (JSON.stringify(request.body).length > VALUE_LIMIT) {
    throw badRequest(`The property value cannot be longer than ${VALUE_LIMIT} characters.`);
  }
  const isNew = !Object.hasOwn(owner.properties, key);
  owner.write({ ...owner.properties, [key]: request.body });
  return { status: isNew ? 201 : 200 };
}

function removeOne(owner: Owner, request: RouteRequest): RouteAnswer {
  refuseUnlessEditable(owner);
  const key = requireKey(owner, request);
  owner.write(Object.fromEntries(Object.entries(owner.properties).filter(([other]) => other !== key)));
  return NO_CONTENT;
}

function requireKey(owner: Owner, request: RouteRequest): string {
  const key = pathParameter(request, 'propertyKey');
  if (!Object.hasOwn(owner.properties, key)) {
    throw notFound(`The property ${key} does not exist.`);
  }
  return key;
}

function refuseUnlessEditable({ mayEdit }: Owner): void {
  if (!mayEdit) {
    throw forbidden('You do not have the permission to edit properties here.');
  }
}

function issueOwner(context: SiteContext, request: RouteRequest): Owner {
  const { issue, project } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  return {
    self: `${context.data.baseUrl}/rest/api/3/issue/${issue.id}`,
    mayEdit: context.mayWorkOn(project),
    properties: issue.properties,
    write: (properties) => {
      writeProperties(context, issue, properties);
    },
  };
}

function commentOwner(context: SiteContext, request: RouteRequest): Owner {
  const commentId = pathParameter(request, 'commentId');
  const issue = issuesOf(context.data).findByComment(commentId);
  const comment = issue?.comments.find(({ id }) => id === commentId);
  if (issue && comment) {
    const project = projectOf(context, issue);
    if (context.mayBrowseProject(project) && maySeeComment(context, project, comment)) {
      const isOwn = comment.authorAccountId === context.accountId && context.mayWorkOn(project);
      return {
        self: `${context.data.baseUrl}/rest/api/3/comment/${comment.id}`,
        mayEdit: isOwn || context.mayAdministerProject(project),
        properties: comment.properties,
        write: (properties) => {
          replaceComment(context, issue, { ...comment, properties });
        },
      };
    }
  }
  throw notFound(`Can not find a comment for the id: ${commentId}.`);
}
