import { z } from 'zod';
import type { Exchange } from '../openapi';

/**
 * Asks the site as the person with this e-mail, or as nobody, and the organisation's APIs by `Bearer` and a key;
 * expects the status; gives the parsed answer.
 */
export type Ask = (
  as: string | undefined,
  methodAndPath: string,
  status: number,
  body?: unknown,
) => Promise<unknown>;

/** What was said in a conversation with the site. */
export interface Conversation {
  ask: Ask;
  exchanges: readonly Exchange[];
  /** Answers with another status than the expected one. */
  surprises: readonly string[];
}

const TOKEN = 'emulator';
/** What begins so is asked of `https://api.atlassian.com`. */
const OF_ORGANISATION = /^\/(admin|users|scim)\//;

function authorizationOf(as: string): string {
  return as.startsWith('Bearer ') ? as : `Basic ${Buffer.from(`${as}:${TOKEN}`).toString('base64')}`;
}

function headersOf(as: string | undefined, body: unknown): Headers {
  const headers = new Headers({ accept: 'application/json' });
  if (as) headers.set('authorization', authorizationOf(as));
  // A form says itself where its parts begin.
  if (body instanceof FormData) headers.set('x-atlassian-token', 'no-check');
  else if (body !== undefined) headers.set('content-type', 'application/json');
  return headers;
}

/** Begins a conversation with the site behind an address. */
export function converse(address: string): Conversation {
  const exchanges: Exchange[] = [];
  const surprises: string[] = [];
  const ask: Ask = async (as, methodAndPath, status, body) => {
    const [method = '', path = ''] = methodAndPath.split(' ');
    const requestBody = body === undefined || body instanceof FormData ? '' : JSON.stringify(body);
    const sent = body instanceof FormData ? body : requestBody === '' ? undefined : requestBody;
    const init = { method, headers: headersOf(as, body), ...(sent === undefined ? {} : { body: sent }) };
    const prefix = OF_ORGANISATION.test(path) ? '/api.atlassian.com' : '';
    const request = new Request(`${address}${prefix}${path}`, init);
    const response = await fetch(request);
    const responseBody = await response.text();
    exchanges.push({
      method,
      path,
      requestHeaders: request.headers,
      requestBody,
      status: response.status,
      responseHeaders: response.headers,
      responseBody,
    });
    if (response.status !== status) {
      surprises.push(
        `${as ?? 'nobody'} ${methodAndPath}: ${response.status} instead of ${status}, ${responseBody}`,
      );
    }
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return isJson && responseBody !== '' ? (JSON.parse(responseBody) as unknown) : undefined;
  };
  return { ask, exchanges, surprises };
}

const entity = z.object({ id: z.string(), name: z.string() });
const stateSchema = z.object({
  people: z.array(z.object({ accountId: z.string(), emailAddress: z.string().nullable() })),
  groups: z.array(z.object({ groupId: z.string(), name: z.string() })),
  components: z.array(entity),
  filters: z.array(entity),
  dashboards: z.array(entity),
  projects: z.array(z.object({ id: z.string(), key: z.string() })),
  issues: z.array(z.object({ id: z.string(), key: z.string() })),
});

/** The ids of the seed's things, asked for by name. */
export type Ids = ReturnType<typeof idsOf>;

/** Reads ids from the body of `GET /_emulator/state`. */
export function idsOf(state: unknown) {
  const { people, groups, components, filters, dashboards, projects, issues } = stateSchema.parse(state);
  const lookUp = (entities: readonly z.infer<typeof entity>[]) => (name: string) => {
    const found = entities.find((each) => each.name === name);
    if (!found) throw new Error(`The seed has no ${name}.`);
    return found.id;
  };
  return {
    person: lookUp(
      people.map(({ accountId, emailAddress }) => ({ id: accountId, name: emailAddress ?? '' })),
    ),
    group: lookUp(groups.map(({ groupId, name }) => ({ id: groupId, name }))),
    component: lookUp(components),
    filter: lookUp(filters),
    project: lookUp(projects.map(({ id, key }) => ({ id, name: key }))),
    issue: lookUp(issues.map(({ id, key }) => ({ id, name: key }))),
    dashboard: lookUp(dashboards),
  };
}

/** People of the seed `company`. */
export const SITE_ADMIN = 'site-admin@acme.example';
export const JIRA_ADMIN = 'jira-admin@acme.example';
export const OPERATOR = 'operator@acme.example';
export const COLLEAGUE = 'colleague@acme.example';
export const LEAVER = 'leaver@acme.example';
