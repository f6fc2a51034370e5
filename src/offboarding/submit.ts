import type { OffboardRequest } from '../contract/calls';
import { claimed, decisionOf, judged, record, resume, type AdmitParts, type Submission } from './admit';
import type { Decision } from './decision';
import type { Examined } from './examine';
import type { Directory, Tickets, Wake } from './ports';
import { withTally } from './reach/tally';
import { reason, type Reason } from './reasons';
import type { Run, TicketReference } from './run';
import type { Settings } from './settings';
import { leaving, startTime, type LastWorkingDay } from './start-time';
import type { LeaverReference } from './ticket-fields';

/** What pages, signed requests and rules of Automation have in common: a request in place of a ticket's transition. */

export interface SubmitParts extends AdmitParts {
  wake: Wake;
}

/** More is to be kept of the people of a request than one decision holds; the message is for the operator. */
export class TooManyAtOnce extends Error {
  constructor(people: number) {
    super(
      `What has to be kept about these ${String(people)} people is more than one request can hold. Nothing was started: send fewer people at once.`,
    );
    this.name = 'TooManyAtOnce';
  }
}

/** Who is to leave, and what live reads said of them. */
export interface LeaverOfRequest {
  reference: LeaverReference;
  examined: Examined;
}

/** What a request asks for, together with the way in by which it came. */
export function submissionOf(
  request: OffboardRequest,
  came: Pick<Submission, 'decisionId' | 'source' | 'via' | 'operator' | 'ticket'>,
  settings: Settings,
  now: number,
): Submission {
  return {
    ...came,
    ruleId: null,
    successorId: request.successorId,
    ...(request.successors && { successors: request.successors }),
    procedure: request.procedure,
    teamId: request.teamId ?? null,
    rehearsal: false,
    urgent: request.urgent,
    why: request.why,
    ...leaving(dayOf(request), settings.times),
    startsAt: startsAt(request, settings, now),
  };
}

/**
 * Makes and records the runs of a request and wakes the worker.
 * @returns the runs that count: the first ones, where the same request came before
 * @throws TooManyAtOnce before anything is taken or stored
 * @throws TryLater while an earlier run for one of the leavers is being stopped
 */
export async function submit(
  parts: SubmitParts,
  submission: Submission,
  leavers: readonly LeaverOfRequest[],
  settings: Settings,
): Promise<Run[]> {
  const counting = withTally(parts);
  const verdicts = await Promise.all(
    leavers.map(({ reference, examined }, index) =>
      judged(counting, submission, reference, examined, settings, { before: index, people: leavers.length }),
    ),
  );
  if (!parts.decisions.fits(decisionOf(parts, submission, verdicts))) throw new TooManyAtOnce(leavers.length);
  const taken = await Promise.all(verdicts.map((verdict) => claimed(parts, submission, verdict)));
  return woken(parts, await record(parts, submission, taken));
}

/** The runs of a request that came before, which are brought into being where a crash kept them from it. */
export async function submittedBefore(parts: SubmitParts, decision: Decision): Promise<Run[]> {
  return woken(parts, await resume(parts, decision));
}

async function woken({ wake }: SubmitParts, runs: Run[]): Promise<Run[]> {
  await wake.look(runs.map(({ id }) => id));
  return runs;
}

/** When a request begins, in epoch milliseconds; NaN where it names a moment that is none. */
export const startsAt = (request: OffboardRequest, settings: Settings, now: number): number =>
  startTime(dayOf(request), request.urgent, settings.times, now);

export async function successorProblem(
  directory: Pick<Directory, 'leaver'>,
  successorIds: readonly string[],
  people: readonly string[],
): Promise<Reason | undefined> {
  if (successorIds.some((id) => people.includes(id))) return reason('successor-is-leaver', {});
  const successors = await Promise.all(successorIds.map((id) => directory.leaver(id)));
  return successors.every((successor) => successor?.active === true)
    ? undefined
    : reason('successor-inactive', {});
}

/** A ticket that a request names has to be one that Leaver may see: its report goes there. */
export async function ticketOf(
  tickets: Pick<Tickets, 'read'>,
  key: string | null,
  isShared: boolean,
): Promise<TicketReference | null | Reason> {
  if (key === null) return null;
  const ticket = await tickets.read(key, []);
  if (!ticket) return reason('no-such-ticket', { key });
  return {
    id: ticket.id,
    key: ticket.key,
    changelogId: null,
    isServiceProject: ticket.isServiceProject,
    isShared,
    ruleId: null,
  };
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
