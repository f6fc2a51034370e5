import type { ReactElement } from 'react';
import type { CandidateView } from '../../../../src/contract/candidates';
import { AskButton } from '../../../shared/ask-button';
import { callOperator } from '../../../shared/call';
import { notifyDone } from '../../../shared/notify';
import { useWords } from '../../../shared/words';

/** Gives back what somebody has asked for. */
export function GrantButton(props: { candidate: CandidateView; onDone: () => Promise<void> }): ReactElement {
  const { person } = props.candidate;
  const words = useWords();
  const who = { person: person.displayName };
  return (
    <AskButton
      label={words.text('candidates.grant')}
      buttonAppearance="primary"
      title={words.text('candidates.grantTitle', who)}
      sentence={words.text('candidates.grantSentence')}
      confirmLabel={words.text('candidates.grant')}
      keepLabel={words.text('candidates.cancel')}
      refusedTitle={words.text('candidates.refused')}
      appearance="primary"
      onConfirm={async () => {
        await callOperator('grantAccessBack', { accountId: person.accountId });
        notifyDone('grant-back', words.text('candidates.granted', who));
        await props.onDone();
      }}
    />
  );
}
