import { Inline } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportStage, ImportView } from '../../../src/contract/imports';
import { AskButton } from '../../shared/ask-button';
import { callOperator } from '../../shared/call';
import { useWords } from '../../shared/words';

/** Stages in which nothing happens by itself, as the server sees it. */
const REMOVABLE: readonly ImportStage[] = [
  'uploading',
  'mapping',
  'judged',
  'asking',
  'stopped',
  'done',
  'unusable',
];

/** Takes file and rows away at once, for whoever began the import. */
export function RemoveRows(props: {
  imported: ImportView;
  onChanged: (imported: ImportView) => void;
}): ReactElement | null {
  const { id, isOwn, stage } = props.imported;
  const words = useWords();
  if (!isOwn || !REMOVABLE.includes(stage)) return null;
  return (
    <Inline>
      <AskButton
        label={words.text('import.remove')}
        title={words.text('import.removeTitle')}
        sentence={words.text('import.removeSentence')}
        confirmLabel={words.text('import.removeConfirm')}
        keepLabel={words.text('import.removeKeep')}
        refusedTitle={words.text('import.notRemoved')}
        appearance="warning"
        onConfirm={async () => {
          props.onChanged(await callOperator('removeImport', { id }));
        }}
      />
    </Inline>
  );
}
