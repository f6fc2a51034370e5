import { createHash } from 'node:crypto';
import { z } from 'zod';
import { TryLater } from '../offboarding/later';
import { answerableOwner } from '../offboarding/orchestration/answerable';
import {
  authenticateSigned,
  type AuthenticationParts,
  type SignedRequest,
} from '../offboarding/orchestration/authenticate';
import { cancelOwn, readOwn, type OwnRunsParts, type RunsAsked } from '../offboarding/orchestration/own-runs';
import { OutsideProblem } from '../offboarding/orchestration/problem';
import { startOutside, type Asker, type OutsideParts } from '../offboarding/orchestration/start-outside';
import { requestedDecisionId } from '../offboarding/decision';
import type { WithoutSecrets } from '../offboarding/secrets';
import type { Settings } from '../offboarding/settings';
import { SECOND } from '../offboarding/time';
import { outsideRequestFields, outsideRequestOf } from './outside-request';
import { problemsIn } from './problems-in';
import { storedId } from './stored-id';

/** The largest request is below 2 KB; the platform would let 5 MB through. */
const MOST_BODY_BYTES = 16 * 1024;
/** Seconds after which a tool may come again that came too often. */
const RETRY_SECONDS = 60;

export type WebTriggerParts = OutsideParts &
  OwnRunsParts &
  AuthenticationParts & {
    withoutSecrets: WithoutSecrets;
    log: (message: string) => void;
  };

/** Source: https://developer.atlassian.com/platform/forge/events-reference/web-trigger/#request */
const eventSchema = z.object({
  method: z.string(),
  userPath: z.string().default(''),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  queryParameters: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().nullish(),
});
type WebEvent = z.output<typeof eventSchema>;

interface Answer {
  statusCode: number;
  headers: Record<string, string[]>;
  body: string;
}

const idempotencyKeySchema = z.string().regex(/^[\w.-]{8,80}$/);
const startSchema = z.strictObject(outsideRequestFields);
const runsAskedSchema = z.union([
  z.strictObject({ run: z.tuple([storedId]) }).transform(({ run: [run] }): RunsAsked => ({ run })),
  z.strictObject({ batch: z.tuple([storedId]) }).transform(({ batch: [batch] }): RunsAsked => ({ batch })),
]);

/** `webtrigger` `runs`: starts, reads and cancels runs for tools that sign what they send; see docs/orchestration.md. */
export async function answerWebTrigger(parts: WebTriggerParts, event: unknown): Promise<Answer> {
  try {
    const request = eventSchema.safeParse(event);
    if (!request.success) throw new OutsideProblem({ code: 'unauthorized' });
    return answer(...(await answered(parts, request.data)));
  } catch (error) {
    return refusal(error, parts);
  }
}

async function answered(parts: WebTriggerParts, request: WebEvent): Promise<[status: number, body: object]> {
  const signed = signedRequest(request);
  const { id: keyId, name, owner } = await authenticateSigned(parts, signed);
  if (signed.path !== '/') throw new OutsideProblem({ code: 'not-found' });
  const settings = await parts.settings.read();
  const operator = await answerableOwner(parts.directory, owner, settings);
  const via = { kind: 'key', id: keyId, name } as const;
  switch (signed.method) {
    case 'POST':
      return [202, await start(parts, signed, { source: 'web', via, operator }, settings)];
    case 'GET':
      return [200, await readOwn(parts, runsAsked(request), operator, settings.times.zone)];
    case 'DELETE':
      return [202, await cancelOwn(parts, runsAsked(request), operator, via)];
    default:
      throw new OutsideProblem({ code: 'method-not-allowed' });
  }
}

/** @throws OutsideProblem when a header is missing or cannot be what it should be; the store is not asked then */
function signedRequest(request: WebEvent): SignedRequest {
  const body = request.body ?? '';
  if (Buffer.byteLength(body) > MOST_BODY_BYTES) throw new OutsideProblem({ code: 'body-too-large' });
  const header = (name: string) => headerOf(request, name);
  const claimed = claimSchema.safeParse({
    credentialId: header('x-leaver-key'),
    timestamp: header('x-leaver-timestamp'),
    signature: header('x-leaver-signature'),
  });
  if (!claimed.success) throw new OutsideProblem({ code: 'unauthorized' });
  return {
    ...claimed.data,
    method: request.method.toUpperCase(),
    path: request.userPath === '' ? '/' : request.userPath,
    query: request.queryParameters,
    idempotencyKey: header('idempotency-key') ?? '',
    body,
  };
}

const claimSchema = z.object({
  credentialId: z.string().regex(/^[0-9a-f]{16}$/),
  timestamp: z.string().regex(/^\d{1,12}$/),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Names come in the case in which the sender wrote them; a header that stands twice is none. */
function headerOf({ headers }: WebEvent, name: string): string | undefined {
  const values = Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, all]) => all);
  return values.length === 1 ? values[0] : undefined;
}

async function start(
  parts: WebTriggerParts,
  { body, idempotencyKey }: SignedRequest,
  asker: Omit<Asker, 'decisionId'>,
  settings: Settings,
): Promise<object> {
  const { success: isKey } = idempotencyKeySchema.safeParse(idempotencyKey);
  if (!isKey) throw new OutsideProblem({ code: 'idempotency-key-missing' });
  const parsed = startSchema.safeParse(await parts.withoutSecrets.value(jsonIn(body)));
  if (!parsed.success) {
    throw new OutsideProblem({ code: 'invalid-request', message: problemsIn(parsed.error) });
  }
  const request = outsideRequestOf(parsed.data);
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  if (!(await parts.credentials.bindRequest(asker.via.id, idempotencyKey, hash))) {
    throw new OutsideProblem({ code: 'idempotency-conflict' });
  }
  const decisionId = requestedDecisionId('web', asker.via.id, idempotencyKey);
  const run = await startOutside(parts, request, { ...asker, decisionId }, settings);
  return { batchId: run.batchId, runIds: [run.id] };
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new OutsideProblem({ code: 'malformed-json' });
  }
}

function runsAsked({ queryParameters }: WebEvent): RunsAsked {
  const parsed = runsAskedSchema.safeParse(queryParameters);
  if (parsed.success) return parsed.data;
  throw new OutsideProblem({
    code: 'invalid-request',
    message: 'Name one run or one batch: ?run=… or ?batch=….',
  });
}

/** Never a stack, never an answer of Jira, never a name: what is answered here ends up in the logs of other tools. */
function refusal(error: unknown, { log, clock }: WebTriggerParts): Answer {
  const problem = problemOf(error);
  if (problem.code === 'internal')
    log(`A web request failed: ${error instanceof Error ? error.message : '?'}`);
  const { code, message, status, batchId } = problem;
  const retryAt = error instanceof TryLater ? error.at - clock.now() : RETRY_SECONDS * SECOND;
  const headers = status === 429 || status === 503 ? { 'Retry-After': [seconds(retryAt)] } : {};
  return answer(status, { error: { code, message, ...(batchId !== undefined && { batchId }) } }, headers);
}

function problemOf(error: unknown): OutsideProblem {
  if (error instanceof OutsideProblem) return error;
  return new OutsideProblem({ code: error instanceof TryLater ? 'try-later' : 'internal' });
}

const seconds = (milliseconds: number): string => String(Math.max(1, Math.ceil(milliseconds / SECOND)));

const answer = (statusCode: number, body: object, headers: Answer['headers'] = {}): Answer => ({
  statusCode,
  headers: { 'Content-Type': ['application/json'], 'Cache-Control': ['no-store'], ...headers },
  body: JSON.stringify(body),
});
