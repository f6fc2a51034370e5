import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ImportView } from '../../../src/contract/imports';
import { AskButton } from '../../shared/ask-button';
import { callOperator } from '../../shared/call';
import { UNTYPED_PEOPLE } from '../../shared/confirmation';
import { TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';

/** Asks whether everybody else follows the first one. */
export function ConfirmRest(props: {
  imported: ImportView;
  onChanged: (imported: ImportView) => void;
}): ReactElement {
  const { imported } = props;
  const words = useWords();
  const [typed, setTyped] = useState('');
  const { left } = imported.totals;
  const isTyped = left > UNTYPED_PEOPLE;
  const confirm = async (): Promise<void> => {
    const typedCount = isTyped ? left : null;
    props.onChanged(await callOperator('confirmImport', { id: imported.id, typedCount }));
  };
  return (
    <SectionMessage appearance="information" title={words.text('import.verified')}>
      <Stack space="space.150">
        <Text>{words.text('import.verifiedText')}</Text>
        <Inline>
          <AskButton
            label={words.counted('import.rest', left)}
            buttonAppearance="primary"
            title={words.counted('import.restTitle', left)}
            sentence={words.text('import.restSentence')}
            confirmLabel={words.counted('import.restConfirm', left)}
            keepLabel={words.text('import.restKeep')}
            refusedTitle={words.text('import.notConfirmed')}
            appearance="danger"
            isIncomplete={isTyped && typed.trim() !== String(left)}
            onConfirm={confirm}
          >
            {isTyped ? (
              <TextSetting
                id="import-count"
                label={words.text('confirm.type', { count: String(left) })}
                help={words.text('import.typeHelp')}
                problem={null}
                start=""
                onType={setTyped}
              />
            ) : null}
          </AskButton>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
