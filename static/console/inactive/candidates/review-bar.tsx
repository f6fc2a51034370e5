import { ButtonGroup, Inline, SectionMessage, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { CandidateStage, CandidateView, ReviewResult } from '../../../../src/contract/candidates';
import { AskButton } from '../../../shared/ask-button';
import { callOperator } from '../../../shared/call';
import { notifyDone } from '../../../shared/notify';
import { Sentences } from '../../../shared/plan-parts';
import { Aside } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import { DismissButton } from './dismiss-button';
import { GrantButton } from './grant-button';

/** What can be decided about those who are ticked, and what was refused of the last decision. */
export function ReviewBar(props: {
  stage: CandidateStage;
  chosen: readonly CandidateView[];
  onDone: () => Promise<void>;
}): ReactElement | null {
  const { stage, chosen, onDone } = props;
  const words = useWords();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = async (result: ReviewResult): Promise<void> => {
    setRefused(result.refused.map(({ words: said }) => said));
    if (result.done > 0) notifyDone('candidates', words.counted('candidates.done', result.done));
    await onDone();
  };
  if (stage === 'kept' || stage === 'restored' || stage === 'dismissed') return null;
  const people = chosen.map(({ person, version }) => ({ accountId: person.accountId, version }));
  const [only] = chosen.length === 1 ? chosen : [];
  return (
    <Stack space="space.150">
      {refused.length === 0 ? null : (
        <SectionMessage appearance="warning" title={words.text('candidates.refused')}>
          <Sentences sentences={[...refused]} />
        </SectionMessage>
      )}
      {chosen.length === 0 ? (
        <Aside>{words.text('candidates.tickSome')}</Aside>
      ) : (
        <Inline>
          <ButtonGroup label={words.text('candidates.actions')}>
            {stage === 'found' ? (
              <AskButton
                label={words.counted('candidates.approve', chosen.length)}
                buttonAppearance="primary"
                title={words.counted('candidates.approve', chosen.length)}
                sentence={words.text('candidates.approveSentence')}
                confirmLabel={words.text('candidates.approveConfirm')}
                keepLabel={words.text('candidates.cancel')}
                refusedTitle={words.text('candidates.refused')}
                appearance="primary"
                onConfirm={async () => {
                  await take(await callOperator('approveCandidates', { people }));
                }}
              />
            ) : null}
            {stage === 'asked-back' && only ? <GrantButton candidate={only} onDone={onDone} /> : null}
            <DismissButton people={people} onDone={take} isUnderWay={stage !== 'found'} />
          </ButtonGroup>
        </Inline>
      )}
    </Stack>
  );
}
