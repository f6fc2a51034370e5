import type { RunDetail, RunRow } from '../contract/runs';
import { accessGoneInWords } from './access-gone';
import { awaitsApproval } from './approval/demand';
import { approvalView } from './console/approvals/list';
import { mayRetry } from './console/retry';
import { isBlocked, type Effect } from './effects';
import { outstanding } from './outstanding';
import type { Plan } from './plan';
import { planView } from './plan-words';
import { reasonInWords } from './reasons';
import { leavesEverything, type Run } from './run';
import { mayRestore } from './restore/undoable';
import { stepViews } from './step-views';
import { markInWords } from './ticket-outcome/mark';
import { settlement } from './settled';
import { inWords } from './time';
import { verificationRows } from './verification-rows';
import { viaInWords } from './via';
import { sightingView } from './watch/sighting-words';
import type { Watch } from './watch/watch';
import { hasEnded } from './words';

/** A run as the list shows it; moments inside sentences are in this zone. */
export function runRow(run: Run, zone: string): RunRow {
  const { document } = run;
  return {
    id: run.id,
    batchId: run.batchId,
    status: run.status,
    procedure: document.procedure,
    source: run.source,
    createdAt: run.createdAt,
    leaver: document.leaver,
    operator: document.operator,
    ticketKey: document.ticket?.key ?? null,
    startAt: document.startAt,
    endedAt: document.endedAt,
    reason: document.reason && reasonInWords(document.reason),
    waiting: waitingInWords(run, zone),
    done: document.effects.done,
    blocked: leftOf(run),
    restoredBy: document.restoredBy ?? null,
  };
}

/** How many things need a person. What was refused may be gone by a later effect: reading back decides what is left. */
function leftOf({ status, document: { outstanding: left, effects, restoredBy } }: Run): number {
  if (status === 'completed' || restoredBy?.withAccess) return 0;
  return (hasEnded(status) ? left : undefined) ?? effects.blocked;
}

/** A run with everything that is known of it. */
export function runDetail(
  run: Run,
  plan: Plan | undefined,
  effects: Effect[],
  zone: string,
  watch?: Watch,
): RunDetail {
  const { untold, points, why, via, verification, restores, procedure, approval } = run.document;
  const isRestore = procedure === 'restore';
  const settled = settlement({ run, effects });
  return {
    ...runRow(run, zone),
    steps: stepViews({ run, effects }),
    effects: effects.map((effect) => ({ ...effect, settled: settled(effect) ?? overtaken(effect, run) })),
    outstanding: outstanding({ run, plan, effects }),
    plan: plan && !isRestore ? planView(plan) : null,
    verifiedAt: verification?.at ?? null,
    accessGone: isRestore ? null : accessGoneInWords(run, zone),
    onTicket: (run.document.marks ?? []).map(markInWords),
    verification: verificationRows({ run, plan, effects }),
    why,
    via: via ? viaInWords(via) : null,
    untold,
    points,
    restores: restores?.runId ?? null,
    watch: watch?.document.sightings.map((sighting) => sightingView(sighting, leavesEverything(run))) ?? [],
    nextLookAt: watch?.state === 'due' ? watch.dueAt : null,
    approval: approval ? approvalView(approval) : null,
    actions: actionsOf(run),
  };
}

const overtaken = (effect: Effect, { document: { restoredBy } }: Run): string | null =>
  isBlocked(effect) && restoredBy?.withAccess ? 'access was given back since' : null;

function actionsOf(run: Run): RunDetail['actions'] {
  const decide = awaitsApproval(run) ? (['approve'] as const) : [];
  const own = hasEnded(run.status) ? (mayRetry(run) ? (['retry'] as const) : []) : (['cancel'] as const);
  return [...decide, ...own, ...(mayRestore(run) ? (['restore'] as const) : [])];
}

/** What an operator may do with a run: whoever leaves does nothing with it, and whoever asked for it does not decide. */
export const actionsFor = (
  { actions, approval, leaver }: Pick<RunDetail, 'actions' | 'approval' | 'leaver'>,
  operatorId: string,
): RunDetail['actions'] =>
  leaver?.accountId === operatorId
    ? []
    : actions.filter((action) => action !== 'approve' || approval?.askedBy.accountId !== operatorId);

/** Why nothing happens right now, with the progress so far. */
function waitingInWords({ status, dueAt, document }: Run, zone: string): string | null {
  const { waitingFor, effects } = document;
  if (hasEnded(status) || waitingFor === null) return null;
  const until = inWords(Date.parse(dueAt), zone);
  const progress = effects.done > 0 ? `; ${String(effects.done)} changes are done` : '';
  if (status === 'held') return `Held: ${waitingFor}${progress}.`;
  const order = document.urgent ? '' : ' Urgent runs go first.';
  const when = isSetFor({ dueAt, document }) ? ` until ${until}` : `; looked at again ${until}`;
  return `${capital(waitingFor)}${when}${progress}.${order}`;
}

/** Whether a run goes on at that very time, and not only looks whether it can. */
const isSetFor = ({ dueAt, document: { startAt, deleteAt } }: Pick<Run, 'dueAt' | 'document'>): boolean =>
  [startAt, deleteAt].some((at) => at !== null && Date.parse(at) === Date.parse(dueAt));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
