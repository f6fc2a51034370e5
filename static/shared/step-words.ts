import type { RunDetail } from '../../src/contract/runs';
import { hasEnded } from './run-status';
import type { Words } from './words';

/** Nothing is under way before a run begins. */
const NOT_BEGUN: readonly RunDetail['status'][] = ['scheduled', 'queued'];

type Steps = Pick<RunDetail, 'steps' | 'status'>;

/** The step that is under way, counted from 0; -1 for a run that has not begun, or has ended. */
export const currentStep = ({ steps, status }: Steps): number =>
  hasEnded(status) || NOT_BEGUN.includes(status) ? -1 : steps.findIndex(({ doneAt }) => doneAt === null);

/** Every step with how it stands, and with how much of it needs a person. */
export function stepsInWords(run: Steps, words: Pick<Words, 'text' | 'moment'>): string[] {
  const current = currentStep(run);
  const open = hasEnded(run.status) ? 'run.stepDropped' : 'run.stepOpen';
  return run.steps.map(({ label: step, doneAt, left }, index) => {
    if (doneAt === null) return words.text(index === current ? 'run.stepCurrent' : open, { step });
    const moment = words.moment(doneAt);
    return left === 0
      ? words.text('run.stepDone', { step, moment })
      : words.text('run.stepDoneLeft', { step, moment, left });
  });
}
