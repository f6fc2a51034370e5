import { EmptyState, Heading, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { SettingsView } from '../../../src/contract/settings';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { RuleCard } from './rule-card';

/** Every ticket rule with what it waits for and whether it acts. */
export function RulesTab(props: {
  settings: SettingsView;
  onChanged: (settings: SettingsView) => Promise<void>;
  onReload: () => Promise<void>;
}): ReactElement {
  const { settings } = props;
  const words = useWords();
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('rules.heading')}
      </Heading>
      <Aside>{words.text('rules.introduction')}</Aside>
      {settings.ticketRules.length === 0 ? (
        <EmptyState
          headingLevel={3}
          header={words.text('rules.empty.header')}
          description={words.text('rules.empty.description')}
        />
      ) : (
        settings.ticketRules.map((rule) => <RuleCard key={rule.id} {...props} rule={rule} />)
      )}
    </Stack>
  );
}
