import { DynamicTable, Link, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunRow } from '../../../src/contract/runs';
import { nameOf } from '../../shared/people';
import { statusLozenge } from '../../shared/statuses';
import { useWords, type Words } from '../../shared/words';
import { openRunButton } from './open-run-button';
import { resultInWords } from './result-words';

const COLUMNS = [
  { key: 'person', width: 17 },
  { key: 'status', width: 15 },
  { key: 'ticket', width: 9 },
  { key: 'operator', width: 15 },
  { key: 'created', width: 16 },
  { key: 'result', width: 28 },
] as const;

/**
 * The runs as a table; a person's name opens the run.
 * @param lastId the run that was open last; its button gets the focus back
 */
export function RunTable(props: {
  runs: readonly RunRow[];
  lastId: string | null;
  onOpen: (id: string) => void;
}): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('runs.caption')}
      isFixedSize
      head={{ cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`runs.${key}`) })) }}
      rows={props.runs.map((run) => ({
        key: run.id,
        cells: [
          {
            key: 'person',
            content: openRunButton(
              nameOf(run.leaver, words),
              () => {
                props.onOpen(run.id);
              },
              run.id === props.lastId,
            ),
          },
          { key: 'status', content: statusLozenge(run.status, words) },
          { key: 'ticket', content: ticketLink(run, words) },
          { key: 'operator', content: <Text>{nameOf(run.operator, words)}</Text> },
          { key: 'created', content: <Text>{words.moment(run.createdAt)}</Text> },
          { key: 'result', content: <Text>{resultInWords(run, words)}</Text> },
        ],
      }))}
    />
  );
}

/** The ticket as a link to it, or words that there is none. No component: it stands in cells, too. */
export function ticketLink({ ticketKey }: Pick<RunRow, 'ticketKey'>, words: Words): ReactElement {
  if (ticketKey === null) return <Text color="color.text.subtle">{words.text('runs.noTicket')}</Text>;
  return <Link href={`/browse/${encodeURIComponent(ticketKey)}`}>{ticketKey}</Link>;
}
