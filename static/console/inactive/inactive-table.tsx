import { DynamicTable, Link, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { InactivePersonView } from '../../../src/contract/people';
import { addressOf, nameOf } from '../../shared/people';
import { useWords, type Words } from '../../shared/words';
import { dayInWords, signalInWords, whenInWords } from './signals';

const COLUMNS = [
  { key: 'person', width: 20 },
  { key: 'unused', width: 18 },
  { key: 'last', width: 18 },
  { key: 'signals', width: 24 },
  { key: 'reason', width: 20 },
] as const;

/** People with what is known of their activity, each sign with its source and date. */
export function InactiveTable({ people }: { people: readonly InactivePersonView[] }): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('inactive.list.caption')}
      isFixedSize
      head={{
        cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`inactive.list.${key}`) })),
      }}
      rows={people.map((person) => ({
        key: person.accountId,
        cells: [
          { key: 'person', content: <Link href={addressOf(person)}>{nameOf(person, words)}</Link> },
          { key: 'unused', content: productsOf(person, words) },
          { key: 'last', content: <Text>{lastOf(person, words)}</Text> },
          { key: 'signals', content: signalsOf(person, words) },
          { key: 'reason', content: reasonOf(person, words) },
        ],
      }))}
    />
  );
}

// No components: they stand in cells.

function productsOf({ unused, others }: InactivePersonView, words: Words): ReactElement {
  return (
    <Stack space="space.025">
      <Text>{words.list(unused)}</Text>
      {others.length === 0 ? null : (
        <Text size="small" color="color.text.subtle">
          {words.text('inactive.list.others', { products: words.list(others) })}
        </Text>
      )}
    </Stack>
  );
}

function lastOf({ signals: [last] }: InactivePersonView, words: Words): string {
  return last === undefined ? words.text('common.notKnown') : whenInWords(last, words);
}

function signalsOf({ signals }: InactivePersonView, words: Words): ReactElement {
  return (
    <Stack space="space.025">
      {signals.map((signal) => (
        <Text key={`${signal.source} ${signal.product ?? ''}`}>{signalInWords(signal, words)}</Text>
      ))}
    </Stack>
  );
}

function reasonOf({ thresholdDays, looked, activeAgain }: InactivePersonView, words: Words): ReactElement {
  return (
    <Stack space="space.025">
      <Text>{words.counted('inactive.list.noSign', thresholdDays)}</Text>
      {looked === null ? null : (
        <Text size="small" color="color.text.subtle">
          {words.text('inactive.list.looked', { day: dayInWords(looked, words) })}
        </Text>
      )}
      {activeAgain === null ? null : (
        <Text weight="medium">
          {words.text('inactive.list.activeAgain', { day: dayInWords(activeAgain, words) })}
        </Text>
      )}
    </Stack>
  );
}
