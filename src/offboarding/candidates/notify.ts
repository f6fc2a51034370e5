import type { Settings } from '../settings';
import { DAY } from '../time';
import { wayOf, type Candidacy, type TrackingTicket } from './candidacy';
import type { Move } from './moves';
import { descriptionOf, noticeOf, summaryOf } from './notice';
import type { CandidateInHand, CandidateParts } from './parts';
import { keepingSign } from './signs';

/** Tells an approved candidate once, on a ticket of their own, or gives them back to the operators with the reason. */
export async function notify(
  parts: CandidateParts,
  hand: CandidateInHand,
  settings: Settings,
): Promise<Move> {
  const { candidacy } = hand;
  const { sweep } = settings;
  const kept = await keepingSign(parts, candidacy, sweep);
  if (kept) return kept;
  if (sweep.do === 'report') return hold('The rule only reports now.');
  if (sweep.do === 'review' && candidacy.document.approvedBy === null) {
    return hold('The rule asks for a review now.');
  }
  const ticket = candidacy.document.ticket ?? (await makeTicket(parts, hand, settings));
  if (typeof ticket === 'string') return hold(ticket);
  const actsAt = parts.clock.now() + sweep.graceDays * DAY;
  const refused = await parts.tickets.comment({
    ticketId: ticket.id,
    body: noticeOf(candidacy, settings, actsAt, isInPortal(ticket, settings)),
    mark: `${wayOf(candidacy)}.notice`,
    mayExist: hand.isRepeat,
    audience: { kind: 'everyone' },
  });
  if (refused !== undefined) {
    return { ...hold(`The notice could not be written on ${ticket.key}. Jira said: "${refused}"`), ticket };
  }
  return { kind: 'notify', ticket, graceDays: sweep.graceDays };
}

/** Whether the person can answer on a ticket without access to Jira. */
export const isInPortal = (ticket: TrackingTicket, { sweep }: Pick<Settings, 'sweep'>): boolean =>
  ticket.isServiceProject && (sweep.tracking?.requestType ?? null) !== null;

/** @returns the ticket, or why there can be none that the person sees */
async function makeTicket(
  { trackingTickets }: CandidateParts,
  { candidacy, isRepeat }: CandidateInHand,
  { sweep: { tracking } }: Settings,
): Promise<TrackingTicket | string> {
  if (!tracking) return 'No project is set for the tickets. An administrator names one.';
  const { projectKey, issueType, requestType } = tracking;
  const project = await trackingTickets.project(projectKey);
  if (!project) return `There is no project ${projectKey}, or Leaver may not see it.`;
  const isRequest = project.isServiceProject && requestType !== null;
  if (!isRequest) {
    const objection = await unseen(trackingTickets, candidacy, project.id, projectKey);
    if (objection !== undefined) return objection;
  }
  const created = await trackingTickets.create(
    {
      mark: wayOf(candidacy),
      projectId: project.id,
      issueType,
      summary: summaryOf(candidacy),
      description: descriptionOf(candidacy),
      ...(isRequest && {
        request: {
          reporterId: candidacy.accountId,
          fieldId: requestType.fieldId,
          requestTypeId: requestType.id,
        },
      }),
    },
    isRepeat,
  );
  if (typeof created === 'string') return `No ticket could be made in ${projectKey}. Jira said: "${created}"`;
  return { ...created, isServiceProject: project.isServiceProject };
}

async function unseen(
  { mayBrowse }: CandidateParts['trackingTickets'],
  { accountId, document: { displayName } }: Candidacy,
  projectId: string,
  projectKey: string,
): Promise<string | undefined> {
  const may = await mayBrowse(accountId, projectId);
  if (may === true) return undefined;
  const why =
    may === null
      ? `This site does not tell whether ${displayName} can see the project ${projectKey}`
      : `${displayName} cannot see the project ${projectKey}`;
  return `${why}, so they cannot be told there. Use a request type of a service project, or tell them yourself and dismiss.`;
}

const hold = (note: string) => ({ kind: 'hold', note }) as const;
