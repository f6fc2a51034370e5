import { ButtonGroup } from '@forge/react';
import type { ReactElement } from 'react';
import type { RuleMode } from '../../../src/contract/settings';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import type { TicketRule } from './rule-words';

const MODES: readonly RuleMode[] = ['live', 'rehearsal', 'off'];

/** One button for each mode that the rule is not in; each says what happens before it does it. */
export function ModeButtons(
  props: Pick<TabProps, 'settings' | 'onChanged' | 'onRefused'> & { rule: TicketRule },
): ReactElement {
  const { rule, settings, onChanged, onRefused } = props;
  const words = useWords();

  const change = async (mode: RuleMode): Promise<void> => {
    const payload = { version: settings.version, ruleId: rule.id, mode };
    const changed = await callAdmin('setRuleMode', payload);
    notifyDone(`mode-${rule.id}`, words.text(`rules.change.${mode}.done`, { rule: rule.name }));
    await onChanged(changed);
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
          onRefused={onRefused}
        />
      ))}
    </ButtonGroup>
  );
}
