import { SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { useWords } from '../../shared/words';

/** Says that somebody else was faster, and offers to reload: nothing else helps. */
export function ConflictMessage(props: {
  onReload: () => void;
  /** The server's words, where it refused something, and what reloading does to what was typed. */
  sentences?: readonly string[];
}): ReactElement {
  const words = useWords();
  const { onReload, sentences = [words.text('settings.conflictText')] } = props;
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
      <Stack>
        {sentences.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Stack>
    </SectionMessage>
  );
}
