import { latestEffects } from '../effects';
import { outstanding } from '../outstanding';
import type { RunInHand } from '../steps/step';

/** Characters that Jira takes as an issue property. */
const MOST_CHARACTERS = 32_768;
/** Of these, for the numbers of what is left out. */
const CHARACTERS_FOR_NUMBERS = 100;

/** The report for machines, as the value of an issue property: no names of people, ids only; as much as Jira takes. */
export function machineReport(hand: RunInHand) {
  const { run, effects } = hand;
  const { reason, verification, deleteAt, via, evidence, accessGoneAt, leavesAt } = run.document;
  return fitted({
    version: 1,
    runId: run.id,
    leaverAccountId: run.leaverId,
    operatorAccountId: run.operatorId,
    ...(via && { via: { kind: via.kind, id: via.id } }),
    reason: reason?.code ?? null,
    effects: latestEffects(effects).map(({ kind, subject, outcome, at }) => ({
      kind,
      id: subject.id,
      outcome,
      at,
    })),
    verification: verification && {
      at: verification.at,
      groupIds: verification.groups.map(({ groupId }) => groupId),
      products: verification.products,
      onSite: verification.onSite,
      isHeld: verification.isHeld,
    },
    accessGoneAt,
    lastWorkingDayEndsAt: leavesAt ?? null,
    outstanding: outstanding(hand),
    deleteAt,
    ...(evidence && {
      evidence: { run: evidence.id, entries: evidence.entries, head: evidence.head },
    }),
  });
}

/** A report whose lists go as far as Jira takes all of it; how many are left out stands beside them. */
function fitted<Report extends { effects: unknown[]; outstanding: unknown[] }>(report: Report) {
  const sizeOf = (value: unknown): number => JSON.stringify(value).length;
  if (sizeOf(report) <= MOST_CHARACTERS) return report;
  const others = sizeOf({ ...report, effects: [], outstanding: [] });
  const room = MOST_CHARACTERS - CHARACTERS_FOR_NUMBERS - others;
  const outstanding = firstOf(report.outstanding, room / 2);
  const effects = firstOf(report.effects, room - sizeOf(outstanding));
  const leftOut = {
    effects: report.effects.length - effects.length,
    outstanding: report.outstanding.length - outstanding.length,
  };
  return { ...report, effects, outstanding, leftOut };
}

/** The first items of a list, which together are no longer than this as JSON. */
function firstOf(items: readonly unknown[], characters: number): unknown[] {
  let size = 0;
  const end = items.findIndex((item) => (size += JSON.stringify(item).length + 1) > characters);
  return end < 0 ? [...items] : items.slice(0, end);
}
