import { SectionMessage, Stack, Text } from '@forge/react';
import { useCallback, type ReactElement } from 'react';
import type { ApprovalRequest } from '../../../src/contract/approvals';
import { callOperator } from '../../shared/call';
import { Failed, Loading } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import { Counts } from '../import/progress';
import { Rows } from '../import/rows';

/** Everybody of the import that is agreed to together with its first person. */
export function ImportAsked(props: {
  asked: NonNullable<ApprovalRequest['import']>;
  onOpenRun: (runId: string) => void;
}): ReactElement {
  const { id, people } = props.asked;
  const words = useWords();
  const read = useCallback(() => callOperator('getImport', { id }), [id]);
  const { state, reload } = useLoaded(read);
  if (state.kind === 'loading') return <Loading what={words.text('import.whatOne')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('import.failedOne')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const imported = state.value;
  return (
    <Stack space="space.200">
      <SectionMessage appearance="warning" title={words.counted('approvals.import.title', people)}>
        <Text>{words.text('approvals.import.text', { file: imported.name })}</Text>
      </SectionMessage>
      <Counts imported={imported} />
      <Rows imported={imported} startsWith="found" onOpenRun={props.onOpenRun} />
    </Stack>
  );
}
