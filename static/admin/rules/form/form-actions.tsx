import { Button, ButtonGroup, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { useWords } from '../../../shared/words';
import { RefusalMessage, type Refusal } from '../../settings/save-bar';

/** Saves the rule or leaves it, and says why it was not saved. */
export function FormActions(props: {
  isBusy: boolean;
  /** Somebody tried to save while something was missing or wrong. */
  isIncomplete: boolean;
  refusal: Refusal | null;
  onCancel: () => void;
  onReload: () => void;
}): ReactElement {
  const { isBusy, isIncomplete, refusal, onCancel, onReload } = props;
  const words = useWords();
  return (
    <Stack space="space.150">
      {isIncomplete ? (
        <SectionMessage appearance="warning" title={words.text('ruleForm.incomplete')}>
          <Text>{words.text('ruleForm.incompleteText')}</Text>
        </SectionMessage>
      ) : null}
      {refusal === null ? null : (
        <RefusalMessage
          refusal={refusal}
          title={words.text('ruleForm.refused')}
          conflictText={words.text('ruleForm.conflictText')}
          onReload={onReload}
        />
      )}
      <Inline>
        <ButtonGroup label={words.text('ruleForm.actions')}>
          <LoadingButton type="submit" appearance="primary" isLoading={isBusy}>
            {words.text('ruleForm.save')}
          </LoadingButton>
          <Button appearance="subtle" isDisabled={isBusy} onClick={onCancel}>
            {words.text('ruleForm.cancel')}
          </Button>
        </ButtonGroup>
      </Inline>
    </Stack>
  );
}
