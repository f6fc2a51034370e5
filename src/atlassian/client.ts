import type { APIResponse, fetch as forgeFetch } from '@forge/api';
import { TryLater } from '../offboarding/later';
import { readAnswer } from '../offboarding/read-answer';
import { AtlassianRefusal, type AtlassianCall, type SendRequest } from './call';
import { atlassianError } from './error-words';
import type { EgressPace } from './pace';
import { limitedUntil } from './rate-limit';

const ADDRESS = 'https://api.atlassian.com';
/** Waits between tries after a fault or a lost answer, in milliseconds. */
const FAULT_WAITS = [200, 700];
/** After faults in a row the run steps back for this long, in milliseconds. */
const STEP_BACK = 2_000;
const ASKED_TO_WAIT = 'Atlassian asked us to wait';
/** Operations that change nothing although they are no GET. */
const READS_BY_POST: readonly string[] = ['POST users/search', 'POST groups/search', 'POST workspaces'];
/** What Atlassian's support finds a request by; answers carry one or both of them. */
const TRACE_ID = 'atl-traceid';
const REQUEST_ID = 'x-request-id';
/** Set by the platform on answers of its own. */
const PROXY_ERROR = 'forge-proxy-error';

export interface AtlassianClient {
  /**
   * Sends one request and gives its parsed answer.
   * @param told hears what the answer calls the request, whether Atlassian said yes or no
   * @throws AtlassianRefusal when Atlassian says no
   * @throws TryLater when only time helps: a limit, faults, an answer lost of an unrepeatable call
   */
  call<Answer>(call: AtlassianCall<Answer>, told?: (requestId: string) => void): Promise<Answer>;
}

export interface AtlassianClientParts {
  /** `fetch` of `@forge/api`. */
  fetch: typeof forgeFetch;
  pace: EgressPace;
  clock: { now(): number };
  sleep: (milliseconds: number) => Promise<void>;
  /** Takes secrets out of what an answer says. */
  mask: (text: string) => Promise<string>;
  /** Asked right before each request that changes something; what it throws keeps it from being sent. */
  beforeWrite?: (() => Promise<void>) | undefined;
}

/**
 * The one place that requests to Atlassian's organisation, user management and SCIM APIs go through: it counts, paces,
 * repeats, classifies and parses.
 * @param key the key of the organisation or of the SCIM directory; it stands in the requests and nowhere else
 */
export function createAtlassianClient(
  { fetch, pace, clock, sleep, mask, beforeWrite }: AtlassianClientParts,
  key: string,
): AtlassianClient {
  const request: SendRequest = (method, path, body) =>
    fetch(`${ADDRESS}${path.value}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  /** Undefined when no answer came: the request may or may not have taken effect. */
  async function sent<Answer>(call: AtlassianCall<Answer>): Promise<APIResponse | undefined> {
    const at = pace.turn();
    if (at !== undefined) throw new TryLater(at, ASKED_TO_WAIT, 'rate-limit');
    if (!isRead(call)) await beforeWrite?.();
    try {
      return await call.send(request);
    } catch {
      return undefined;
    }
  }

  return {
    call: async (call, told) => {
      for (let faults = 0; ; faults += 1) {
        const response = await sent(call);
        const requestId = response?.headers.get(TRACE_ID) ?? response?.headers.get(REQUEST_ID);
        if (requestId) told?.(await mask(requestId));
        if (response?.ok === true) {
          const body = await bodyOf(response);
          const whose = `Atlassian's answer to ${call.operation}`;
          return readAnswer(() => call.parse(body), whose, clock.now() + STEP_BACK);
        }
        const until = response && limitedUntil(response, clock.now());
        if (until !== undefined) {
          pace.close(until);
          throw new TryLater(until, ASKED_TO_WAIT, 'rate-limit');
        }
        if (response && response.status < 500) throw await refusalOf(call, response, mask, faults > 0);
        const wait = FAULT_WAITS[faults];
        if (wait === undefined || !call.repeatable) throw failed(call, response, clock.now());
        await sleep(wait);
      }
    },
  };
}

const isRead = ({ operation }: Pick<AtlassianCall<unknown>, 'operation'>): boolean =>
  operation.startsWith('GET ') || READS_BY_POST.includes(operation);

async function refusalOf<Answer>(
  { operation }: AtlassianCall<Answer>,
  response: APIResponse,
  mask: (text: string) => Promise<string>,
  inDoubt: boolean,
): Promise<AtlassianRefusal> {
  const { words, cause } = await atlassianError(response.status, await bodyOf(response), mask);
  const isBlocked = response.headers.get(PROXY_ERROR) === 'BLOCKED_EGRESS';
  return new AtlassianRefusal(operation, response.status, words, isBlocked ? 'no-egress' : cause, inDoubt);
}

function failed<Answer>(
  { operation }: AtlassianCall<Answer>,
  response: APIResponse | undefined,
  now: number,
): TryLater {
  const what = response ? `answered ${String(response.status)}` : 'gave no answer';
  return new TryLater(now + STEP_BACK, `Atlassian ${what} (${operation})`, 'failure');
}

/** An empty body is undefined; a body that is no JSON is its text. */
async function bodyOf(response: APIResponse): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
