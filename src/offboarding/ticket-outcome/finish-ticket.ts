import type { DecisionStore, RunStore, Tickets } from '../ports';
import type { Run } from '../run';
import type { Settings, TicketRule } from '../settings';
import type { RunInHand } from '../steps/step';
import { parseJiraTime } from '../ticket-fields';
import type { Ticket } from '../ticket';
import { iso, MINUTE, SECOND, type Clock } from '../time';
import type { TicketMark } from './mark';
import { moveDone, moveNotDone, type Moved } from './move-ticket';
import { standingsOf, verdictOf, type Standing } from './standings';

/** While another run of the ticket, which is over at the same time, looks after it. Milliseconds. */
const TURN_OF_ANOTHER = 5 * SECOND;

export interface FinishParts {
  decisions: DecisionStore;
  runs: RunStore;
  tickets: Tickets;
  clock: Clock;
}

export interface Finished {
  kind: 'finished';
  marks: TicketMark[];
  /** Whether other runs of the ticket are under way, the last of which sees to it. */
  waitsForOthers: boolean;
}

export type Finish =
  | Finished
  /** Looks again then, in epoch milliseconds: another run is just seeing to the ticket. */
  | { kind: 'wait'; at: number };

const UNTOUCHED: Finish = { kind: 'finished', marks: [], waitsForOthers: false };

/**
 * Makes the ticket say how its runs ended, as its rule wants it: labels, the time at which access was gone, and moves.
 * Of several runs of a ticket the last one does it for all. Looks first what is so already: twice is the same as once.
 * @throws TryLater when Jira has to be asked again later
 */
export async function finishTicket(hand: RunInHand, parts: FinishParts, settings: Settings): Promise<Finish> {
  const { run } = hand;
  const rule = outcomeRule(run, settings);
  if (!run.document.ticket || !rule) return UNTOUCHED;
  const { all, before } = await standingsOf(hand, parts);
  const verdict = verdictOf(all);
  const waitsForOthers = verdict === 'under-way' && all.length > 1;
  const goneAt = rule.outcome.accessGoneField === null ? null : everybodyGoneAt(all);
  if (verdict === 'nothing' || (verdict === 'under-way' && (goneAt === null || waitsForOthers))) {
    return { kind: 'finished', marks: [], waitsForOthers };
  }
  const now = parts.clock.now();
  if (verdict !== 'under-way' && before.some(({ isOpen }) => isOpen)) {
    return { kind: 'wait', at: now + TURN_OF_ANOTHER };
  }
  const ticket = await parts.tickets.read(run.document.ticket.id, fieldsOf(rule));
  if (!ticket) return UNTOUCHED;

  const finishing = { tickets: parts.tickets, rule, ticket, run, now };
  const marks = await writeAccessGone(finishing, goneAt);
  switch (verdict) {
    case 'under-way':
      break;
    case 'done':
      // Labels first: some workflows let nobody edit a ticket once it is resolved.
      marks.push(...(await relabel(finishing, rule.outcome.doneLabel, rule.outcome.notDoneLabel)));
      marks.push(...marksOf(finishing, rule.outcome.doneMove, await moveDone(finishing)));
      break;
    case 'not-done': {
      const moved = await moveNotDone(finishing);
      marks.push(...marksOf(finishing, rule.outcome.notDoneMove, moved));
      const label = moved.isOpenAgain ? null : rule.outcome.notDoneLabel;
      marks.push(...(await relabel(finishing, label, rule.outcome.doneLabel)));
    }
  }
  return { kind: 'finished', marks: marks.filter((mark) => isNews(run, mark)), waitsForOthers };
}

/** What is needed to change a ticket. */
export interface Finishing {
  tickets: Tickets;
  rule: TicketRule;
  /** As it stands now. */
  ticket: Ticket;
  run: Run;
  /** Epoch milliseconds. */
  now: number;
}

/** The rule that started a run, where it is live and wants something of the ticket. Rehearsals change nothing. */
function outcomeRule({ document }: Run, { ticketRules }: Settings): TicketRule | undefined {
  const rule = ticketRules.find(({ id }) => id === document.ticket?.ruleId);
  if (document.rehearsal || rule?.mode !== 'live') return undefined;
  return Object.values(rule.outcome).some((value) => value !== null) ? rule : undefined;
}

const fieldsOf = ({ outcome }: TicketRule): string[] => [
  'labels',
  ...(outcome.accessGoneField === null ? [] : [outcome.accessGoneField]),
];

/** When the last of them was gone, in epoch milliseconds; null while one of them is not. */
function everybodyGoneAt(all: readonly Standing[]): number | null {
  const acted = all.filter(({ reason }) => reason !== 'leaver-gone');
  const times = acted.flatMap(({ accessGoneAt }) =>
    accessGoneAt === null ? [] : [Date.parse(accessGoneAt)],
  );
  return acted.length > 0 && times.length === acted.length ? Math.max(...times) : null;
}

async function writeAccessGone(finishing: Finishing, goneAt: number | null): Promise<TicketMark[]> {
  const { tickets, rule, ticket, now } = finishing;
  const field = rule.outcome.accessGoneField;
  if (field === null || goneAt === null) return [];
  const written = ticket.fields[field];
  // Jira shows minutes, and some sites keep no more.
  const isThere = typeof written === 'string' && Math.abs(parseJiraTime(written) - goneAt) < MINUTE;
  const mark = { at: iso(now), change: 'access-gone', value: field } as const;
  if (isThere) return [{ ...mark, outcome: 'found-done', words: null }];
  return [withAnswer(mark, await tickets.setMoment(ticket.id, field, goneAt))];
}

async function relabel(
  { tickets, ticket, now }: Finishing,
  wanted: string | null,
  unwanted: string | null,
): Promise<TicketMark[]> {
  const labels = Array.isArray(ticket.fields['labels']) ? ticket.fields['labels'] : [];
  const at = iso(now);
  const label = wanted === null ? [] : [{ at, change: 'label' as const, value: wanted }];
  const off =
    unwanted !== null && labels.includes(unwanted)
      ? [{ at, change: 'label-off' as const, value: unwanted }]
      : [];
  const missing = label.filter(({ value }) => !labels.includes(value));
  const found = label.filter(({ value }) => labels.includes(value));
  const changes = [...missing, ...off];
  const refused =
    changes.length === 0
      ? undefined
      : await tickets.changeLabels(ticket.id, {
          add: missing.map(({ value }) => value),
          remove: off.map(({ value }) => value),
        });
  return [
    ...found.map((mark): TicketMark => ({ ...mark, outcome: 'found-done', words: null })),
    ...changes.map((mark) => withAnswer(mark, refused)),
  ];
}

const withAnswer = (
  mark: Pick<TicketMark, 'at' | 'change' | 'value'>,
  refused: string | undefined,
): TicketMark => ({
  ...mark,
  outcome: refused === undefined ? 'done' : 'refused',
  words: refused === undefined ? null : `Jira said: "${refused}"`,
});

const marksOf = ({ now }: Finishing, wanted: string | null, { outcome, words }: Moved): TicketMark[] =>
  wanted === null || outcome === null
    ? []
    : [{ at: iso(now), change: 'move', value: wanted, outcome, words }];

/** What an earlier report of the run has told is no news as long as it stays so. */
const isNews = ({ document }: Run, mark: TicketMark): boolean =>
  mark.outcome !== 'found-done' ||
  !(document.marks ?? []).some(
    ({ change, value, outcome }) => change === mark.change && value === mark.value && outcome !== 'refused',
  );
