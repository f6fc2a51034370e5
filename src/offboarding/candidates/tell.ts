import type { AtlassianDocument } from '../report/document';
import { wayOf, type Candidacy } from './candidacy';
import { askedBackNotice, dismissedNotice, keptNotice } from './notice';
import type { CandidateParts } from './parts';

/** Confirms on the ticket, once, that nothing is taken. What cannot be written changes nothing of it. */
export const tellKept = (parts: Pick<CandidateParts, 'tickets'>, candidacy: Candidacy): Promise<void> =>
  tell(parts, candidacy, 'kept', keptNotice());

/** Tells, once, how a way has ended on which nothing was taken; who was never told of it hears nothing of its end either. */
export async function tellOver(parts: Pick<CandidateParts, 'tickets'>, candidacy: Candidacy): Promise<void> {
  const { noticedAt, takenBy } = candidacy.document;
  if (noticedAt === null || takenBy !== null) return;
  if (candidacy.stage === 'kept') await tellKept(parts, candidacy);
  if (candidacy.stage === 'dismissed') await tell(parts, candidacy, 'dismissed', dismissedNotice());
}

/** Confirms on the ticket, once, that the person asked for their access again. */
export const tellAskedBack = (parts: Pick<CandidateParts, 'tickets'>, candidacy: Candidacy): Promise<void> =>
  tell(parts, candidacy, 'asked-back', askedBackNotice());

async function tell(
  { tickets }: Pick<CandidateParts, 'tickets'>,
  candidacy: Candidacy,
  what: string,
  body: AtlassianDocument,
): Promise<void> {
  const { ticket } = candidacy.document;
  if (!ticket) return;
  await tickets.comment({
    ticketId: ticket.id,
    body,
    mark: `${wayOf(candidacy)}.${what}`,
    mayExist: true,
    audience: { kind: 'everyone' },
  });
}
