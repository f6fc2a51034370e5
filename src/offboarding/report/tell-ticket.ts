import type { TicketComment, Tickets } from '../ports';
import type { Run } from '../run';
import type { Settings } from '../settings';
import type { RunInHand, StepParts } from '../steps/step';
import type { AtlassianDocument } from './document';
import { neutralNotice } from './notices';

/**
 * Comments on a run's ticket, once per run and step. In service projects the comment is internal, elsewhere its
 * audience is a setting; where Jira does not take that audience, only a neutral line without names is written.
 * @returns null when the ticket was told or there is none, else why not
 */
export async function tellTicket(
  { run, index, isRepeat }: RunInHand,
  { tickets }: StepParts,
  settings: Settings,
  body: AtlassianDocument,
): Promise<string | null> {
  return commentOn(run, { mark: `${run.id}:${String(index)}`, mayExist: isRepeat }, tickets, settings, body);
}

/**
 * The same for what is told beside the steps.
 * @param once what makes the comment findable again, and whether it may stand there already
 */
export async function commentOn(
  run: Run,
  once: Pick<TicketComment, 'mark' | 'mayExist'>,
  tickets: Tickets,
  settings: Settings,
  body: AtlassianDocument,
): Promise<string | null> {
  const { ticket } = run.document;
  if (!ticket) return null;
  const audience = ticket.isServiceProject ? ({ kind: 'internal' } as const) : audienceOf(settings);
  const comment: TicketComment = {
    ticketId: ticket.id,
    body,
    ...once,
    audience,
  };
  const refused = await tickets.comment(comment);
  if (refused === undefined) return null;
  if (audience.kind !== 'role' && audience.kind !== 'group') return refused;
  const neutral = await tickets.comment({
    ...comment,
    body: neutralNotice(run, settings),
    audience: { kind: 'everyone' },
  });
  return neutral ?? `Only a neutral line was written, because Jira did not take the audience: ${refused}`;
}

/** Who may read what Leaver writes to tickets outside service projects. */
export function audienceOf({ report: { visibility } }: Settings): TicketComment['audience'] {
  return visibility.to === 'everyone' ? { kind: 'everyone' } : { kind: visibility.to, name: visibility.name };
}
