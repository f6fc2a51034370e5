import { Box, Button, ButtonGroup, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RuleChoices, RuleMode } from '../../../src/contract/settings';
import { Facts } from '../../shared/facts';
import type { LozengeAppearance } from '../../shared/lozenges';
import { Aside, Loading } from '../../shared/states';
import { cardStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { ModeButtons } from './mode-buttons';
import { RemoveRule } from './remove-rule';
import { RuleFields } from './rule-fields';
import { outcomeInWords, targetInWords, typesInWords, type TicketRule } from './rule-words';

const APPEARANCES: Readonly<Record<RuleMode, LozengeAppearance>> = {
  rehearsal: 'new',
  live: 'success',
  off: 'default',
};

/** One rule: what it waits for, what it reads, and the buttons that switch, change and remove it. */
export function RuleCard(
  props: TabProps & {
    rule: TicketRule;
    /** What the names of its fields are taken from; undefined while that is not known. */
    choices: RuleChoices | undefined;
    isReading: boolean;
    isFocused: boolean;
    onEdit: (id: string) => void;
  },
): ReactElement {
  const { rule, choices, isReading } = props;
  const words = useWords();
  const outcome = outcomeInWords(rule, words, choices);
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
        <Text>{words.text(`rules.modeText.${rule.mode}`)}</Text>
        <Facts
          facts={[
            { label: words.text('rules.project'), value: rule.projectKey },
            { label: words.text('rules.types'), value: typesInWords(rule, words, choices) },
            { label: words.text('rules.target'), value: targetInWords(rule, words, choices) },
            ...(outcome.length === 0
              ? []
              : [{ label: words.text('rules.outcome'), value: outcome.join('; ') }]),
            { label: words.text('rules.activeSince'), value: words.moment(rule.activeSince) },
          ]}
        />
        <Aside>{words.text('rules.activeSinceHelp')}</Aside>
        {isReading ? (
          <Loading what={words.text('rules.fieldsWhat')} />
        ) : (
          <RuleFields rule={rule} choices={choices} teams={props.settings.teams} />
        )}
        <Inline>
          <ButtonGroup label={words.text('rules.changeRule', { rule: rule.name })}>
            <Button
              iconBefore="edit"
              autoFocus={props.isFocused}
              onClick={() => {
                props.onEdit(rule.id);
              }}
            >
              {words.text('rules.edit')}
            </Button>
            <RemoveRule {...props} />
          </ButtonGroup>
        </Inline>
      </Stack>
    </Box>
  );
}
