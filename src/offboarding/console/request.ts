import { ahead } from '../ahead';
import type { OffboardRequest, OperatorCalls, PersonPreview, StartResult } from '../../contract/calls';
import { limitOf, roomAt } from '../breaker/breaker';
import type { BreakerStore } from '../breaker/gate';
import { requestDecisionId, type Decision } from '../decision';
import { examineLeaver, examineOperator, type Examined } from '../examine';
import { eachOnce, heirsOf } from '../hand-over/heirs';
import type { InventoryParts } from '../hand-over/inventory';
import { inventoryLook } from '../hand-over/look';
import { courseOf, handsOverWork } from '../course';
import { examinedFor } from '../course-fit';
import type { SettingsStore, Tickets } from '../ports';
import { withTally } from '../reach/tally';
import { reasonInWords } from '../reasons';
import type { Run, TicketReference } from '../run';
import type { Settings } from '../settings';
import {
  startsAt,
  submissionOf,
  submit,
  submittedBefore,
  successorProblem,
  ticketOf,
  type SubmitParts,
} from '../submit';
import type { PersonName } from '../ticket';
import { iso } from '../time';
import { previewOf, refuseUnderWay } from './preview-person';

/** More than this on one page is a list of names that nobody reads; the import is made for that. */
export const MOST_PEOPLE = 50;
/** People per preview call: six reads each stay far below Jira's burst and the 25 s of a call. */
export const MOST_PREVIEWED = 20;
/** From here on the number has to be typed, so that nobody confirms a long list by habit. */
export const TYPED_FROM = 6;

export interface RequestParts extends SubmitParts, InventoryParts {
  settings: SettingsStore;
  tickets: Tickets;
  breaker: Pick<BreakerStore, 'read'>;
}

/** The request cannot be begun as it is; the message is for the operator. */
export class RequestProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RequestProblem';
  }
}

interface Seen {
  accountId: string;
  examined: Examined;
  preview: PersonPreview;
}

/** What would happen to these people; writes nothing. Reads that serve the whole site are made once. */
export async function preview(
  parts: RequestParts,
  people: readonly string[],
  request: OffboardRequest,
  operator: PersonName,
): Promise<OperatorCalls['preview']['result']> {
  const [settings, breaker] = await Promise.all([parts.settings.read(), parts.breaker.read()]);
  checkTime(request);
  const [seen] = await Promise.all([
    look(parts, people, request, operator, settings),
    ticketOfRequest(parts, request.ticketKey, people.length > 1),
  ]);
  const previews = seen.map((person) => person.preview);
  const at = startOf(request, settings, parts.clock.now());
  return {
    people: await refuseUnderWay(parts, previews, settings.times.zone),
    startsAt: iso(startsAt(request, settings, parts.clock.now())),
    approvalOver: settings.approval.overPeople,
    mayBegin: roomAt(breaker, limitOf(settings.breaker, breaker.activePeople?.count), at),
  };
}

/**
 * Begins what was shown, or nothing: where one of the people is not as they were shown, everybody is shown again. The
 * same request twice is one batch.
 * @throws RequestProblem when the request itself cannot be begun
 */
