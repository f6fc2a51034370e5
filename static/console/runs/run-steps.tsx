import { Heading, ProgressTracker, Stack, type ProgressTrackerProps } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunDetail } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { hasEnded } from '../../shared/run-status';
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
  const current = hasEnded(run.status) ? -1 : run.steps.findIndex(({ doneAt }) => doneAt === null);
  return run.steps.map(({ name, label: step, doneAt }, index): Stage => {
    const id = `${String(index)}-${name}`;
    if (doneAt !== null) {
      const label = words.text('run.stepDone', { step, moment: words.moment(doneAt) });
      // The line of a stage leads to the next one; behind the last there is none.
      const isLast = index === run.steps.length - 1;
      return { id, label, percentageComplete: isLast ? 0 : WHOLE, status: 'visited' };
    }
    if (index === current) {
      return { id, label: words.text('run.stepCurrent', { step }), percentageComplete: 0, status: 'current' };
    }
    const label = words.text(current === -1 ? 'run.stepDropped' : 'run.stepOpen', { step });
    return { id, label, percentageComplete: 0, status: current === -1 ? 'disabled' : 'unvisited' };
  });
}
