import { Form, FormFooter, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ChannelSettingsView } from '../../../src/contract/channels';
import { callAdmin } from '../../shared/call';
import { SwitchSetting } from '../../shared/fields';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import { useSaving } from '../use-saving';
import type { TabProps } from '../page/page-props';
import { SaveBar } from '../settings/save-bar';
import { Section } from '../settings/section';
import { inputFrom } from '../settings-input';
import { DeactivationSection } from './deactivation-section';
import { IdentityProviderSection } from './identity-provider-section';
import { OrganisationSection } from './organisation-section';

/** What each channel is allowed. Saved with the settings, and recorded with them. */
export function AllowedForm(props: TabProps & { hasKey: boolean }): ReactElement {
  const { settings, onChanged, onReload, hasKey } = props;
  const words = useWords();
  const [draft, setDraft] = useState<ChannelSettingsView>(settings.channels);
  /** Goes up when what was typed is discarded: fields are told their value only once. */
  const [beginning, setBeginning] = useState(0);
  const saving = useSaving(settings);
  const hasChanges = JSON.stringify(draft) !== JSON.stringify(settings.channels);
  const change = (changes: Partial<ChannelSettingsView>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };

  const save = async (): Promise<void> => {
    if (!hasChanges) return;
    await saving.save(async () => {
      const input = { ...inputFrom(settings), channels: draft };
      await onChanged(await callAdmin('saveSettings', { version: settings.version, settings: input }));
      notifyDone('channels-saved', words.text('channels.saved'));
    });
  };
  const section = { draft, change };
  return (
    <Form onSubmit={() => void save()}>
      <Stack space="space.400" key={beginning}>
        <Section heading={words.text('channels.jira.heading')}>
          <SwitchSetting
            id="channel-jira"
            label={words.text('channels.jira.on')}
            help={words.text('channels.jira.help')}
            isOn={draft.jira.on}
            onSwitch={(on) => {
              change({ jira: { on } });
            }}
          />
        </Section>
        <OrganisationSection {...section} hasKey={hasKey} />
        <DeactivationSection {...section} />
        <IdentityProviderSection {...section} />
      </Stack>
      <FormFooter align="start">
        <SaveBar
          isBusy={saving.isBusy}
          isValid
          hasChanges={hasChanges}
          refusal={saving.refusal}
          onDiscard={() => {
            setDraft(settings.channels);
            setBeginning((before) => before + 1);
          }}
          onReload={() => void onReload()}
        />
      </FormFooter>
    </Form>
  );
}
