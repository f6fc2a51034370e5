import { Heading, ProgressTracker, Stack, type ProgressTrackerProps } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunDetail } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { hasEnded } from '../../shared/run-status';
import { currentStep, stepsInWords } from '../../shared/step-words';
import { useWords, type Words } from '../../shared/words';

type Stage = ProgressTrackerProps['items'][number];

const WHOLE = 100;

/** The steps of a run with their times; how far it is stands in the words, too. */
export function RunSteps({ run }: { run: RunDetail }): ReactElement {
  const words = useWords();
  const heading = words.text('run.steps');
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {heading}
      </Heading>
      {run.steps.length === 0 ? (
        <Aside>{words.text('run.noSteps')}</Aside>
      ) : (
        <ProgressTracker label={heading} items={stages(run, words)} animated={false} />
      )}
    </Stack>
  );
}

function stages(run: RunDetail, words: Words): Stage[] {
  const current = currentStep(run);
  const labels = stepsInWords(run, words);
  return run.steps.map(({ name, doneAt }, index): Stage => {
    const stage = { id: `${String(index)}-${name}`, label: labels[index] ?? name, percentageComplete: 0 };
    if (doneAt === null) return { ...stage, status: openStatus(run, index === current) };
    // The line of a stage leads to the next one; behind the last there is none.
    const isLast = index === run.steps.length - 1;
    return { ...stage, percentageComplete: isLast ? 0 : WHOLE, status: 'visited' };
  });
}

function openStatus({ status }: RunDetail, isCurrent: boolean): Stage['status'] {
  if (isCurrent) return 'current';
  return hasEnded(status) ? 'disabled' : 'unvisited';
}
