import type { RunDetail, RunRow } from '../contract/calls';
import type { Effect } from './effects';
import { outstanding } from './outstanding';
import type { Plan } from './plan';
import { reasonInWords } from './reasons';
import type { Run } from './run';

/** A run as the list shows it. */
export function runRow({ id, status, createdAt, document }: Run): RunRow {
  const { leaver, operator, ticket, reason } = document;
  return {
    id,
    status,
    createdAt,
    leaver: leaver?.displayName ?? 'Unknown person',
    operator: operator?.displayName ?? 'Unknown person',
    ticketKey: ticket?.key ?? null,
    startAt: document.startAt,
    endedAt: document.endedAt,
    reason: reason && reasonInWords(reason),
    waitingFor: document.waitingFor,
    done: document.effects.done,
    blocked: document.effects.blocked,
  };
}

/** A run with everything that is known of it. */
export function runDetail(run: Run, plan: Plan | undefined, effects: Effect[]): RunDetail {
  const { steps, untold, points } = run.document;
  return {
    ...runRow(run),
    steps: steps.map(({ name, doneAt }) => ({ name, doneAt })),
    effects,
    outstanding: outstanding({ run, plan, effects }),
    plan: plan ?? null,
    untold,
    points,
  };
}
