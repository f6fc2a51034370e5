import type { OpenAPIBackend, Operation } from 'openapi-backend';
import { documentOf } from './documents';
import { explain } from './known-errors';

/** A request and its answer as they went over the wire. */
export interface Exchange {
  method: string;
  /** With the query, without the host. */
  path: string;
  requestHeaders: Headers;
  /** Empty when there was none. */
  requestBody: string;
  status: number;
  responseHeaders: Headers;
  responseBody: string;
}

interface SchemaError {
  instancePath: string;
  message?: string | undefined;
  params?: Readonly<Record<string, unknown>>;
  /** The value that was refused. */
  data?: unknown;
}

const NO_CONTENT = 204;
/** Characters of a refused value in a violation. */
const LONGEST_VALUE = 60;
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'multipart/form-data';

/** One line for one error: where, what, what the schema names, and the value when it is a short one. */
function describe({ instancePath, message, params, data }: SchemaError): string {
  const named = params?.['additionalProperty'] ?? params?.['allowedValues'];
  const value = typeof data === 'object' && data !== null ? undefined : JSON.stringify(data);
  return [
    instancePath || '/',
    message ?? '',
    ...(named === undefined ? [] : [`(${JSON.stringify(named)})`]),
    ...(value === undefined ? [] : [`but is ${value.slice(0, LONGEST_VALUE)}`]),
  ].join(' ');
}

/** The value of a JSON text; undefined when it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function requestViolations(
  backend: OpenAPIBackend,
  operation: Operation,
  exchange: Exchange,
  path: string,
): string[] {
  const violations: string[] = [];
  if (takesForm(operation, exchange)) return violations;
  const { errors } = backend.validateRequest(
    {
      method: exchange.method,
      path,
      headers: Object.fromEntries(exchange.requestHeaders),
      ...(exchange.requestBody === '' ? {} : { body: exchange.requestBody }),
    },
    operation,
  );
  violations.push(...(errors ?? []).map((error) => `request ${describe(error)}`));
  if (exchange.requestBody !== '') {
    if (!operation.requestBody) violations.push('request / has a body, and the operation takes none');
    const type = exchange.requestHeaders.get('content-type') ?? '';
    if (!type.startsWith(JSON_TYPE)) violations.push(`request / has a body of the type "${type}"`);
  }
  return violations;
}

/** A form with files: the document says of what parts it consists in words only. */
const takesForm = ({ requestBody }: Operation, { requestHeaders }: Exchange): boolean =>
  (requestHeaders.get('content-type') ?? '').startsWith(FORM_TYPE) &&
  requestBody !== undefined &&
  'content' in requestBody &&
  FORM_TYPE in requestBody.content;

/** The media types that the document gives for a status; undefined when it does not mention the status. */
function documentedContent(operation: Operation, status: number): string[] | undefined {
  const { responses = {} } = operation;
  const response = responses[status] ?? responses[`${String(status)[0] ?? ''}XX`] ?? responses['default'];
  if (!response) return undefined;
  return 'content' in response ? Object.keys(response.content ?? {}) : [];
}

function responseViolations(backend: OpenAPIBackend, operation: Operation, exchange: Exchange): string[] {
  const { status, responseBody } = exchange;
  // "No content" has none, whatever a document shows (RFC 9110, 15.3.5).
  if (status === NO_CONTENT) return responseBody === '' ? [] : ['response / has a body, and 204 means none'];
  const content = documentedContent(operation, status);
  if (!content) return [`response the status ${status} is not documented`];
  if (!content.some((type) => type.startsWith(JSON_TYPE))) {
    const empty = responseBody === '' || status >= 400 || content.length > 0;
    return empty ? [] : ['response / has a body, and the document shows none'];
  }
  const type = exchange.responseHeaders.get('content-type') ?? '';
  const violations = type.startsWith(JSON_TYPE) ? [] : [`response / has the type "${type}"`];
  const { errors } = backend.validateResponse(parseJson(responseBody), operation, status);
  return [...violations, ...(errors ?? []).map((error) => `response ${describe(error)}`)];
}

/**
 * Compares a request and its answer with Atlassian's OpenAPI document.
 * @returns one line per violation; the known errors of the documents (`known-errors.ts`) are left out
 */
export async function contractViolations(exchange: Exchange): Promise<string[]> {
  const { method, status } = exchange;
  const [pathname = ''] = exchange.path.split('?');
  const document = await documentOf(exchange.path);
  const operation = document?.backend.matchOperation({ method, path: document.path, headers: {} });
  if (!document || !operation) return [`${method} ${pathname} is in no document`];
  const answered = responseViolations(document.backend, operation, exchange);
  // A request that Jira refuses as malformed may break the contract: that is what the refusal is about.
  const asked = status === 400 ? [] : requestViolations(document.backend, operation, exchange, document.path);
  return [...asked, ...answered]
    .map((violation) => `${method} ${operation.path} ${status} ${violation}`)
    .filter((violation) => !explain(violation));
}
