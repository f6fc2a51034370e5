import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ChannelsView, KeyChannelView, KeyView } from '../../../src/contract/channels';
import { AskButton } from '../../shared/ask-button';
import { callAdmin, messageOf } from '../../shared/call';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { Section } from '../settings/section';
import { KeyForm } from './key-form';

/** One key: who entered it when, whether Atlassian takes it, and how to replace it. The key itself is never shown. */
export function KeySection(props: {
  channel: KeyChannelView;
  held: KeyView | null;
  onChannels: (channels: ChannelsView) => void;
}): ReactElement {
  const { channel, held, onChannels } = props;
  const words = useWords();
  return (
    <Section heading={words.text(`channels.keys.${channel}`)}>
      <Aside>{words.text(`channels.keyHelp.${channel}`)}</Aside>
      {held === null ? (
        <Text>{words.text('channels.notSet')}</Text>
      ) : (
        <>
          <Text>
            {words.text('channels.set', { who: held.by.displayName, moment: words.moment(held.setAt) })}{' '}
            {held.endsOn === null ? '' : words.text('channels.ends', { day: words.day(held.endsOn) })}{' '}
            {words.text('channels.opens', { names: words.list(held.opens) })}
          </Text>
          {held.warning === null ? null : (
            <SectionMessage appearance="warning">
              <Text>{held.warning}</Text>
            </SectionMessage>
          )}
          <KeyActions channel={channel} onChannels={onChannels} />
        </>
      )}
      <KeyForm key={held?.setAt ?? 'none'} channel={channel} isSet={held !== null} onChannels={onChannels} />
    </Section>
  );
}

function KeyActions(props: {
  channel: KeyChannelView;
  onChannels: (channels: ChannelsView) => void;
}): ReactElement {
  const { channel, onChannels } = props;
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const [tested, setTested] = useState<{ good: boolean; text: string } | null>(null);
  const test = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setTested(
      await callAdmin('testChannelKey', { channel }).catch((error: unknown) => ({
        good: false,
        text: messageOf(error),
      })),
    );
    setBusy(false);
  };
  return (
    <Stack space="space.100">
      <Inline space="space.100">
        <LoadingButton isLoading={isBusy} onClick={() => void test()}>
          {words.text('channels.test')}
        </LoadingButton>
        <AskButton
          label={words.text('channels.remove')}
          title={words.text('channels.removeTitle')}
          sentence={words.text('channels.removeSentence')}
          confirmLabel={words.text('channels.remove')}
          keepLabel={words.text('channels.keep')}
          refusedTitle={words.text('channels.removeRefused')}
          appearance="warning"
          onConfirm={async () => {
            onChannels(await callAdmin('removeChannelKey', { channel }));
          }}
        />
      </Inline>
      {tested === null ? null : (
        <SectionMessage appearance={tested.good ? 'success' : 'error'}>
          <Text>{tested.text}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}
