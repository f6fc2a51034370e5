import type { ReactElement } from 'react';
import { SwitchSetting, TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { Section } from '../settings/section';
import type { ChannelSectionProps } from './organisation-section';

/** How managed accounts are deactivated: for whom, and with which words. */
export function DeactivationSection({ draft, change }: ChannelSectionProps): ReactElement {
  const words = useWords();
  const { deactivation } = draft;
  return (
    <Section heading={words.text('channels.deactivation.heading')}>
      <TextSetting
        id="deactivation-message"
        label={words.text('channels.deactivation.message')}
        help={words.text('channels.deactivation.messageHelp')}
        problem={null}
        start={deactivation.message ?? ''}
        onType={(typed) => {
          const message = typed.trim();
          change({ deactivation: { ...deactivation, message: message === '' ? null : message } });
        }}
      />
      <SwitchSetting
        id="deactivation-everywhere"
        label={words.text('channels.deactivation.everywhere')}
        help={words.text('channels.deactivation.everywhereHelp')}
        isOn={deactivation.everywhere}
        onSwitch={(everywhere) => {
          change({ deactivation: { ...deactivation, everywhere } });
        }}
      />
    </Section>
  );
}
