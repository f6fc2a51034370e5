import { Icon, Inline, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RuleMode, SettingsView } from '../../../src/contract/settings';
import { useWords } from '../../shared/words';

const MODES: readonly RuleMode[] = ['live', 'rehearsal', 'off'];

/** How many rules are live, rehearse or are off. */
export function RulesInOneLine({ rules }: { rules: SettingsView['ticketRules'] }): ReactElement {
  const words = useWords();
  const parts = MODES.flatMap((mode) => {
    const count = rules.filter((rule) => rule.mode === mode).length;
    return count === 0 ? [] : [words.counted(`start.rules.${mode}`, count)];
  });
  return (
    <Inline space="space.100" alignBlock="center">
      <Icon glyph="check-circle" label="" color="color.icon.success" />
      <Text>{words.text('start.state', { rules: words.list(parts) })}</Text>
    </Inline>
  );
}
