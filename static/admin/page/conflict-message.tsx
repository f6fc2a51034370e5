import { SectionMessage, SectionMessageAction, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { useWords } from '../../shared/words';

/** Says that somebody else was faster, and offers to reload: nothing else helps. */
export function ConflictMessage({ onReload }: { onReload: () => void }): ReactElement {
  const words = useWords();
  return (
    <SectionMessage
      appearance="warning"
      title={words.text('settings.conflict')}
      actions={[
        <SectionMessageAction key="reload" onClick={onReload}>
          {words.text('common.reload')}
        </SectionMessageAction>,
      ]}
    >
      <Text>{words.text('settings.conflictText')}</Text>
    </SectionMessage>
  );
}
