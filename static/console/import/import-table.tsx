import { DynamicTable, EmptyState, Lozenge, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportListed, ImportStage } from '../../../src/contract/imports';
import type { LozengeAppearance } from '../../shared/lozenges';
import { useWords, type Words } from '../../shared/words';
import { openRunButton } from '../runs/open-run-button';

const COLUMNS = [
  { key: 'file', width: 30 },
  { key: 'stage', width: 16 },
  { key: 'rows', width: 10 },
  { key: 'operator', width: 22 },
  { key: 'begun', width: 22 },
] as const;

const APPEARANCES: Readonly<Record<ImportStage, LozengeAppearance>> = {
  uploading: 'new',
  mapping: 'new',
  dates: 'inprogress',
  reading: 'inprogress',
  judging: 'inprogress',
  judged: 'new',
  canary: 'inprogress',
  asking: 'new',
  running: 'inprogress',
  paused: 'moved',
  stopping: 'moved',
  stopped: 'default',
  done: 'success',
  unusable: 'removed',
  removed: 'default',
};

/** A stage in words and colour. No component: it stands in cells, too. */
export const stageLozenge = (stage: ImportStage, words: Words): ReactElement => (
  <Lozenge appearance={APPEARANCES[stage]}>{words.text(`import.stages.${stage}`)}</Lozenge>
);

/** Earlier imports; the name of a file opens it. */
export function ImportTable(props: {
  imports: readonly ImportListed[];
  onOpen: (id: string) => void;
}): ReactElement {
  const words = useWords();
  if (props.imports.length === 0) {
    return (
      <EmptyState
        headingLevel={3}
        header={words.text('import.none')}
        description={words.text('import.noneText')}
      />
    );
  }
  return (
    <DynamicTable
      label={words.text('import.earlier')}
      isFixedSize
      head={{
        cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`import.${key}`) })),
      }}
      rows={props.imports.map((one) => ({
        key: one.id,
        cells: [
          {
            key: 'file',
            content: openRunButton(one.name, () => {
              props.onOpen(one.id);
            }),
          },
          { key: 'stage', content: stageLozenge(one.stage, words) },
          { key: 'rows', content: <Text>{one.rows.toLocaleString(words.locale)}</Text> },
          { key: 'operator', content: <Text>{one.operator.displayName}</Text> },
          { key: 'begun', content: <Text>{words.moment(one.createdAt)}</Text> },
        ],
      }))}
    />
  );
}
