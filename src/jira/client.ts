import type { APIResponse } from '@forge/api';
import { TryLater } from '../offboarding/later';
import { nextHour } from '../offboarding/points';
import { readAnswer } from '../offboarding/read-answer';
import { JiraRefusal, type JiraApi, type JiraCall } from './call';
import { jiraWords } from './error-words';
import type { Pace } from './pace';
import { isQuotaNear, rateLimit } from './rate-limit';

/** Waits up to this long are pacing and happen here; longer ones go back to the queue. Milliseconds. */
const LONGEST_PACING = 2_000;
/** Waits between tries after a fault or a lost answer, in milliseconds. */
const FAULT_WAITS = [200, 700];
/** How often one request waits for a burst limit before the run steps back. */
const MOST_PACINGS = 5;
const ASKED_TO_WAIT = 'Jira asked us to wait';
const LEFT_TO_RUNS = "What is left of the hour's points for Jira is left to people who leave now";
/** Operations that change nothing although they are no GET. */
const READS_BY_POST: readonly string[] = ['POST search/jql', 'POST permissions/check'];
/** What Atlassian's support finds a request by; answers carry one or both of them. */
const TRACE_ID = 'atl-traceid';
const REQUEST_ID = 'x-arequestid';

/**
 * Urgent requests start before all others that wait for their turn. Those of work that nobody waits for are not sent any
 * more when Jira says that the hour's points are nearly used up: one budget serves all sites of the app, and no site sees
 * what the others spend.
 */
export type Priority = 'urgent' | 'planned' | 'background';

export interface JiraClient {
  /**
   * Sends one request and gives its parsed answer.
   * @param told hears what the answer calls the request, whether Jira said yes or no
   * @throws JiraRefusal when Jira says no
   * @throws TryLater when only time helps: a limit with a long wait, faults, an answer lost of an unrepeatable call
   */
  call<Answer>(call: JiraCall<Answer>, told?: (requestId: string) => void): Promise<Answer>;
  /**
   * The same client, telling somebody of the points that it costs.
   * @param beforeWrite asked right before each request that changes something; what it throws keeps it from being sent
   * @param priority whose requests they are: see `Priority`
   */
  counting(
    spend: (points: number) => void,
    beforeWrite?: () => Promise<void>,
    priority?: Priority,
  ): JiraClient;
}

export interface JiraClientParts {
  /** The identity is chosen here: `() => asApp()` or `() => asUser()`. */
  api: () => JiraApi;
  pace: Pace;
  clock: { now(): number };
  sleep: (milliseconds: number) => Promise<void>;
  /** Takes secrets out of what an answer says. */
  mask: (text: string) => Promise<string>;
}

/** The one place that requests to Jira go through: it counts, paces, repeats, classifies and parses. */
export function createJiraClient(
  parts: JiraClientParts,
  spend: (points: number) => void = () => undefined,
  beforeWrite: () => Promise<void> = () => Promise.resolve(),
  priority: Priority = 'planned',
): JiraClient {
  const { api, pace, clock, sleep, mask } = parts;

  async function call<Answer>(
    request: JiraCall<Answer>,
    told?: (requestId: string) => void,
  ): Promise<Answer> {
    let faults = 0;
    let pacings = 0;
    for (;;) {
      await pace.turn(request.operation, request.burst, request.writesTo, priority === 'urgent');
      if (pace.closedUntil() > clock.now())
        throw new TryLater(pace.closedUntil(), ASKED_TO_WAIT, 'rate-limit');
      if (priority === 'background' && pace.nearUntil() > clock.now())
        throw new TryLater(pace.nearUntil(), LEFT_TO_RUNS, 'rate-limit');
      if (!isRead(request)) await beforeWrite();
      const response = await sent(request);
      const requestId = response?.headers.get(TRACE_ID) ?? response?.headers.get(REQUEST_ID);
      if (requestId) told?.(await mask(requestId));
      if (response && isQuotaNear(response)) pace.near(nextHour(clock.now()));
      if (response?.ok) {
        const body = await bodyOf(response);
        const whose = `Jira's answer to ${request.operation}`;
        const answer = readAnswer(() => request.parse(body), whose, clock.now() + LONGEST_PACING);
        spend(request.points(answer));
        return answer;
      }
      spend(1);
      const limited = response && rateLimit(response, clock.now());
      if (limited) {
        pacings += 1;
        if (limited.isQuota) pace.close(limited.until);
        if (limited.isQuota || limited.until - clock.now() > LONGEST_PACING || pacings > MOST_PACINGS) {
          throw new TryLater(limited.until, ASKED_TO_WAIT, 'rate-limit');
        }
        pace.pauseUntil(request.operation, limited.until);
        continue;
      }
      if (response && response.status < 500) {
        throw new JiraRefusal(
          request.operation,
          response.status,
          await jiraWords(await bodyOf(response), mask),
          faults > 0,
        );
      }
      const wait = FAULT_WAITS[faults];
      if (wait === undefined || !request.repeatable) throw failed(request, response);
      faults += 1;
      await sleep(wait);
    }
  }

  /** Undefined when no answer came: the request may or may not have taken effect. */
  async function sent<Answer>(request: JiraCall<Answer>): Promise<APIResponse | undefined> {
    try {
      return await request.send(api());
    } catch {
      return undefined;
    }
  }

  function failed<Answer>(request: JiraCall<Answer>, response: APIResponse | undefined): TryLater {
    const what = response ? `answered ${String(response.status)}` : 'gave no answer';
    return new TryLater(clock.now() + LONGEST_PACING, `Jira ${what} (${request.operation})`, 'failure');
  }

  return {
    call,
    counting: (also, before, whose) => createJiraClient(parts, also, before, whose),
  };
}

const isRead = ({ operation }: Pick<JiraCall<unknown>, 'operation'>): boolean =>
  operation.startsWith('GET ') || READS_BY_POST.includes(operation);

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
