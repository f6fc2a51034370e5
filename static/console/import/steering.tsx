import { ButtonGroup, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportView } from '../../../src/contract/imports';
import { AskButton } from '../../shared/ask-button';
import { callOperator } from '../../shared/call';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import type { ConsoleSetup } from '../offboard/draft';

/** Pause, go on and stop. Any operator may keep people from losing their access. */
export function Steering(props: {
  imported: ImportView;
  setup: ConsoleSetup;
  onChanged: (imported: ImportView) => void;
}): ReactElement | null {
  const { imported, setup, onChanged } = props;
  const { id, actions } = imported;
  const words = useWords();
  const { isBusy, problem, act } = useAct();
  if (!setup.roles.includes('operator') || !actions.includes('stop')) return null;

  const steer = (to: 'pause' | 'resume'): Promise<void> =>
    act(async () => {
      onChanged(await callOperator('steerImport', { id, to }));
    });
  return (
    <Stack space="space.100">
      <Inline>
        <ButtonGroup label={words.text('import.actions')}>
          {actions.includes('pause') ? (
            <LoadingButton isLoading={isBusy} onClick={() => void steer('pause')}>
              {words.text('import.pause')}
            </LoadingButton>
          ) : null}
          {actions.includes('resume') ? (
            <LoadingButton appearance="primary" isLoading={isBusy} onClick={() => void steer('resume')}>
              {words.text('import.resume')}
            </LoadingButton>
          ) : null}
          <AskButton
            label={words.text('import.stop')}
            title={words.text('import.stopTitle')}
            sentence={words.text('import.stopSentence')}
            confirmLabel={words.text('import.stopConfirm')}
            keepLabel={words.text('import.stopKeep')}
            refusedTitle={words.text('import.notSteered')}
            appearance="warning"
            onConfirm={async () => {
              onChanged(await callOperator('steerImport', { id, to: 'stop' }));
            }}
          />
        </ButtonGroup>
      </Inline>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('import.notSteered')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}
