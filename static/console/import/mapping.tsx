import { DynamicTable, Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ImportColumns, ImportView } from '../../../src/contract/imports';
import { callOperator } from '../../shared/call';
import { SwitchSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import { ChoiceFilter } from '../runs/filter-fields';
import { DatesChoiceFields, datesAreClear, datesToBegin } from './dates-choice';

const FIELDS = ['accountId', 'email', 'name'] as const;

/** Shows the first lines of the file, and lets somebody say which column is what. */
export function Mapping(props: {
  imported: ImportView;
  onChanged: (imported: ImportView) => void;
}): ReactElement | null {
  const { id, mapping } = props.imported;
  const words = useWords();
  const [columns, setColumns] = useState<ImportColumns | null>(mapping?.columns ?? null);
  const found = mapping?.dates ?? null;
  const [dates, setDates] = useState(found && datesToBegin(found));
  const { isBusy, problem, act } = useAct();
  if (mapping === null || columns === null) return null;
  // Without titles nothing says which column holds days.
  const asked = columns.hasHeader ? dates : null;
  const [first = [], ...others] = mapping.lines;
  const titles = first.map((title, index) =>
    columns.hasHeader && title.trim() !== '' ? title : words.text('import.column', { number: index + 1 }),
  );
  const namesPeople = columns.accountId !== null || columns.email !== null;

  const confirm = (): Promise<void> =>
    act(async () => {
      const chosen = asked === null ? {} : { dates: asked };
      props.onChanged(await callOperator('confirmImportColumns', { id, columns, ...chosen }));
    });
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h3" size="small">
          {words.text('import.mapping')}
        </Heading>
        <Aside>{words.text('import.mappingText')}</Aside>
      </Stack>
      <Inline space="space.150" rowSpace="space.100" shouldWrap>
        {FIELDS.map((field) => (
          <ChoiceFilter
            key={field}
            id={`import-${field}`}
            label={words.text(`import.columns.${field}`)}
            start={columns[field] === null ? null : String(columns[field])}
            placeholder={words.text('common.none')}
            options={titles.map((label, index) => ({ value: String(index), label }))}
            onChoose={(column) => {
              setColumns({ ...columns, [field]: column === null ? null : Number(column) });
            }}
          />
        ))}
      </Inline>
      <SwitchSetting
        id="import-header"
        label={words.text('import.header')}
        help={words.text('import.headerHelp')}
        isOn={columns.hasHeader}
        onSwitch={(hasHeader) => {
          setColumns({ ...columns, hasHeader });
        }}
      />
      <DynamicTable
        label={words.text('import.firstLines')}
        head={{ cells: titles.map((title, index) => ({ key: String(index), content: title })) }}
        rows={(columns.hasHeader ? others : [first, ...others]).map((cells, line) => ({
          key: String(line),
          cells: titles.map((_, index) => ({
            key: String(index),
            content: <Text>{cells[index] ?? ''}</Text>,
          })),
        }))}
      />
      {found === null || asked === null ? null : (
        <DatesChoiceFields found={found} chosen={asked} onChoose={setDates} />
      )}
      {namesPeople ? null : (
        <SectionMessage appearance="warning" title={words.text('import.noColumn')}>
          <Text>{words.text('import.noColumnText')}</Text>
        </SectionMessage>
      )}
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('import.notConfirmed')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      <Inline>
        <LoadingButton
          appearance="primary"
          isLoading={isBusy}
          isDisabled={!namesPeople || (found !== null && asked !== null && !datesAreClear(found, asked))}
          onClick={() => void confirm()}
        >
          {words.text(asked?.use === 'only' ? 'import.dates.confirmOnly' : 'import.confirmColumns')}
        </LoadingButton>
      </Inline>
    </Stack>
  );
}
