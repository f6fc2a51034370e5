import { Heading, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { AccessSection } from './access-section';
import { SettingsForm } from './settings-form';

/** The settings that are no rules; a fresh form stands here after changes were discarded. */
export function SettingsTab(props: Pick<TabProps, 'settings' | 'onChanged' | 'onReload'>): ReactElement {
  const { settings, onChanged, onReload } = props;
  const words = useWords();
  const [form, setForm] = useState(0);
  const startAgain = (): void => {
    setForm((number) => number + 1);
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
        onReload={onReload}
      />
      <AccessSection />
    </Stack>
  );
}
