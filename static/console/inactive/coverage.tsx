import { DynamicTable, Heading, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { CoverageView, InactiveOverview } from '../../../src/contract/people';
import { Aside } from '../../shared/states';
import { useWords, type Words } from '../../shared/words';
import { dayInWords } from './signals';

const COLUMNS = ['source', 'tells', 'since', 'people'] as const;

/** What each source of activity can tell, since when, and what it cannot. */
export function Coverage({ overview }: { overview: InactiveOverview }): ReactElement {
  const words = useWords();
  const { coverage, membershipsAsOf } = overview;
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">
        {words.text('inactive.coverage.heading')}
      </Heading>
      <Aside>{words.text('inactive.coverage.introduction')}</Aside>
      <DynamicTable
        label={words.text('inactive.coverage.caption')}
        isFixedSize
        head={{
          cells: COLUMNS.map((key) => ({
            key,
            width: key === 'tells' ? 46 : 18,
            content: words.text(`inactive.coverage.${key}`),
          })),
        }}
        rows={coverage.map((source) => ({
          key: source.source,
          cells: [
            { key: 'source', content: <Text>{words.text(`inactive.sources.${source.source}`)}</Text> },
            { key: 'tells', content: tellsOf(source, words) },
            { key: 'since', content: <Text>{sinceOf(source, words)}</Text> },
            { key: 'people', content: <Text>{String(source.people)}</Text> },
          ],
        }))}
      />
      <Text size="small" color="color.text.subtle">
        {membershipsAsOf === null
          ? words.text('inactive.coverage.noMemberships')
          : words.text('inactive.coverage.memberships', { day: dayInWords(membershipsAsOf, words) })}
      </Text>
    </Stack>
  );
}

/** No component: it stands in a cell. */
function tellsOf({ source, problem }: CoverageView, words: Words): ReactElement {
  return (
    <Stack space="space.025">
      <Text>{words.text(`inactive.coverage.told.${source}`)}</Text>
      {problem === null ? null : <Text>{words.text('inactive.coverage.refused', { problem })}</Text>}
    </Stack>
  );
}

function sinceOf({ source, since, fileDay }: CoverageView, words: Words): string {
  if (fileDay !== null)
    return words.text('inactive.coverage.newestFile', { day: dayInWords(fileDay, words) });
  return since === null ? words.text(`inactive.coverage.reach.${source}`) : words.day(since);
}
