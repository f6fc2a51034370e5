import { ButtonGroup } from '@forge/react';
import type { ReactElement } from 'react';
import type { RuleMode, SettingsView } from '../../../src/contract/settings';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import { isConflict } from '../conflict';
import type { TicketRule } from './rule-card';

const MODES: readonly RuleMode[] = ['live', 'rehearsal', 'off'];

/** One button for each mode that the rule is not in; each says what happens before it does it. */
export function ModeButtons(props: {
  rule: TicketRule;
  settings: SettingsView;
  onChanged: (settings: SettingsView) => Promise<void>;
  onReload: () => Promise<void>;
}): ReactElement {
  const { rule, settings, onChanged, onReload } = props;
  const words = useWords();

  const change = async (mode: RuleMode): Promise<void> => {
    const payload = { version: settings.version, ruleId: rule.id, mode };
    const changed = await callAdmin('setRuleMode', payload);
    notifyDone(`mode-${rule.id}`, words.text(`rules.change.${mode}.done`, { rule: rule.name }));
    await onChanged(changed);
  };
  const reloadAfterConflict = async (): Promise<void> => {
    if (await isConflict(settings)) await onReload();
  };

  return (
    <ButtonGroup label={words.text('rules.switch', { rule: rule.name })}>
      {MODES.filter((mode) => mode !== rule.mode).map((mode) => (
        <AskButton
          key={mode}
          label={words.text(`rules.change.${mode}.button`)}
          title={words.text(`rules.change.${mode}.title`, { rule: rule.name })}
          sentence={words.text(`rules.change.${mode}.sentence`, {
            project: rule.projectKey,
            target: words.list([...(rule.target.statuses ?? []), ...(rule.target.resolutions ?? [])]),
          })}
          confirmLabel={words.text(`rules.change.${mode}.button`)}
          keepLabel={words.text('rules.change.keep')}
          refusedTitle={words.text('rules.change.refused')}
          appearance={mode === 'live' ? 'warning' : 'primary'}
          onConfirm={() => change(mode)}
          onRefused={() => void reloadAfterConflict()}
        />
      ))}
    </ButtonGroup>
  );
}
