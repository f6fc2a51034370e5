import { Box, Heading, Inline, Lozenge, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { RuleMode, SettingsView } from '../../../src/contract/settings';
import { Facts } from '../../shared/facts';
import type { LozengeAppearance } from '../../shared/lozenges';
import { Aside } from '../../shared/states';
import { cardStyle } from '../../shared/style';
import { useWords, type Words } from '../../shared/words';
import { ModeButtons } from './mode-buttons';
import { RuleFields } from './rule-fields';

export type TicketRule = SettingsView['ticketRules'][number];

const APPEARANCES: Readonly<Record<RuleMode, LozengeAppearance>> = {
  rehearsal: 'new',
  live: 'success',
  off: 'default',
};

/** One rule: what it waits for, what it reads, and the buttons that switch it. */
export function RuleCard(props: {
  rule: TicketRule;
  settings: SettingsView;
  onChanged: (settings: SettingsView) => Promise<void>;
  onReload: () => Promise<void>;
}): ReactElement {
  const { rule } = props;
  const words = useWords();
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.200">
        <Inline space="space.200" rowSpace="space.100" spread="space-between" alignBlock="center" shouldWrap>
          <Inline space="space.150" alignBlock="center">
            <Heading as="h3" size="small">
              {rule.name}
            </Heading>
            <Lozenge appearance={APPEARANCES[rule.mode]}>{words.text(`rules.mode.${rule.mode}`)}</Lozenge>
          </Inline>
          <ModeButtons {...props} />
        </Inline>
        <Facts
          facts={[
            { label: words.text('rules.project'), value: rule.projectKey },
            { label: words.text('rules.types'), value: typesInWords(rule, words) },
            { label: words.text('rules.target'), value: targetInWords(rule, words) },
            { label: words.text('rules.activeSince'), value: words.moment(rule.activeSince) },
          ]}
        />
        <Aside>{words.text('rules.activeSinceHelp')}</Aside>
        <RuleFields rule={rule} />
      </Stack>
    </Box>
  );
}

function typesInWords({ issueTypes = [], requestTypes = [] }: TicketRule, words: Words): string {
  const parts = [
    ...(issueTypes.length === 0 ? [] : [words.text('rules.issueTypes', { names: words.list(issueTypes) })]),
    ...(requestTypes.length === 0
      ? []
      : [words.text('rules.requestTypes', { names: words.list(requestTypes) })]),
  ];
  return parts.length === 0 ? words.text('rules.everyType') : parts.join('; ');
}

function targetInWords({ target }: TicketRule, words: Words): string {
  const { statuses = [], resolutions = [] } = target;
  return [
    ...(statuses.length === 0 ? [] : [words.text('rules.targetStatuses', { names: words.list(statuses) })]),
    ...(resolutions.length === 0
      ? []
      : [words.text('rules.targetResolutions', { names: words.list(resolutions) })]),
  ].join('; ');
}
