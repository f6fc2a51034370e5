import { z } from 'zod';
import type { SiteContext } from '../../context';
import { readRequestBody } from '../../request-body';
import { json, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { parseJql } from '../jql/parse';
import { checkQuery } from '../jql/search';
import { describeQuery } from '../jql/structure';
import { JqlError } from '../jql/syntax';

const parseSchema = z.strictObject({ queries: z.array(z.string().min(1)).min(1) });

/** Checking queries without running them. */
export const jqlOperations: Route[] = [
  { method: 'POST', path: '/rest/api/3/jql/parse', scopes: ['read:jira-work'], handler: parse },
];

function parse(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { queries } = readRequestBody(parseSchema, request);
  const validation = request.query.get('validation') ?? 'strict';
  return json({ queries: queries.map((query) => parseOne(context, query, validation)) });
}

function parseOne(context: SiteContext, jql: string, validation: string) {
  const errors = messagesOf(() => parseJql(jql));
  if (errors.length > 0) {
    return { query: jql, errors };
  }
  const query = parseJql(jql);
  const findings =
    validation === 'none'
      ? []
      : messagesOf(() => {
          checkQuery(context, query);
        });
  const structure = describeQuery(query);
  if (findings.length === 0) {
    return { query: jql, structure };
  }
  return validation === 'warn'
    ? { query: jql, structure, warnings: findings }
    : { query: jql, errors: findings };
}

function messagesOf(action: () => unknown): readonly string[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof JqlError) {
      return error.messages;
    }
    throw error;
  }
}
