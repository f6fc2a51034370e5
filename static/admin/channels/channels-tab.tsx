import { Heading, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ChannelsView } from '../../../src/contract/channels';
import { callAdmin } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { AllowedForm } from './allowed-form';
import { KeySection } from './key-section';
import { LessonsSection } from './lessons-section';

const readChannels = (): Promise<ChannelsView> => callAdmin('getChannels', {});

/** The ways by which the directory is changed: their keys, what each may be used for, and what was seen to work. */
export function ChannelsTab(props: TabProps): ReactElement {
  const words = useWords();
  const { state, reload, replace } = useLoaded(readChannels);
  const onChannels = (channels: ChannelsView): void => void replace(() => Promise.resolve(channels));
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('channels.heading')}
        </Heading>
        <Aside>{words.text('channels.introduction')}</Aside>
      </Stack>
      {state.kind === 'loading' ? <Loading what={words.text('channels.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('channels.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' && state.problem !== null ? (
        <OutOfDate
          title={words.text('channels.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      ) : null}
      {state.kind === 'loaded' ? (
        <Stack space="space.400">
          {state.value.unavailable === null ? (
            <>
              <KeySection channel="admin-api" held={state.value.keys['admin-api']} onChannels={onChannels} />
              <KeySection channel="scim" held={state.value.keys.scim} onChannels={onChannels} />
            </>
          ) : (
            <SectionMessage appearance="information" title={words.text('channels.noKeys')}>
              <Text>{state.value.unavailable}</Text>
            </SectionMessage>
          )}
          <AllowedForm
            key={props.settings.version}
            {...props}
            hasKey={state.value.keys['admin-api'] !== null}
          />
          <LessonsSection lessons={state.value.lessons} onChannels={onChannels} />
        </Stack>
      ) : null}
    </Stack>
  );
}
