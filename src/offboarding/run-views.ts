import type { RunDetail, RunRow, VerificationRow } from '../contract/runs';
import { accessGoneInWords } from './access-gone';
import { awaitsApproval } from './approval/demand';
import { approvalView } from './console/approvals/list';
import { mayRetry } from './console/retry';
import { courseWords } from './course-words';
import type { Effect } from './effects';
import { outstanding } from './outstanding';
import type { Plan } from './plan';
import { planView } from './plan-words';
import { reasonInWords } from './reasons';
import { leavesEverything, type Run, type StepName, type Verification } from './run';
import { restoreRows } from './restore/restore-rows';
import { mayRestore } from './restore/undoable';
import { markInWords } from './ticket-outcome/mark';
import { inWords } from './time';
import { accountRows, workRows } from './verification-rows';
import { viaInWords } from './via';
import { sightingView } from './watch/sighting-words';
import type { Watch } from './watch/watch';
import { hasEnded } from './words';

const STEP_LABELS: Record<StepName, string> = {
  approval: 'Approval by a second person',
  announce: 'Announce the start',
  rehearse: 'Write the plan to the ticket',
  check: 'Check once more',
  inventory: 'Read what the person holds',
  'hand-over': 'Hand work over',
  'remove-roles': 'Remove from project roles',
  'remove-groups': 'Remove from groups',
  'close-account': 'Close the account',
  verify: 'Read back',
  report: 'Report',
  'wait-for-deletion': 'Wait before deleting',
  'bring-back': 'Bring the account back',
  'give-back': 'Give back',
};

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
    // What Jira refused may be gone by a later effect: reading back decided that nothing is left.
    blocked: run.status === 'completed' ? 0 : document.effects.blocked,
  };
}

/** A run with everything that is known of it. */
export function runDetail(
  run: Run,
  plan: Plan | undefined,
  effects: Effect[],
  zone: string,
  watch?: Watch,
): RunDetail {
  const { steps, untold, points, why, via, verification, restores, procedure, approval } = run.document;
  const isRestore = procedure === 'restore';
  return {
    ...runRow(run, zone),
    steps: steps.map(({ name, doneAt }) => ({ name, label: STEP_LABELS[name], doneAt })),
    effects,
    outstanding: outstanding({ run, plan, effects }),
    plan: plan && !isRestore ? planView(plan) : null,
    verifiedAt: verification?.at ?? null,
    accessGone: isRestore ? null : accessGoneInWords(run, zone),
    onTicket: (run.document.marks ?? []).map(markInWords),
    verification: verification && plan ? verificationOf(verification, plan, run, effects) : [],
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

function actionsOf(run: Run): RunDetail['actions'] {
  const decide = awaitsApproval(run) ? (['approve'] as const) : [];
  const own = hasEnded(run.status) ? (mayRetry(run) ? (['retry'] as const) : []) : (['cancel'] as const);
  return [...decide, ...own, ...(mayRestore(run) ? (['restore'] as const) : [])];
}

/** What an operator may do with a run: whoever asked for it, or leaves, does not decide about it. */
export const actionsFor = (
  { actions, approval, leaver }: Pick<RunDetail, 'actions' | 'approval' | 'leaver'>,
  operatorId: string,
): RunDetail['actions'] =>
  actions.filter(
    (action) =>
      action !== 'approve' ||
      (approval?.askedBy.accountId !== operatorId && leaver?.accountId !== operatorId),
  );

function verificationOf(seen: Verification, plan: Plan, run: Run, effects: Effect[]): VerificationRow[] {
  return run.document.procedure === 'restore'
    ? restoreRows(seen, effects)
    : [...verificationRows(seen, plan, run), ...workRows(seen, effects), ...accountRows(seen)];
}

/** Why nothing happens right now, with the progress so far. */
function waitingInWords({ status, dueAt, document }: Run, zone: string): string | null {
  const { waitingFor, effects } = document;
  if (hasEnded(status) || waitingFor === null) return null;
  const until = inWords(Date.parse(dueAt), zone);
  const progress = effects.done > 0 ? `; ${String(effects.done)} changes are done` : '';
  if (status === 'held') return `Held: ${waitingFor}${progress}.`;
  const order = document.urgent ? '' : ' Urgent runs go first.';
  return `${capital(waitingFor)} until ${until}${progress}.${order}`;
}

function verificationRows(seen: Verification, plan: Plan, run: Run): VerificationRow[] {
  const productName = (key: string) => plan.products.find((product) => product.key === key)?.name ?? key;
  const names = (keys: readonly string[]) => (keys.length === 0 ? 'none' : keys.map(productName).join(', '));
  const groups = (list: readonly { name: string }[]) =>
    list.length === 0 ? 'none' : list.map(({ name }) => name).join(', ');
  return [
    { what: 'Product access', before: names(plan.leaver.products), after: names(seen.products) },
    {
      what: courseWords(run.document, plan).groups,
      before: groups(plan.removals),
      after: groups(seen.groups),
    },
    ...(plan.account.holdingGroupId === null
      ? []
      : [{ what: 'Holding group', before: plan.isHeld ? 'yes' : 'no', after: seen.isHeld ? 'yes' : 'no' }]),
    {
      what: 'On this site',
      before: plan.leaver.active ? 'yes' : 'not active',
      after: seen.onSite ? 'yes' : 'no',
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
