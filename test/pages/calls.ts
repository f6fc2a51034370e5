import type { AdminCalls, OffboardRequest, OperatorCalls, TicketCalls } from '../../src/contract/calls';
import { OPERATOR, type TestSite } from '../journeys/site';

/** Which calls each page serves. */
interface CallsOf {
  operator: OperatorCalls;
  admin: AdminCalls & OperatorCalls;
  ticket: TicketCalls;
}
export type Module = keyof CallsOf;

type Payload<M extends Module, Key extends keyof CallsOf[M]> = CallsOf[M][Key] extends { payload: infer P }
  ? P
  : never;
type Result<M extends Module, Key extends keyof CallsOf[M]> = CallsOf[M][Key] extends { result: infer R }
  ? R
  : never;

/** What a person on a page is told when it says no, without the platform's words around it. */
export async function answerOf(
  site: TestSite,
  call: {
    module: Module;
    functionKey: string;
    payload: unknown;
    accountId: string | null;
    issueKey?: string;
  },
): Promise<{ result: unknown } | { error: string }> {
  const answer = await site.control('invoke', call);
  if (!('error' in answer)) return { result: answer['result'] };
  return { error: String(answer['error']).replace('There was an error invoking the function - ', '') };
}

/** Calls a resolver as the page of that person does. @throws Error with the message that the page shows */
export async function call<M extends Module, Key extends keyof CallsOf[M] & string>(
  site: TestSite,
  module: M,
  functionKey: Key,
  payload: Payload<M, Key>,
  as: string = OPERATOR,
  issueKey?: string,
): Promise<Result<M, Key>> {
  const accountId = await site.accountId(as);
  const answer = await answerOf(site, {
    module,
    functionKey,
    payload,
    accountId,
    ...(issueKey && { issueKey }),
  });
  if ('error' in answer) throw new Error(answer.error);
  return answer.result as Result<M, Key>;
}

/** What the form sends when nothing but the people is chosen. */
export const request = (changes: Partial<OffboardRequest> = {}): OffboardRequest => ({
  procedure: 'leave-company',
  successorId: null,
  urgent: false,
  when: { kind: 'now' },
  why: '',
  ticketKey: null,
  ...changes,
});

/** Everything that the app has written so far: to Jira, to its storage, to its queue. */
export async function everyWrite(site: TestSite): Promise<string[]> {
  const made = await site.requests('jira,storage,queue');
  return made
    .filter(isWrite)
    .map(({ kind, method, path }) => `${kind} ${method} ${path.split('?')[0] ?? ''}`);
}

/** Reads that are sent with POST. */
const READS = /permissions\/check|search\/jql|\/(get|query)$/;

const isWrite = ({ method, path }: { method: string; path: string }): boolean =>
  method !== 'GET' && !READS.test(path);

export interface Submitted {
  requestId?: string;
  changes?: Partial<OffboardRequest>;
  typedCount?: number | null;
  as?: string;
}

let requests = 0;

/** What the page sends to confirm what it was shown, people by e-mail. */
export async function agreedTo(site: TestSite, emails: readonly string[], submitted: Submitted = {}) {
  const { changes, typedCount = null, as, requestId = `request-${String((requests += 1))}` } = submitted;
  const ids = await Promise.all(emails.map((email) => site.accountId(email)));
  const { people } = await call(site, 'operator', 'preview', { people: ids, request: request(changes) }, as);
  return {
    requestId,
    people: people.map((person) => ({
      accountId: person.accountId,
      fingerprint: person.allowed ? person.fingerprint : '',
    })),
    request: request(changes),
    typedCount,
  };
}

/** Previews and confirms at once, as an operator does who picks these people. */
export async function offboard(site: TestSite, emails: readonly string[], submitted: Submitted = {}) {
  const result = await call(site, 'operator', 'start', await agreedTo(site, emails, submitted), submitted.as);
  if (result.outcome !== 'started') throw new Error(`Nothing was started: ${JSON.stringify(result)}`);
  return result;
}
