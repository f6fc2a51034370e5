import type { Effect } from '../effects';
import type { TryLater } from '../later';
import { SECOND } from '../time';
import type { RunInHand, StepOutcome, StepParts } from './step';

/** Reads lag behind writes by an unknown time: how long a run waits in the queue between looks. Milliseconds. */
const LONG_LOOKS = [5 * SECOND, 15 * SECOND, 60 * SECOND];

export type Waiting = Extract<StepOutcome, { kind: 'wait' }>;

/** What was done so far is kept, and the step is tried again when something says so. */
export const waitFor = ({ at, why, kind }: TryLater, effects: Effect[]): Waiting => ({
  kind: 'wait',
  at,
  waitingFor: why,
  cause: kind,
  effects,
});

/** Waits for what Jira may not show yet; undefined after the last look: then what is read is what is. */
export function patience({ run }: RunInHand, { clock }: Pick<StepParts, 'clock'>): Waiting | undefined {
  const { verifications } = run.document;
  const wait = LONG_LOOKS[verifications];
  if (wait === undefined) return undefined;
  return {
    kind: 'wait',
    at: clock.now() + wait,
    waitingFor: 'Jira does not show every change yet',
    cause: 'patience',
    changes: { verifications: verifications + 1 },
  };
}
