import { effectId, isBlocked, latestEffects, settledEffects, type Effect, type EffectKind } from '../effects';
import type { Successor } from '../facts';
import { bulletList, document, mention, panel, type AtlassianDocument } from '../report/document';
import type { RunInHand, StepParts } from '../steps/step';
import { iso } from '../time';

/** What a digest says of each kind, in this order. */
const KINDS: readonly { kind: EffectKind; one: string; more: string }[] = [
  { kind: 'hand-over-issues', one: 'You are assigned', more: 'You are assigned' },
  { kind: 'hand-over-project', one: 'You lead the project', more: 'You lead the projects' },
  { kind: 'hand-over-component', one: 'You lead the component', more: 'You lead the components' },
  { kind: 'hand-over-filter', one: 'You own the filter', more: 'You own the filters' },
  { kind: 'hand-over-dashboard', one: 'You own the dashboard', more: 'You own the dashboards' },
];
/** Names that one line holds. */
const MOST_NAMED = 30;

/**
 * Tells each successor once what they have now: in one comment that mentions them, on the ticket where they may read
 * it, else on the first issue that they got. It names the leaver nowhere. Where neither is there, somebody has to pass
 * it on.
 */
export async function tellSuccessors(
  hand: RunInHand,
  parts: StepParts,
  successors: readonly Successor[],
): Promise<Effect[]> {
  const told = new Set(settledEffects(hand).map(({ id }) => id));
  const open = successors.filter(
    ({ accountId, isThere }) => isThere && !told.has(effectId('tell-successor', accountId)),
  );
  const effects: Effect[] = [];
  for (const successor of open) {
    const got = latestEffects(hand.effects).filter(
      (effect) => effect.to === successor.accountId && !isBlocked(effect),
    );
    if (got.length > 0) effects.push(await tell(hand, parts, successor, got));
  }
  return effects;
}

async function tell(
  { run, isRepeat }: RunInHand,
  parts: StepParts,
  { accountId, displayName }: Successor,
  got: readonly Effect[],
): Promise<Effect> {
  const lines = linesOf(got);
  const place = await placeFor(run.document.ticket, parts, accountId, got);
  const refused =
    place === undefined
      ? null
      : await parts.tickets.comment({
          ticketId: place.ticketId,
          body: digest(accountId, displayName, lines),
          mark: `${run.id}:digest:${accountId}`,
          mayExist: isRepeat,
          audience: { kind: place.isInternal ? 'internal' : 'everyone' },
        });
  return {
    id: effectId('tell-successor', accountId),
    kind: 'tell-successor',
    subject: { id: accountId, name: displayName },
    outcome: refused === undefined ? 'done' : 'blocked',
    at: iso(parts.clock.now()),
    words: refused ?? null,
    advice:
      refused === undefined
        ? null
        : `There is no ticket on which Leaver could reach ${displayName}. Tell them: ${lines.join('; ')}.`,
    to: accountId,
    toName: displayName,
  };
}

/** Where the successor will see it: on an issue of theirs it counts as internal, which only service projects know. */
async function placeFor(
  ticket: RunInHand['run']['document']['ticket'],
  { holdings }: StepParts,
  accountId: string,
  got: readonly Effect[],
): Promise<{ ticketId: string; isInternal: boolean } | undefined> {
  if (ticket && (await holdings.maySee(accountId, ticket.id, ticket.isServiceProject))) {
    return { ticketId: ticket.id, isInternal: ticket.isServiceProject };
  }
  const [issueId] = got.flatMap(({ before }) => (before?.kind === 'issues' ? before.issueIds : []));
  return issueId === undefined ? undefined : { ticketId: issueId, isInternal: true };
}

function digest(accountId: string, displayName: string, lines: readonly string[]): AtlassianDocument {
  return document(
    panel('info', 'Leaver has handed work over.'),
    mention({ accountId, displayName }, ', this is yours now:'),
    bulletList(lines),
  );
}

function linesOf(got: readonly Effect[]): string[] {
  return KINDS.flatMap(({ kind, one, more }) => {
    const names = got.filter((effect) => effect.kind === kind).map(({ subject }) => subject.name);
    if (names.length === 0) return [];
    const rest = names.length - MOST_NAMED;
    const listed = names.slice(0, MOST_NAMED).join(', ');
    return [`${names.length === 1 ? one : more} ${listed}${rest > 0 ? ` and ${String(rest)} more` : ''}`];
  });
}
