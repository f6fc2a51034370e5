import type { DecisionStore, RunStore } from '../ports';
import { finalStatus } from '../engine/final-status';
import { endedIn } from '../evidence/run-entries';
import type { Run } from '../run';
import type { RunInHand } from '../steps/step';
import { hasEnded, type RunStatus } from '../words';

/** A run of a ticket, as far as the end of the ticket depends on it. */
export interface Standing {
  /** How it ended; null while it is under way. */
  status: RunStatus | null;
  reason: string | null;
  accessGoneAt: string | null;
  /** Whether its last report is still to come; that is when it looks after the ticket. */
  isOpen: boolean;
}

/**
 * Every run of the decision that this one comes from, in the order of the decision. Each run is over for the others as
 * soon as its end is stored, which is right before its last report.
 * @returns `before`: those that see to the ticket earlier than this one where several are over at once
 */
export async function standingsOf(
  hand: RunInHand,
  { decisions, runs }: { decisions: DecisionStore; runs: RunStore },
): Promise<{ all: Standing[]; before: Standing[] }> {
  const { run } = hand;
  const own = { ...standingOf(run), status: isLastReport(hand) ? finalStatus(hand) : null };
  const decision = run.document.ticket?.isShared === true ? await decisions.get(run.batchId) : undefined;
  const born = decision?.runs ?? [run];
  const others = born.map(({ id }) => id).filter((id) => id !== run.id);
  const stored = others.length > 0 ? await runs.getMany(others) : new Map<string, Run>();
  const all = born.map((one) => (one.id === run.id ? own : standingOf(stored.get(one.id) ?? one)));
  return { all, before: all.slice(0, Math.max(0, all.indexOf(own))) };
}

/** What is made of a ticket. `nothing`: there was nothing to do, so it neither is done nor is something left. */
export type Verdict = 'under-way' | 'done' | 'not-done' | 'nothing';

export function verdictOf(all: readonly Standing[]): Verdict {
  if (all.some(({ status }) => status === null)) return 'under-way';
  const acted = all.filter(({ reason }) => reason !== 'leaver-gone');
  if (acted.length === 0) return 'nothing';
  return acted.every(({ status }) => status === 'completed') ? 'done' : 'not-done';
}

const isLastReport = ({ run, index }: RunInHand): boolean => index === run.document.steps.length - 1;

const standingOf = (run: Run): Standing => ({
  status: hasEnded(run.status) ? run.status : endedIn(run.document.evidence?.state ?? null),
  reason: run.document.reason?.code ?? null,
  accessGoneAt: run.document.accessGoneAt,
  isOpen: run.work !== 'none',
});
