import { Button, ButtonGroup, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { ConflictMessage } from '../page/conflict-message';

/** Why the server did not save. */
export interface Refusal {
  problem: string;
  /** Somebody else was faster: only reloading helps. */
  isConflict: boolean;
}

/** Saves or discards, and says how things stand. */
export function SaveBar(props: {
  isBusy: boolean;
  isValid: boolean;
  hasChanges: boolean;
  refusal: Refusal | null;
  onDiscard: () => void;
  onReload: () => void;
}): ReactElement {
  const { isBusy, isValid, hasChanges, refusal } = props;
  const words = useWords();
  const standing = isValid ? (hasChanges ? 'changed' : 'unchanged') : 'invalid';
  return (
    <Stack space="space.150">
      {refusal === null ? null : (
        <RefusalMessage
          refusal={refusal}
          title={words.text('settings.refused')}
          conflictText={words.text('settings.conflictText')}
          onReload={props.onReload}
        />
      )}
      <Aside>{words.text(`settings.${standing}`)}</Aside>
      <Inline>
        <ButtonGroup label={words.text('settings.actions')}>
          <LoadingButton
            type="submit"
            appearance="primary"
            isLoading={isBusy}
            isDisabled={!hasChanges || !isValid}
          >
            {words.text('settings.save')}
          </LoadingButton>
          <Button appearance="subtle" isDisabled={!hasChanges || isBusy} onClick={props.onDiscard}>
            {words.text('settings.discard')}
          </Button>
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}

/** Why the server did not save; after a conflict it offers to reload. */
export function RefusalMessage(props: {
  refusal: Refusal;
  title: string;
  /** What reloading does to what was typed. */
  conflictText: string;
  onReload: () => void;
}): ReactElement {
  const { refusal, title, conflictText, onReload } = props;
  if (!refusal.isConflict) {
    return (
      <SectionMessage appearance="error" title={title}>
        <Text>{refusal.problem}</Text>
      </SectionMessage>
    );
  }
  return <ConflictMessage sentences={[refusal.problem, conflictText]} onReload={onReload} />;
}
