import type { OffboardRequest, PersonPreview, StartResult } from '../../contract/calls';
import { admit, record, resume, type AdmitParts, type Submission } from '../admit';
import { requestDecisionId, type Decision } from '../decision';
import { examineLeaver, examineOperator, type Examined } from '../examine';
import type { Ownership } from '../facts';
import { makePlan } from '../plan';
import { fingerprint, planView } from '../plan-words';
import type { SettingsStore, Tickets, Wake } from '../ports';
import { reason, reasonInWords, type Reason } from '../reasons';
import type { TicketReference } from '../run';
import type { Settings } from '../settings';
import { startTime, type LastWorkingDay } from '../start-time';
import type { PersonName } from '../ticket';
import { iso } from '../time';

/** More than this on one page is a list of names that nobody reads; the import is made for that. */
export const MOST_PEOPLE = 50;
/** People per preview call: six reads each stay far below Jira's burst and the 25 s of a call. */
export const MOST_PREVIEWED = 20;
/** From here on the number has to be typed, so that nobody confirms a long list by habit. */
const TYPED_FROM = 6;

export interface RequestParts extends AdmitParts {
  settings: SettingsStore;
  tickets: Tickets;
  wake: Wake;
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
): Promise<{ people: PersonPreview[]; startsAt: string }> {
  const settings = await parts.settings.read();
  checkTime(request);
  const seen = await look(parts, people, request, operator, settings);
  return {
    people: seen.map((person) => person.preview),
    startsAt: iso(startsAt(request, settings, parts.clock.now())),
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
    ticketOf(parts, request.ticketKey, people.length > 1),
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

  const submission: Submission = {
    decisionId,
    ruleId: null,
    source: 'page',
    ticket,
    operator,
    successorId: request.successorId,
    procedure: request.procedure,
    teamId: null,
    rehearsal: false,
    urgent: request.urgent,
    why: request.why,
    startsAt: startsAt(request, settings, parts.clock.now()),
  };
  const verdicts = await Promise.all(
    seen.map(({ accountId, examined }) =>
      admit(parts, submission, { by: 'account', accountId }, examined, settings),
    ),
  );
  const runs = await record(parts, submission, verdicts);
  return started(
    parts,
    decisionId,
    runs.map(({ id }) => id),
  );
}

async function startedBefore(parts: RequestParts, decision: Decision): Promise<StartResult> {
  const runs = await resume(parts, decision);
  return started(
    parts,
    decision.id,
    runs.map(({ id }) => id),
  );
}

async function started({ wake }: RequestParts, batchId: string, runIds: string[]): Promise<StartResult> {
  await wake.look(runIds);
  return { outcome: 'started', batchId, runIds };
}

async function look(
  parts: RequestParts,
  people: readonly string[],
  request: OffboardRequest,
  operator: PersonName,
  settings: Settings,
): Promise<Seen[]> {
  const { directory } = parts;
  const products = directory.products();
  const leads = settings.account.action === 'delete' ? directory.leads() : undefined;
  const [successor, seen] = await Promise.all([
    successorProblem(directory, request.successorId, people),
    Promise.all(
      people.map(async (accountId): Promise<Seen> => {
        const [examined, ownership] = await Promise.all([
          examineLeaver(directory, { by: 'account', accountId }, operator, settings, products),
          leads && directory.ownership(accountId, leads),
        ]);
        return {
          accountId,
          examined,
          preview: previewOf(parts, accountId, examined, settings, ownership ?? null),
        };
      }),
    ),
    products,
    leads,
  ]);
  if (successor) throw new RequestProblem(reasonInWords(successor));
  return seen;
}

/** What would happen to one person of whom this is known, or why nothing will. */
export function previewOf(
  { clock }: Pick<RequestParts, 'clock'>,
  accountId: string,
  examined: Examined,
  settings: Settings,
  ownership: Ownership | null,
): PersonPreview {
  const { leaver } = examined;
  if (!leaver) {
    return { accountId, displayName: accountId, allowed: false, reason: reasonInWords(examined.refusal) };
  }
  const name = { accountId: leaver.accountId, displayName: leaver.displayName };
  if (examined.refusal) return { ...name, allowed: false, reason: reasonInWords(examined.refusal) };
  const plan = makePlan(leaver, examined.products, settings, iso(clock.now()), ownership);
  return { ...name, allowed: true, plan: planView(plan), fingerprint: fingerprint(plan) };
}

async function successorProblem(
  directory: RequestParts['directory'],
  successorId: string | null,
  people: readonly string[],
): Promise<Reason | undefined> {
  if (successorId === null) return undefined;
  if (people.includes(successorId)) return reason('successor-is-leaver', {});
  const successor = await directory.leaver(successorId);
  return successor?.active === true ? undefined : reason('successor-inactive', {});
}

/** A ticket that the request names has to be one that Leaver may see; its report goes there. */
async function ticketOf(
  { tickets }: RequestParts,
  key: string | null,
  isShared: boolean,
): Promise<TicketReference | null> {
  if (key === null) return null;
  const ticket = await tickets.read(key, []);
  if (!ticket)
    throw new RequestProblem(`There is no ticket ${key}, or Leaver may not see it. Check the key.`);
  return {
    id: ticket.id,
    key: ticket.key,
    changelogId: null,
    isServiceProject: ticket.isServiceProject,
    isShared,
    ruleId: null,
  };
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

function startsAt(request: OffboardRequest, settings: Settings, now: number): number {
  return startTime(dayOf(request), request.urgent, settings.times, now);
}

function checkTime(request: OffboardRequest): void {
  const day = dayOf(request);
  if (day.kind === 'moment' && Number.isNaN(day.at))
    throw new RequestProblem('The time to start is no time.');
}

function dayOf({ when }: OffboardRequest): LastWorkingDay {
  switch (when.kind) {
    case 'now':
      return { kind: 'none' };
    case 'date':
      return { kind: 'date', date: when.date };
    case 'moment':
      return { kind: 'moment', at: Date.parse(when.at) };
  }
}
