import { DynamicTable, Heading, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RuleChoices, TeamInput } from '../../../src/contract/settings';
import { useWords, type Words } from '../../shared/words';
import { nameIn, startsInWords, type TicketRule } from './rule-words';

/** Which fields of the ticket tell the rule who leaves, when and how. */
export function RuleFields(props: {
  rule: TicketRule;
  choices: RuleChoices | undefined;
  teams: readonly TeamInput[];
}): ReactElement {
  const { rule, choices, teams } = props;
  const words = useWords();
  return (
    <Stack space="space.050">
      <Heading as="h4" size="xsmall">
        {words.text('rules.fields')}
      </Heading>
      <DynamicTable
        label={words.text('rules.fieldsCaption', { rule: rule.name })}
        isFixedSize
        head={{
          cells: [
            { key: 'meaning', width: 30, content: words.text('rules.meaning') },
            { key: 'field', width: 70, content: words.text('rules.field') },
          ],
        }}
        rows={fieldRows(rule, choices, teams, words).map(({ meaning, field }) => ({
          key: meaning,
          cells: [
            { key: 'meaning', content: <Text>{meaning}</Text> },
            { key: 'field', content: <Text>{field}</Text> },
          ],
        }))}
      />
    </Stack>
  );
}

function fieldRows(
  { fields, procedure = 'leave-company', teamId = null }: TicketRule,
  choices: RuleChoices | undefined,
  teams: readonly TeamInput[],
  words: Words,
): { meaning: string; field: string }[] {
  const { leavers, successor, lastWorkingDay, urgency, kind } = fields;
  const nameOf = (id: string): string => nameIn(id, choices?.fields);
  const nameOrNone = (id: string | null | undefined): string =>
    id === null || id === undefined ? words.text('common.none') : nameOf(id);
  return [
    { meaning: words.text('rules.leavers'), field: words.list(leavers.map(nameOf)) },
    { meaning: words.text('rules.successor'), field: nameOrNone(successor) },
    { meaning: words.text('rules.lastWorkingDay'), field: nameOrNone(lastWorkingDay) },
    {
      meaning: words.text('rules.urgency'),
      field: urgency
        ? words.text('rules.urgencyValues', {
            field: nameOf(urgency.field),
            values: words.list(urgency.urgentValues),
          })
        : words.text('common.none'),
    },
    kind
      ? {
          meaning: words.text('rules.kind'),
          field: words.text('rules.kindValues', {
            field: nameOf(kind.field),
            values: words.list(
              kind.kinds.map((one) =>
                words.text('rules.kindValue', { value: one.value, starts: startsInWords(one, teams, words) }),
              ),
            ),
          }),
        }
      : {
          meaning: words.text('rules.starts'),
          field: startsInWords({ procedure, teamId }, teams, words),
        },
  ];
}
