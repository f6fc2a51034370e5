import { Form, FormFooter, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { SettingsView } from '../../../src/contract/settings';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import { useSaving } from '../use-saving';
import { AccountSection } from './account-section';
import { ProcedureSection } from './procedure-section';
import { draftOf, inputOf, isChanged, type SettingsDraft } from './draft';
import { EvidenceSection } from './evidence-section';
import { InactivitySection } from './inactivity/inactivity-section';
import { HandOverSection } from './hand-over-section';
import { LimitSection } from './limit-section';
import { OperatorsSection } from './operators-section';
import { problemsOf } from './problems';
import { ProtectionSection } from './protection-section';
import { ApprovalSection } from './reach/approval-section';
import { ReachSection } from './reach/reach-section';
import { ReportSection } from './report-section';
import { SaveBar } from './save-bar';
import { TeamsSection } from './teams/teams-section';
import { TimesSection } from './times-section';

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
      <Stack space="space.400">
        <AccountSection {...section} />
        <ProcedureSection draft={draft} />
        <HandOverSection {...section} />
        <TimesSection {...section} />
        <ReportSection {...section} />
        <EvidenceSection {...section} />
        <OperatorsSection {...section} />
        <ReachSection {...section} />
        <ApprovalSection {...section} />
        <ProtectionSection {...section} />
        <LimitSection {...section} />
        <InactivitySection {...section} />
        <TeamsSection {...section} />
      </Stack>
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
