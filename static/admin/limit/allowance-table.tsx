import { DynamicTable, Heading, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { AllowanceView } from '../../../src/contract/breaker';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';

/** What two administrators agreed to, as long as it counts and a day longer. */
export function AllowanceTable({ allowances }: { allowances: readonly AllowanceView[] }): ReactElement {
  const words = useWords();
  const columns = ['number', 'window', 'why', 'by'] as const;
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">
        {words.text('limit.allowances.heading')}
      </Heading>
      {allowances.length === 0 ? (
        <Aside>{words.text('limit.allowances.none')}</Aside>
      ) : (
        <DynamicTable
          label={words.text('limit.allowances.heading')}
          head={{
            cells: columns.map((key) => ({ key, content: words.text(`limit.allowances.${key}`) })),
          }}
          rows={allowances.map(({ id, used, number, from, until, reason, by }) => ({
            key: id,
            cells: [
              {
                key: 'number',
                content: <Text>{words.text('limit.allowances.used', { used, number })}</Text>,
              },
              {
                key: 'window',
                content: (
                  <Text>
                    {words.text('limit.allowances.fromUntil', {
                      from: words.moment(from),
                      until: words.moment(until),
                    })}
                  </Text>
                ),
              },
              { key: 'why', content: <Text>{reason}</Text> },
              { key: 'by', content: <Text>{words.list(by.map(({ displayName }) => displayName))}</Text> },
            ],
          }))}
        />
      )}
    </Stack>
  );
}