export async function start(
  parts: RequestParts,
  submitted: {
    requestId: string;
    people: readonly { accountId: string; fingerprint: string }[];
    request: OffboardRequest;
    typedCount: number | null;
  },
  operator: PersonName,
): Promise<StartResult> {
  const { people, request } = submitted;
  const decisionId = requestDecisionId(operator.accountId, submitted.requestId);
  const earlier = await parts.decisions.get(decisionId);
  if (earlier) return startedBefore(parts, earlier);
  checkPeople(people, submitted.typedCount);
  checkTime(request);

  const settings = await parts.settings.read();
  if (settings.stopped) throw new RequestProblem(`Everything is stopped: ${settings.stopped.reason}`);
  const [refusal, ticket, seen] = await Promise.all([
    examineOperator(parts.directory, { ...operator, isApp: false }, settings),
    ticketOfRequest(parts, request.ticketKey, people.length > 1),
    look(
      parts,
      people.map(({ accountId }) => accountId),
      request,
      operator,
      settings,
    ),
  ]);
  // The same question as before the first write: whoever would be refused then learns it now.
  if (refusal) throw new RequestProblem(reasonInWords(refusal));
  const agreed = new Map(people.map((person) => [person.accountId, person.fingerprint]));
  const asShown = seen.every(
    ({ accountId, preview: now }) => now.allowed && now.fingerprint === agreed.get(accountId),
  );
  if (!asShown) {
    // The same request, sent twice, may have changed them already.
    const meanwhile = await parts.decisions.get(decisionId);
    if (meanwhile) return startedBefore(parts, meanwhile);
    return { outcome: 'changed', people: seen.map((person) => person.preview) };
  }

  const submission = submissionOf(
    request,
    { decisionId, source: 'page', operator, ticket },
    settings,
    parts.clock.now(),
  );
  const leavers = seen.map(({ accountId, examined }) => ({
    reference: { by: 'account' as const, accountId },
    examined,
  }));
  return started(await submit(parts, submission, leavers, settings), decisionId);
}

const startedBefore = async (parts: RequestParts, decision: Decision): Promise<StartResult> =>
  started(await submittedBefore(parts, decision), decision.id);

const started = (runs: readonly Run[], batchId: string): StartResult => ({
  outcome: 'started',
  batchId,
  runIds: runs.map(({ id }) => id),
});

async function look(
  parts: RequestParts,
  people: readonly string[],
  request: OffboardRequest,
  operator: PersonName,
  settings: Settings,
): Promise<Seen[]> {
  const { directory } = parts;
  const counting = withTally(parts);
  const course = courseOf(settings, request.procedure, request.teamId ?? null);
  if ('code' in course) throw new RequestProblem(reasonInWords(course));
  const at = startOf(request, settings, parts.clock.now());
  const products = ahead(directory.products());
  const successors = eachOnce(directory);
  const holds = inventoryLook(
    { ...parts, directory: { ...directory, ...successors } },
    settings,
    course,
    request,
  );
  const [successor, seen] = await Promise.all([
    successorProblem(successors, handsOverWork(course.procedure) ? heirsOf(request).all : [], people),
    Promise.all(
      people.map(async (accountId, index): Promise<Seen> => {
        const looked = await examineLeaver(
          directory,
          { by: 'account', accountId },
          operator,
          settings,
          products,
        );
        const examined = await examinedFor(course, looked, directory);
        return {
          accountId,
          examined,
          preview: await previewOf(counting, accountId, examined, settings, course, holds, {
            operator,
            at,
            before: index,
            people: 1,
            hasTicket: request.ticketKey !== null,
          }),
        };
      }),
    ),
    products,
  ]);
  if (successor) throw new RequestProblem(reasonInWords(successor));
  return seen;
}

/** What has passed begins now. */
const startOf = (request: OffboardRequest, settings: Settings, now: number): number =>
  Math.max(startsAt(request, settings, now), now);

async function ticketOfRequest(
  { tickets }: RequestParts,
  key: string | null,
  isShared: boolean,
): Promise<TicketReference | null> {
  const ticket = await ticketOf(tickets, key, isShared);
  if (ticket && 'code' in ticket) throw new RequestProblem(reasonInWords(ticket));
  return ticket;
}

function checkPeople(people: readonly { accountId: string }[], typedCount: number | null): void {
  const different = new Set(people.map(({ accountId }) => accountId));
  if (different.size < people.length) throw new RequestProblem('The same person is in the list twice.');
  if (people.length >= TYPED_FROM && typedCount !== people.length) {
    throw new RequestProblem(
      `Type ${String(people.length)} to confirm that so many people lose their access.`,
    );
  }
}

function checkTime({ when }: OffboardRequest): void {
  if (when.kind === 'moment' && Number.isNaN(Date.parse(when.at)))
    throw new RequestProblem('The time to start is no time.');
}
