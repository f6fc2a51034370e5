import { TryLater } from '../later';
import type { StepName } from '../run';
import { steps } from '../steps';
import type { StepOutcome, StepParts } from '../steps/step';
import type { RunSession } from './session';

/** Steps that change something. */
const CHANGING: readonly StepName[] = [
  'hand-over',
  'remove-roles',
  'remove-groups',
  'close-account',
  'bring-back',
  'give-back',
];

/** What parts say to every change while stock is taken. */
export const refuseChange = (): Promise<never> =>
  Promise.reject(new TryLater(0, 'nothing is changed any more', 'held'));

/**
 * Finds what a worker that died has done of the open steps and not written down: they are done again on parts that change
 * nothing. A run that is stopped does no more, and yet has to tell of everything, so that it can be given back.
 * @param reading the run's parts with `refuseChange` before each change
 * @throws TryLater when Jira cannot be read now
 */
export async function takeStock(session: RunSession, reading: StepParts): Promise<StepOutcome> {
  const open = session.run.document.steps.filter(
    ({ name, doneAt }) => doneAt === null && CHANGING.includes(name),
  );
  const outcomes: StepOutcome[] = [];
  for (const step of open) {
    outcomes.push(await steps[step.name](session.inHand(step, true), reading).catch(untilChange));
  }
  const trouble = outcomes.find(
    (outcome) => outcome.kind === 'wait' && (outcome.cause === 'failure' || outcome.cause === 'rate-limit'),
  );
  const effects = outcomes.flatMap((outcome) => ('effects' in outcome ? (outcome.effects ?? []) : []));
  return trouble ?? { kind: 'again', effects: effects.filter(({ outcome }) => outcome === 'found-done') };
}

/** A step that wanted to change something has done nothing so far. */
function untilChange(error: unknown): StepOutcome {
  if (error instanceof TryLater && error.kind === 'held') return { kind: 'again', effects: [] };
  throw error;
}
