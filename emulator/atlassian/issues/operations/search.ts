import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SiteContext } from '../../context';
import { badRequest, JiraError } from '../../errors';
import { listParameter, readRequestBody } from '../../request-body';
import { json, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { projectOf } from '../access';
import { parseJql } from '../jql/parse';
import { countMatching, searchPage, type Position } from '../jql/search';
import { JqlError, type Query } from '../jql/syntax';
import {
  COMMENTS_IN_SEARCH,
  describeIssue,
  describeNames,
  describeSchemas,
  HISTORIES_IN_SEARCH,
} from '../rendering/issue';
import { selectFields, splitList, type FieldSelection } from '../rendering/selection';

/** Source: documentation of `search/jql`: `maxResults` and `fields`. */
const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 5_000;
/** With more than id and key in them pages are this long at most; Jira says only that they may be shorter. */
const LARGEST_PAGE_WITH_FIELDS = 100;
const DEFAULT_FIELDS = ['id'];
/** Source: documentation of `search/jql`, `properties`. */
const PROPERTIES_LIMIT = 5;
/** Source: facts on the enhanced search; after that the token is refused. */
const TOKEN_LIFETIME_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

const REMOVED =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline ' +
  'is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

const searchSchema = z.strictObject({
  jql: z.string().default(''),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().default(DEFAULT_PAGE_SIZE),
  fields: z.array(z.string()).default(DEFAULT_FIELDS),
  expand: z.string().default(''),
  properties: z.array(z.string()).default([]),
  fieldsByKeys: z.boolean().optional(),
  failFast: z.boolean().optional(),
  /** There is no lag between a write and the search here, so there is nothing to reconcile. */
  reconcileIssues: z.array(z.number().int()).optional(),
});

const countSchema = z.strictObject({ jql: z.string().default('') });

const tokenSchema = z.object({
  after: z.object({ keys: z.array(z.union([z.string(), z.number(), z.null()])), id: z.string() }),
  query: z.string(),
  issuedAt: z.number(),
});

type SearchRequest = z.infer<typeof searchSchema>;

/** Finding issues with JQL. */
export const searchOperations: Route[] = [
  { method: 'GET', path: '/rest/api/3/search/jql', scopes: ['read:jira-work'], handler: searchByQuery },
  { method: 'POST', path: '/rest/api/3/search/jql', scopes: ['read:jira-work'], handler: searchByBody },
  {
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    scopes: ['read:jira-work'],
    handler: count,
  },
  { method: 'GET', path: '/rest/api/3/search', scopes: ['read:jira-work'], handler: refuseRemoved },
  { method: 'POST', path: '/rest/api/3/search', scopes: ['read:jira-work'], handler: refuseRemoved },
];

function searchByQuery(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const maxResults = query.get('maxResults');
  const fields = listParameter(query, 'fields');
  return search(context, {
    jql: query.get('jql') ?? '',
    nextPageToken: query.get('nextPageToken'),
    maxResults: maxResults === null ? DEFAULT_PAGE_SIZE : Number(maxResults),
    fields: fields.length === 0 ? DEFAULT_FIELDS : fields,
    expand: query.getAll('expand').join(','),
    properties: listParameter(query, 'properties'),
  });
}

function searchByBody(context: SiteContext, request: RouteRequest): RouteAnswer {
  return search(context, readRequestBody(searchSchema, request));
}

function count(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { jql } = readRequestBody(countSchema, request);
  return json({ count: refusingBadJql(() => countMatching(context, parseJql(jql))) });
}

function refuseRemoved(): never {
  throw new JiraError(410, [REMOVED]);
}

function search(context: SiteContext, request: SearchRequest): RouteAnswer {
  const after = readToken(context, request);
  if (
    !Number.isInteger(request.maxResults) ||
    request.maxResults < 1 ||
    request.maxResults > LARGEST_PAGE_SIZE
  ) {
    throw badRequest(`The maxResults parameter must be between 1 and ${LARGEST_PAGE_SIZE}.`);
  }
  const properties = splitList(request.properties);
  if (properties.length > PROPERTIES_LIMIT) {
    throw badRequest(`At most ${PROPERTIES_LIMIT} issue properties can be requested.`);
  }
  const requested = splitList(request.fields);
  const selection = selectFields(context.data, requested.length === 0 ? DEFAULT_FIELDS : requested);
  const expand = new Set(splitList([request.expand]));
  const page = refusingBadJql(() => {
    const query: Query = parseJql(request.jql);
    return searchPage(context, query, after, pageSize(request.maxResults, selection, expand));
  });
  context.spend(page.issues.length);
  const rendering = {
    selection,
    expand,
    properties,
    historyLimit: HISTORIES_IN_SEARCH,
    commentLimit: COMMENTS_IN_SEARCH,
  };
  return json({
    isLast: page.next === null,
    issues: page.issues.map((issue) => describeIssue(context, issue, projectOf(context, issue), rendering)),
    ...(page.next === null ? {} : { nextPageToken: writeToken(context, request.jql, page.next) }),
    ...(expand.has('names') ? { names: describeNames(selection) } : {}),
    ...(expand.has('schema') ? { schema: describeSchemas(selection) } : {}),
  });
}

function pageSize(wanted: number, { fields }: FieldSelection, expand: ReadonlySet<string>): number {
  const isSmall = fields.length === 0 && expand.size === 0;
  return isSmall ? wanted : Math.min(wanted, LARGEST_PAGE_WITH_FIELDS);
}

function refusingBadJql<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof JqlError ? new JiraError(400, error.messages) : error;
  }
}

/** Tokens name the last issue that was given, so that changes in between neither skip nor repeat any. */
function writeToken(context: SiteContext, jql: string, after: Position): string {
  const token = { after, query: fingerprint(jql), issuedAt: context.clock.now() };
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function readToken(context: SiteContext, { jql, nextPageToken }: SearchRequest): Position | null {
  if (nextPageToken === undefined || nextPageToken === null || nextPageToken === '') {
    return null;
  }
  const token = tokenSchema.safeParse(decode(nextPageToken));
  const isCurrent =
    token.success &&
    token.data.query === fingerprint(jql) &&
    context.clock.now() - token.data.issuedAt <= TOKEN_LIFETIME_MILLISECONDS;
  if (!isCurrent) {
    throw badRequest(`The nextPageToken '${nextPageToken}' is not valid or has expired.`);
  }
  return token.data.after;
}

function decode(token: string): unknown {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return decoded;
  } catch {
    return null;
  }
}

function fingerprint(jql: string): string {
  return createHash('sha256').update(jql).digest('base64url').slice(0, 16);
}
