import { Button, ButtonGroup, SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { RunDetail } from '../../../src/contract/runs';
import { AskButton } from '../../shared/ask-button';
import { callOperator } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { nameOf } from '../../shared/people';
import { useWords } from '../../shared/words';

interface RunActionsProps {
  run: RunDetail;
  onDone: () => Promise<void>;
  onDecide: () => void;
  onRestore: () => void;
  onExport: () => void;
}

/** What the caller may do with a run now. Whom the server refuses all the same reads its words in place of the buttons. */
export function RunActions({
  run,
  onDone,
  onDecide,
  onRestore,
  onExport,
}: RunActionsProps): ReactElement | null {
  const words = useWords();
  const [refused, setRefused] = useState<{ title: string; problem: string } | null>(null);
  const { id, actions } = run;
  const leaver = nameOf(run.leaver, words);

  if (refused !== null) {
    return (
      <SectionMessage
        appearance="warning"
        title={refused.title}
        actions={[
          <SectionMessageAction
            key="retry"
            onClick={() => {
              setRefused(null);
            }}
          >
            {words.text('common.retry')}
          </SectionMessageAction>,
        ]}
      >
        <Text>{refused.problem}</Text>
      </SectionMessage>
    );
  }
  if (actions.length === 0) return null;

  const retry = async (): Promise<void> => {
    await callOperator('retryRun', { id });
    notifyDone(`retry-${id}`, words.text('retry.requested'));
    await onDone();
  };
  const cancel = async (): Promise<void> => {
    await callOperator('cancelRun', { id });
    notifyDone(`cancel-${id}`, words.text('cancel.requested'), words.text('cancel.requestedText'));
    await onDone();
  };
  const ask = (action: 'retry' | 'cancel') => ({
    label: words.text(`${action}.button`),
    title: words.text(`${action}.title`),
    sentence: words.text(`${action}.sentence`, { leaver }),
    confirmLabel: words.text(`${action}.confirm`),
    keepLabel: words.text(`${action}.keep`),
    refusedTitle: words.text(`${action}.refused`),
    onRefused: (problem: string) => {
      setRefused({ title: words.text(`${action}.refused`), problem });
    },
  });
  return (
    <Stack>
      <ButtonGroup label={words.text('run.actions')}>
        {actions.includes('approve') ? (
          <Button appearance="primary" onClick={onDecide}>
            {words.text('approvals.open')}
          </Button>
        ) : null}
        {actions.includes('retry') ? (
          <AskButton {...ask('retry')} appearance="primary" onConfirm={retry} />
        ) : null}
        {actions.includes('restore') ? (
          <Button onClick={onRestore}>{words.text('restore.open')}</Button>
        ) : null}
        {actions.includes('export') ? (
          <Button onClick={onExport}>{words.text('evidence.open')}</Button>
        ) : null}
        {actions.includes('cancel') ? (
          <AskButton {...ask('cancel')} appearance="warning" onConfirm={cancel} />
        ) : null}
      </ButtonGroup>
    </Stack>
  );
}
