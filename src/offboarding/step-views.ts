import type { RunDetail } from '../contract/runs';
import { isBlocked, latestEffects, type Effect, type EffectKind } from './effects';
import type { StepName } from './run';
import { settlement } from './settled';
import { ACCOUNT_EFFECTS } from './steps/expectations';
import type { RunInHand } from './steps/step';

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

/** Which changes a step makes; the others make none that can be left. */
const MADE_BY: Partial<Record<StepName, readonly EffectKind[]>> = {
  'hand-over': [
    'hand-over-issues',
    'hand-over-project',
    'hand-over-component',
    'hand-over-filter',
    'hand-over-dashboard',
    'tell-successor',
  ],
  'remove-roles': ['remove-role'],
  'remove-groups': ['remove-group'],
  'close-account': ACCOUNT_EFFECTS,
  'give-back': ['give-back'],
};

/** The steps of a run, with how many of their changes somebody still has to see to. */
export function stepViews({ run, effects }: Pick<RunInHand, 'run' | 'effects'>): RunDetail['steps'] {
  const { steps } = run.document;
  const settled = settlement({ run, effects });
  const left = latestEffects(effects).filter((effect) => isBlocked(effect) && settled(effect) === null);
  const lastDone = (name: StepName) =>
    steps.findLastIndex((step) => step.name === name && step.doneAt !== null);
  return steps.map(({ name, doneAt }, index) => ({
    name,
    label: STEP_LABELS[name],
    doneAt,
    // A step that was tried again stands there twice: what is left is left by its last try.
    left: index === lastDone(name) ? leftBy(name, left) : 0,
  }));
}

const leftBy = (name: StepName, left: readonly Effect[]): number =>
  left.filter(({ kind }) => MADE_BY[name]?.includes(kind)).length;
