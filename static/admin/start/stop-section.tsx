import { Heading, Inline, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { TextSetting } from '../../shared/fields';
import { notifyDone } from '../../shared/notify';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';

/** The longest reason that the server takes. */
const MOST_CHARACTERS = 200;

/** Stops everything at once; while it is stopped, the banner above the tabs says so instead. */
export function StopSection(
  props: Pick<TabProps, 'settings' | 'onChanged' | 'onRefused'>,
): ReactElement | null {
  const words = useWords();
  const { settings, onChanged, onRefused } = props;
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const isTooLong = reason.length > MOST_CHARACTERS;
  if (settings.stopped !== null) return null;

  const stop = async (): Promise<void> => {
    const changed = await callAdmin('stopEverything', { version: settings.version, reason });
    setTyped('');
    notifyDone('stopped', words.text('stop.done'));
    await onChanged(changed);
  };
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {words.text('stop.heading')}
      </Heading>
      <Aside>{words.text('stop.introduction')}</Aside>
      <Inline>
        <AskButton
          label={words.text('stop.button')}
          title={words.text('stop.title')}
          sentence={words.text('stop.sentence')}
          confirmLabel={words.text('stop.button')}
          keepLabel={words.text('stop.keep')}
          refusedTitle={words.text('stop.refused')}
          appearance="danger"
          isIncomplete={reason === '' || isTooLong}
          onConfirm={stop}
          onRefused={onRefused}
        >
          <TextSetting
            id="stop-reason"
            label={words.text('stop.reason')}
            help={words.text('stop.reasonHelp')}
            problem={isTooLong ? words.text('stop.longReason', { most: MOST_CHARACTERS }) : null}
            start={typed}
            onType={setTyped}
          />
        </AskButton>
      </Inline>
    </Stack>
  );
}
