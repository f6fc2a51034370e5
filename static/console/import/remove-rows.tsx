import { Inline } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportView } from '../../../src/contract/imports';
import { AskButton } from '../../shared/ask-button';
import { callOperator } from '../../shared/call';
import { useWords } from '../../shared/words';

/** Takes file and rows away at once, for whoever began the import. */
export function RemoveRows(props: {
  imported: ImportView;
  onChanged: (imported: ImportView) => void;
}): ReactElement | null {
  const { id, actions } = props.imported;
  const words = useWords();
  if (!actions.includes('remove')) return null;
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
