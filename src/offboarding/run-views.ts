import type { RunDetail, RunRow, VerificationRow } from '../contract/runs';
import { mayRetry } from './console/retry';
import type { Effect } from './effects';
import { outstanding } from './outstanding';
import type { Plan } from './plan';
import { planView } from './plan-words';
import { reasonInWords } from './reasons';
import type { Run, StepName, Verification } from './run';
import { inWords } from './time';
import { hasEnded } from './words';

const STEP_LABELS: Record<StepName, string> = {
  announce: 'Announce the start',
  rehearse: 'Write the plan to the ticket',
  check: 'Check once more',
  'remove-groups': 'Remove from groups',
  'close-account': 'Close the account',
  verify: 'Read back',
  report: 'Report',
  'wait-for-deletion': 'Wait before deleting',
};

/** A run as the list shows it; moments inside sentences are in this zone. */
export function runRow(run: Run, zone: string): RunRow {
  const { document } = run;
  return {
    id: run.id,
    batchId: run.batchId,
    status: run.status,
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
export function runDetail(run: Run, plan: Plan | undefined, effects: Effect[], zone: string): RunDetail {
  const { steps, untold, points, why, verification } = run.document;
  return {
    ...runRow(run, zone),
    steps: steps.map(({ name, doneAt }) => ({ name, label: STEP_LABELS[name], doneAt })),
    effects,
    outstanding: outstanding({ run, plan, effects }),
    plan: plan ? planView(plan) : null,
    verifiedAt: verification?.at ?? null,
    verification: verification && plan ? verificationRows(verification, plan) : [],
    why,
    untold,
    points,
    actions: hasEnded(run.status) ? (mayRetry(run) ? ['retry'] : []) : ['cancel'],
  };
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

function verificationRows(seen: Verification, plan: Plan): VerificationRow[] {
  const productName = (key: string) => plan.products.find((product) => product.key === key)?.name ?? key;
  const names = (keys: readonly string[]) => (keys.length === 0 ? 'none' : keys.map(productName).join(', '));
  const groups = (list: readonly { name: string }[]) =>
    list.length === 0 ? 'none' : list.map(({ name }) => name).join(', ');
  return [
    { what: 'Product access', before: names(plan.leaver.products), after: names(seen.products) },
    { what: 'Groups', before: groups(plan.removals), after: groups(seen.groups) },
    { what: 'Holding group', before: plan.isHeld ? 'yes' : 'no', after: seen.isHeld ? 'yes' : 'no' },
    {
      what: 'On this site',
      before: plan.leaver.active ? 'yes' : 'not active',
      after: seen.onSite ? 'yes' : 'no',
    },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
