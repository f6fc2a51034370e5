import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import type { TabProps } from './page-props';

/** Says on every tab that everything is stopped, since when, by whom and why, and lets it go on. */
export function StoppedBanner(
  props: Pick<TabProps, 'settings' | 'onChanged' | 'onRefused'>,
): ReactElement | null {
  const words = useWords();
  const { settings, onChanged, onRefused } = props;
  const { stopped, version } = settings;
  if (stopped === null) return null;

  const resume = async (): Promise<void> => {
    const changed = await callAdmin('resumeEverything', { version });
    notifyDone('resumed', words.text('stop.resumed'));
    await onChanged(changed);
  };
  return (
    <SectionMessage appearance="error" title={words.text('stop.stopped')}>
      <Stack space="space.150">
        <Text>
          {words.text('stop.by', {
            who: stopped.by,
            moment: words.moment(stopped.at),
            reason: stopped.reason,
          })}
        </Text>
        <Inline>
          <AskButton
            label={words.text('stop.resume')}
            title={words.text('stop.resumeTitle')}
            sentence={words.text('stop.resumeSentence')}
            confirmLabel={words.text('stop.resume')}
            keepLabel={words.text('stop.keepStopped')}
            refusedTitle={words.text('stop.resumeRefused')}
            appearance="primary"
            onConfirm={resume}
            onRefused={onRefused}
          />
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
