import { Code, Heading, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { CredentialView, OrchestrationCalls } from '../../../src/contract/orchestration';
import { callAdmin } from '../../shared/call';
import { Aside, Failed, Loading } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import { CredentialForm } from './credential-form';
import { CredentialTable } from './credential-table';
import { NewSecret } from './new-secret';

const readAll = (): Promise<OrchestrationCalls['getOrchestration']['result']> =>
  callAdmin('getOrchestration', {});

/** Who may start runs from outside: tools with a key, and rules of Automation. */
export function OrchestrationTab(): ReactElement {
  const words = useWords();
  const { state, reload, replace } = useLoaded(readAll);
  const [made, setMade] = useState<OrchestrationCalls['createCredential']['result'] | null>(null);

  if (state.kind === 'loading') return <Loading what={words.text('orchestration.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed
        title={words.text('orchestration.failed')}
        problem={state.problem}
        onRetry={() => void reload()}
      />
    );
  }
  const { address, credentials } = state.value;
  const show = (changed: CredentialView[]): Promise<void> =>
    replace(() => Promise.resolve({ address, credentials: changed }));
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('orchestration.heading')}
        </Heading>
        <Aside>{words.text('orchestration.introduction')}</Aside>
      </Stack>
      {made === null ? (
        <CredentialForm
          hasAddress={address !== null}
          onMade={(result) => {
            setMade(result);
            void show([result.credential, ...credentials]);
          }}
        />
      ) : (
        <NewSecret
          made={made}
          onDone={() => {
            setMade(null);
          }}
        />
      )}
      <Stack space="space.100">
        <Heading as="h3" size="xsmall">
          {words.text('orchestration.address')}
        </Heading>
        {address === null ? (
          <Text>{words.text('orchestration.noAddress')}</Text>
        ) : (
          <Text>
            <Code>{address}</Code>
          </Text>
        )}
      </Stack>
      <CredentialTable credentials={credentials} onChanged={show} onReload={() => void reload()} />
    </Stack>
  );
}
