import { Heading, ProgressBar, Stack, Text } from '@forge/react';
import { useCallback, type ReactElement } from 'react';
import type { BatchView } from '../../../src/contract/runs';
import { callOperator } from '../../shared/call';
import { nameOf } from '../../shared/people';
import { Failed, Loading } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';

/** More names than this are counted. */
const MOST_NAMES = 3;

/** How far the runs are that were started together; nothing when the run was started alone. */
export function BatchBar({ id }: { id: string }): ReactElement | null {
  const words = useWords();
  const read = useCallback(() => callOperator('getBatch', { id }), [id]);
  const { state, reload } = useLoaded(read);
  const batch = state.kind === 'loaded' ? state.value : null;
  usePolling(batch !== null && batch.ended < batch.runs.length, JSON.stringify(batch), reload);
  switch (state.kind) {
    case 'loading':
      return <Loading what={words.text('batch.what')} />;
    case 'failed':
      return (
        <Failed title={words.text('batch.failed')} problem={state.problem} onRetry={() => void reload()} />
      );
    case 'loaded':
      return state.value.runs.length > 1 ? <Bar batch={state.value} /> : null;
  }
}

function Bar({ batch: { runs, ended } }: { batch: BatchView }): ReactElement {
  const words = useWords();
  const names = runs.slice(0, MOST_NAMES).map(({ leaver }) => nameOf(leaver, words));
  const others = runs.length - names.length;
  const who = words.list(others === 0 ? names : [...names, words.counted('batch.others', others)]);
  const progress = words.text('batch.progress', { ended, total: runs.length });
  return (
    <Stack space="space.075">
      <Heading as="h3" size="xsmall">
        {words.text('batch.together', { who })}
      </Heading>
      <ProgressBar
        ariaLabel={progress}
        value={ended / runs.length}
        appearance={runs.every(({ status }) => status === 'completed') ? 'success' : 'default'}
      />
      <Text size="small">{progress}</Text>
    </Stack>
  );
}
