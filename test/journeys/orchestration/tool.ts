import { createHash, createHmac } from 'node:crypto';
import { call } from '../../pages/calls';
import { JIRA_ADMIN, OPERATOR, type TestSite } from '../site';

/** A tool outside, which knows nothing of Leaver but docs/orchestration.md: it signs for itself. */

export interface Key {
  id: string;
  secret: string;
}

/** What a tool sends; everything that is signed can be changed after signing, as an attacker would. */
export interface ToolRequest {
  method?: string;
  /** What follows the address, the query included. */
  path?: string;
  query?: string;
  body?: string;
  idempotencyKey?: string;
  /** Seconds since 1970; the site's now unless told. */
  timestamp?: number;
  /** Takes the place of what was signed, on the way. */
  tampered?: {
    method?: string;
    path?: string;
    query?: string;
    body?: string;
    headers?: Record<string, string>;
  };
}

export interface ToolAnswer {
  status: number;
  headers: Headers;
  body: {
    error?: { code: string; message: string; batchId?: string };
    batchId?: string;
    runIds?: string[];
    [more: string]: unknown;
  };
}

/** Makes a key as an administrator does on the page. */
export async function createKey(site: TestSite, owner = OPERATOR, name = 'HR system'): Promise<Key> {
  const { credential, secret } = await call(
    site,
    'admin',
    'createCredential',
    { kind: 'key', name, ownerId: await site.accountId(owner) },
    JIRA_ADMIN,
  );
  return { id: credential.id, secret };
}

/** Allows a rule as an administrator does on the page. @returns its permit */
export async function allowRule(
  site: TestSite,
  options: { owner?: string; name?: string; ownConnectionOnly?: boolean } = {},
): Promise<string> {
  const { owner = OPERATOR, name = 'Leavers of HR', ownConnectionOnly = true } = options;
  const ownerId = await site.accountId(owner);
  const wanted = { kind: 'rule' as const, name, ownerId, ownConnectionOnly };
  return (await call(site, 'admin', 'createCredential', wanted, JIRA_ADMIN)).secret;
}

/** Signs a request and sends it. */
export async function send(site: TestSite, key: Key, request: ToolRequest = {}): Promise<ToolAnswer> {
  const { method = 'GET', path = '/', query = '', body = '', idempotencyKey = '', tampered = {} } = request;
  const timestamp = String(request.timestamp ?? Math.floor(site.now() / 1000));
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const text = ['v1', timestamp, method, path, query, idempotencyKey, bodyHash].join('\n');
  const sent = { method, path, query, body, ...tampered };
  const search = sent.query === '' ? '' : `?${sent.query}`;
  const response = await fetch(`${site.url}/x1/runs${sent.path === '/' ? '' : sent.path}${search}`, {
    method: sent.method,
    headers: {
      'X-Leaver-Key': key.id,
      'X-Leaver-Timestamp': timestamp,
      'X-Leaver-Signature': createHmac('sha256', key.secret).update(text).digest('hex'),
      ...(idempotencyKey === '' ? {} : { 'Idempotency-Key': idempotencyKey }),
      ...tampered.headers,
    },
    ...(sent.body === '' ? {} : { body: sent.body }),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as ToolAnswer['body'],
  };
}

let requests = 0;

/** Asks for a run, under an idempotency key of its own unless told. */
export const start = (
  site: TestSite,
  key: Key,
  body: Record<string, unknown>,
  request: ToolRequest = {},
): Promise<ToolAnswer> =>
  send(site, key, {
    method: 'POST',
    idempotencyKey: `request-${String((requests += 1))}`,
    body: JSON.stringify({ procedure: 'leave-company', ...body }),
    ...request,
  });

/** The id of the run that an answer speaks of. */
export function runIdOf({ body, status }: ToolAnswer): string {
  const [id] = body.runIds ?? [];
  if (id === undefined) throw new Error(`No run was started: ${String(status)} ${JSON.stringify(body)}`);
  return id;
}

/** Runs the action as a rule of Automation does. */
export async function runRule(
  site: TestSite,
  inputs: Record<string, unknown>,
  connection: string | null = OPERATOR,
): Promise<{ status?: string; outputs?: Record<string, unknown>; errors?: string[]; error?: string }> {
  const actor = connection === null ? null : await site.accountId(connection);
  const response = await fetch(`${site.url}/_emulator/automation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      action: 'start-run',
      inputs: { procedure: 'leave-company', ...inputs },
      ...(actor === null ? {} : { actor }),
    }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof runRule>>;
}

/** What no error may hold: names, addresses and account ids of everybody on the site. */
export async function personalWords(site: TestSite): Promise<string[]> {
  const people = (await site.state()).people.filter(({ emailAddress }) => emailAddress !== '');
  return people.flatMap(({ displayName, emailAddress, accountId }) => [displayName, emailAddress, accountId]);
}
