import { guardsAgain } from '../guards-again';
import type { Reason } from '../reasons';
import { required, type RunInHand, type StepParts } from './step';

/** Why a run that was held in the middle may not go on, or undefined. What it has done stays done, and is reported. */
export async function objectionAfterHold(
  { run, plan }: RunInHand,
  parts: StepParts,
): Promise<Reason | undefined> {
  const operator = required(run.document.operator, 'operator');
  const { refusal } = await guardsAgain(parts, run, plan, operator, await parts.settings.read());
  return refusal;
}
