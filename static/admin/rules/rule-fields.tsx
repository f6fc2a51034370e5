import { DynamicTable, Heading, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { useWords, type Words } from '../../shared/words';
import type { TicketRule } from './rule-card';

/** Which fields of the ticket tell the rule who leaves, when and how. */
export function RuleFields({ rule }: { rule: TicketRule }): ReactElement {
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
        rows={fieldRows(rule, words).map(({ meaning, field }) => ({
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

function fieldRows({ fields }: TicketRule, words: Words): { meaning: string; field: string }[] {
  const { leavers, successor, lastWorkingDay, urgency, kind } = fields;
  const none = words.text('common.none');
  const urgent = urgency && { field: urgency.field, values: words.list(urgency.urgentValues) };
  const kinds = kind && { field: kind.field, values: words.list(kind.kinds.map(({ value }) => value)) };
  return [
    { meaning: words.text('rules.leavers'), field: words.list(leavers) },
    { meaning: words.text('rules.successor'), field: successor ?? none },
    { meaning: words.text('rules.lastWorkingDay'), field: lastWorkingDay ?? none },
    {
      meaning: words.text('rules.urgency'),
      field: urgent ? words.text('rules.urgencyValues', urgent) : none,
    },
    { meaning: words.text('rules.kind'), field: kinds ? words.text('rules.kindValues', kinds) : none },
  ];
}
