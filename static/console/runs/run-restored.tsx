import { SectionMessage, SectionMessageAction, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunDetail } from '../../../src/contract/runs';
import { useWords } from '../../shared/words';

/** That what a run took was given back since, with the way to the run that did; nothing where nobody has. */
export function RunRestored({
  run: { restoredBy },
  onOpen,
}: {
  run: RunDetail;
  onOpen: (id: string) => void;
}): ReactElement | null {
  const words = useWords();
  if (restoredBy === null) return null;
  return (
    <SectionMessage
      appearance="information"
      title={words.text('restore.givenBack')}
      actions={[
        <SectionMessageAction
          key="open"
          onClick={() => {
            onOpen(restoredBy.runId);
          }}
        >
          {words.text('restore.givenBackBy')}
        </SectionMessageAction>,
      ]}
    >
      <Text>
        {words.text(restoredBy.withAccess ? 'restore.givenBackAccess' : 'restore.givenBackWork', {
          moment: words.moment(restoredBy.at),
        })}
      </Text>
    </SectionMessage>
  );
}
