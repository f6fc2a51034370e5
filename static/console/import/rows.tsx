import { Button, ButtonGroup, DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { ImportRowState, ImportRowView, ImportView } from '../../../src/contract/imports';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords, type Words } from '../../shared/words';
import { ChoiceFilter } from '../runs/filter-fields';
import { openRunButton } from '../runs/open-run-button';
import { ROW_STATES, stateLozenge } from './states';

/** The rows that the server gives at once, at the most. */
const PAGE = 50;

const COLUMNS = [
  { key: 'line', width: 8 },
  { key: 'inFile', width: 27 },
  { key: 'person', width: 20 },
  { key: 'state', width: 15 },
  { key: 'why', width: 30 },
] as const;

interface RowsProps {
  imported: ImportView;
  /** The rows that are shown to begin with; all of them without it. */
  startsWith?: ImportRowState;
  onOpenRun: (runId: string) => void;
}

/** The rows of the file in pages, with what is known of each and what has come of it. */
export function Rows({ imported, startsWith, onOpenRun }: RowsProps): ReactElement {
  const words = useWords();
  const [state, setState] = useState<ImportRowState | null>(startsWith ?? null);
  const [startAt, setStartAt] = useState(0);
  const present = ROW_STATES.filter((one) => one === state || (imported.states[one] ?? 0) > 0);
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('import.rowsHeading')}
      </Heading>
      <ChoiceFilter
        // Which ones there are changes; the field is told its options only when it appears.
        key={present.join()}
        id="import-state"
        label={words.text('import.state')}
        start={state}
        options={present.map((value) => ({ value, label: words.text(`import.states.${value}`) }))}
        onChoose={(chosen) => {
          setState(chosen);
          setStartAt(0);
        }}
      />
      <RowPage
        key={`${String(startAt)} ${String(state)}`}
        imported={imported}
        state={state}
        startAt={startAt}
        onOpenRun={onOpenRun}
        onTurn={setStartAt}
      />
    </Stack>
  );
}

function RowPage(
  props: RowsProps & {
    state: ImportRowState | null;
    startAt: number;
    onTurn: (startAt: number) => void;
  },
): ReactElement {
  const { imported, state, startAt, onTurn } = props;
  const words = useWords();
  const { id } = imported;
  const read = useCallback(
    () => callOperator('listImportRows', { id, startAt, ...(state === null ? {} : { states: [state] }) }),
    [id, startAt, state],
  );
  const loaded = useLoaded(read);
  const { reload } = loaded;
  const seen = JSON.stringify(imported.states);
  useEffect(() => {
    void reload();
  }, [seen, reload]);
  if (loaded.state.kind === 'loading') return <Loading what={words.text('import.whatRows')} />;
  if (loaded.state.kind === 'failed') {
    return (
      <Failed
        title={words.text('import.failedRows')}
        problem={loaded.state.problem}
        onRetry={() => void reload()}
      />
    );
  }
  const { rows, total } = loaded.state.value;
  const last = startAt + rows.length;
  return (
    <Stack space="space.150">
      {loaded.state.problem === null ? null : (
        <OutOfDate
          title={words.text('import.partial')}
          problem={loaded.state.problem}
          onRetry={() => void reload()}
        />
      )}
      <DynamicTable
        label={words.text('import.rowsHeading')}
        isFixedSize
        head={{
          cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`import.${key}`) })),
        }}
        rows={rows.map((row) => tableRow(row, props.onOpenRun, words))}
        emptyView={<Text>{words.text('import.noRows')}</Text>}
      />
      <Inline space="space.150" alignBlock="center">
        <ButtonGroup label={words.text('import.pages')}>
          <Button
            isDisabled={startAt === 0}
            onClick={() => {
              onTurn(Math.max(0, startAt - PAGE));
            }}
          >
            {words.text('import.previous')}
          </Button>
          <Button
            isDisabled={last >= total}
            onClick={() => {
              onTurn(last);
            }}
          >
            {words.text('import.nextRows')}
          </Button>
        </ButtonGroup>
        <Aside>
          {words.text('import.part', {
            first: Math.min(startAt + 1, total).toLocaleString(words.locale),
            last: last.toLocaleString(words.locale),
            total: total.toLocaleString(words.locale),
          })}
        </Aside>
      </Inline>
    </Stack>
  );
}

function tableRow(row: ImportRowView, onOpenRun: (runId: string) => void, words: Words) {
  const { line, accountId, email, name, unusable, person, state, runId } = row;
  const inFile = [name, email ?? accountId, unusable].filter((part) => part !== null).join(', ');
  return {
    key: String(line),
    cells: [
      { key: 'line', content: <Text>{line}</Text> },
      { key: 'inFile', content: <Text>{inFile}</Text> },
      {
        key: 'person',
        content:
          person !== null && runId !== null ? (
            openRunButton(person.displayName, () => {
              onOpenRun(runId);
            })
          ) : (
            <Text>{person?.displayName ?? ''}</Text>
          ),
      },
      { key: 'state', content: stateLozenge(state, words) },
      { key: 'why', content: <Text>{row.words ?? ''}</Text> },
    ],
  };
}
