import { Heading, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { SettingsView } from '../../../src/contract/settings';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { SettingsForm } from './settings-form';

/** The settings that are no rules; a fresh form stands here after each reload and after changes were discarded. */
export function SettingsTab(props: {
  settings: SettingsView;
  onChanged: (settings: SettingsView) => Promise<void>;
  onReload: () => Promise<void>;
}): ReactElement {
  const { settings, onChanged, onReload } = props;
  const words = useWords();
  const [form, setForm] = useState(0);
  const startAgain = (): void => {
    setForm((number) => number + 1);
  };
  const reload = async (): Promise<void> => {
    await onReload();
    startAgain();
  };
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('settings.heading')}
        </Heading>
        <Aside>{words.text('settings.introduction')}</Aside>
      </Stack>
      <SettingsForm
        key={form}
        settings={settings}
        onSaved={onChanged}
        onDiscard={startAgain}
        onReload={reload}
      />
    </Stack>
  );
}
