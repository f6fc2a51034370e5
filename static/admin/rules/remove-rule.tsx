import type { ReactElement } from 'react';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { inputFrom } from '../settings-input';
import type { TicketRule } from './rule-words';

/** Removes a rule, after asking. */
export function RemoveRule(
  props: Pick<TabProps, 'settings' | 'onChanged' | 'onRefused'> & { rule: TicketRule },
): ReactElement {
  const { rule, settings, onChanged, onRefused } = props;
  const words = useWords();

  const remove = async (): Promise<void> => {
    const input = inputFrom(settings);
    const ticketRules = (input.ticketRules ?? []).filter(({ id }) => id !== rule.id);
    const payload = { version: settings.version, settings: { ...input, ticketRules } };
    const changed = await callAdmin('saveSettings', payload);
    notifyDone(`removed-${rule.id}`, words.text('rules.remove.done', { rule: rule.name }));
    await onChanged(changed);
  };
  return (
    <AskButton
      label={words.text('rules.remove.button')}
      title={words.text('rules.remove.title', { rule: rule.name })}
      sentence={words.text('rules.remove.sentence', { project: rule.projectKey })}
      confirmLabel={words.text('rules.remove.button')}
      keepLabel={words.text('rules.change.keep')}
      refusedTitle={words.text('rules.remove.refused')}
      appearance="danger"
      onConfirm={remove}
      onRefused={onRefused}
    />
  );
}
