import { Form, FormFooter } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { SettingsView } from '../../../src/contract/settings';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import { useSaving } from '../use-saving';
import { draftOf, inputOf, isChanged, type SettingsDraft } from './draft';
import { SettingsParts } from './parts';
import { problemsOf } from './problems';
import { SaveBar } from './save-bar';

/** The fields, checked as they are typed, and what saves them. */
export function SettingsForm(props: {
  settings: SettingsView;
  onSaved: (settings: SettingsView) => Promise<void>;
  onDiscard: () => void;
  onReload: () => Promise<void>;
}): ReactElement {
  const { settings, onSaved, onDiscard, onReload } = props;
  const words = useWords();
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(settings));
  const saving = useSaving(settings);
  const problems = problemsOf(draft);
  const isValid = Object.keys(problems).length === 0;
  const hasChanges = !isValid || isChanged(draft, settings);

  const save = async (): Promise<void> => {
    if (!isValid || !hasChanges) return;
    await saving.save(async () => {
      const payload = { version: settings.version, settings: inputOf(draft, settings) };
      await onSaved(await callAdmin('saveSettings', payload));
      notifyDone('settings-saved', words.text('settings.saved'));
    });
  };

  const section = {
    draft,
    problems,
    change: (changes: Partial<SettingsDraft>): void => {
      setDraft((before) => ({ ...before, ...changes }));
    },
  };
  return (
    <Form onSubmit={() => void save()}>
      <SettingsParts {...section} />
      <FormFooter align="start">
        <SaveBar
          isBusy={saving.isBusy}
          isValid={isValid}
          hasChanges={hasChanges}
          refusal={saving.refusal}
          onDiscard={onDiscard}
          onReload={() => void onReload()}
        />
      </FormFooter>
    </Form>
  );
}
