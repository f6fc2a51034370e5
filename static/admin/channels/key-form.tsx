import {
  Box,
  DatePicker,
  HelperMessage,
  Inline,
  Label,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ChannelsView, KeyChannelView } from '../../../src/contract/channels';
import { callAdmin } from '../../shared/call';
import { TextSetting } from '../../shared/fields';
import { notifyDone } from '../../shared/notify';
import { fieldStyle } from '../../shared/style';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';

/** Takes a new key, and lets the server try it. What was typed goes there and is kept nowhere else. */
export function KeyForm(props: {
  channel: KeyChannelView;
  isSet: boolean;
  onChannels: (channels: ChannelsView) => void;
}): ReactElement {
  const { channel, isSet, onChannels } = props;
  const words = useWords();
  const [key, setKey] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [directoryId, setDirectoryId] = useState('');
  const { isBusy, problem, act } = useAct();

  const enter = async (): Promise<void> => {
    if (key.trim() === '') return;
    await act(async () => {
      const channels = await callAdmin('setChannelKey', {
        channel,
        key,
        endsOn: endsOn === '' ? null : endsOn,
        directoryId: directoryId.trim() === '' ? null : directoryId.trim(),
      });
      notifyDone(`key-${channel}`, words.text('channels.entered'));
      onChannels(channels);
    });
  };
  return (
    <Stack space="space.150">
      {channel === 'scim' ? (
        <TextSetting
          id="key-directory"
          label={words.text('channels.directory')}
          help={words.text('channels.directoryHelp')}
          problem={null}
          start=""
          onType={setDirectoryId}
        />
      ) : null}
      <Box xcss={fieldStyle}>
        <Label labelFor={`key-${channel}`}>{words.text(isSet ? 'channels.newKey' : 'channels.key')}</Label>
        <Textfield
          id={`key-${channel}`}
          name={`key-${channel}`}
          type="password"
          onChange={({ target }) => {
            setKey(typeof target.value === 'string' ? target.value : '');
          }}
        />
        <HelperMessage>{words.text('channels.keyOnce')}</HelperMessage>
      </Box>
      <Box xcss={fieldStyle}>
        <Label labelFor={`key-ends-${channel}`}>{words.text('channels.endsOn')}</Label>
        <DatePicker
          id={`key-ends-${channel}`}
          name={`key-ends-${channel}`}
          locale={words.locale}
          placeholder={words.text('offboard.dayHint')}
          shouldShowCalendarButton
          onChange={setEndsOn}
        />
        <HelperMessage>{words.text('channels.endsOnHelp')}</HelperMessage>
      </Box>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('channels.notEntered')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      <Inline>
        <LoadingButton isLoading={isBusy} isDisabled={key.trim() === ''} onClick={() => void enter()}>
          {words.text(isSet ? 'channels.replace' : 'channels.enter')}
        </LoadingButton>
      </Inline>
    </Stack>
  );
}
