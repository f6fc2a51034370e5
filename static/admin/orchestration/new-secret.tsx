import { Button, Code, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { OrchestrationCalls } from '../../../src/contract/orchestration';
import { useWords } from '../../shared/words';

/** Shows what was just made, once: nothing can show it again. */
export function NewSecret(props: {
  made: OrchestrationCalls['createCredential']['result'];
  onDone: () => void;
}): ReactElement {
  const words = useWords();
  const { credential, secret } = props.made;
  const isKey = credential.kind === 'key';
  return (
    <SectionMessage
      appearance="warning"
      title={words.text('orchestration.secret.title', { name: credential.name })}
    >
      <Stack space="space.150">
        <Text>{words.text(`orchestration.secret.${credential.kind}`)}</Text>
        {isKey ? (
          <>
            <Text weight="medium">{words.text('orchestration.secret.id')}</Text>
            <Text>
              <Code>{credential.id}</Code>
            </Text>
            <Text weight="medium">{words.text('orchestration.secret.secret')}</Text>
          </>
        ) : (
          <Text weight="medium">{words.text('orchestration.secret.permit')}</Text>
        )}
        <Text>
          <Code>{secret}</Code>
        </Text>
        <Inline>
          <Button onClick={props.onDone}>{words.text('orchestration.secret.done')}</Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
