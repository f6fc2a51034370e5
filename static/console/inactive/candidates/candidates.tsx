import { Heading, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { CandidateStage } from '../../../../src/contract/candidates';
import { Aside } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import { ChoiceFilter } from '../../runs/filter-fields';
import { CandidateList } from './candidate-list';

/** What waits for an operator comes first. */
const STAGES: readonly CandidateStage[] = [
  'found',
  'asked-back',
  'approved',
  'noticed',
  'acting',
  'acted',
  'kept',
  'restored',
  'dismissed',
];

/**
 * People on the way from being found to losing their access, stage by stage.
 * @param props.mayReview whether the reader may decide about them
 */
export function Candidates(props: { mayReview: boolean; onOpenRun: (runId: string) => void }): ReactElement {
  const words = useWords();
  const [stage, setStage] = useState<CandidateStage>('found');
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('candidates.heading')}
      </Heading>
      <Aside>{words.text('candidates.introduction')}</Aside>
      <ChoiceFilter
        id="candidate-stage"
        label={words.text('candidates.stage')}
        start={stage}
        isNeeded
        options={STAGES.map((value) => ({ value, label: words.text(`candidates.stages.${value}`) }))}
        onChoose={(chosen) => {
          setStage(chosen ?? 'found');
        }}
      />
      <CandidateList key={stage} stage={stage} {...props} />
    </Stack>
  );
}
