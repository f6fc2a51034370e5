import { Box, Button, DynamicTable, Heading, Inline, ProgressBar, Stack, Text } from '@forge/react';
import { useCallback, useEffect, useRef, type ReactElement } from 'react';
import type { BatchView, RunRow } from '../../../src/contract/runs';
import { callOperator } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { nameOf } from '../../shared/people';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { statusLozenge } from '../../shared/statuses';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import { openRunButton } from '../runs/open-run-button';
import { resultInWords } from '../runs/result-words';

const POLL_MILLISECONDS = 2_000;

/** What was started together, while it happens and when it has ended. */
export function BatchProgress(props: {
  id: string;
  onOpenRun: (runId: string) => void;
  onAnother: () => void;
}): ReactElement {
  const { id } = props;
  const words = useWords();
  const read = useCallback(() => callOperator('getBatch', { id }), [id]);
  const { state, reload } = useLoaded(read);
  const batch = state.kind === 'loaded' ? state.value : null;
  const hasEnded = batch !== null && batch.ended === batch.runs.length;
  usePolling(batch !== null && !hasEnded, JSON.stringify(batch), reload, POLL_MILLISECONDS);
  useEndNotice(batch, hasEnded);

  return (
    <Stack space="space.250">
      {state.kind === 'loading' ? <Loading what={words.text('batch.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('batch.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' ? (
        <>
          {state.problem === null ? null : (
            <OutOfDate
              title={words.text('batch.partial')}
              problem={state.problem}
              onRetry={() => void reload()}
            />
          )}
          <LoadedBatch batch={state.value} onOpenRun={props.onOpenRun} />
        </>
      ) : null}
      <Inline>
        <Button appearance={hasEnded ? 'primary' : 'default'} onClick={props.onAnother}>
          {words.text('batch.another')}
        </Button>
      </Inline>
    </Stack>
  );
}

function LoadedBatch(props: { batch: BatchView; onOpenRun: (runId: string) => void }): ReactElement {
  const { runs, ended } = props.batch;
  const words = useWords();
  const progress = words.text('batch.progress', { ended, total: runs.length });
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {words.counted('batch.heading', runs.length)}
        </Heading>
        <Aside>{words.text(ended === runs.length ? 'batch.over' : 'batch.live')}</Aside>
      </Stack>
      <Stack space="space.100">
        <Box role="status">
          <Text weight="medium">{progress}</Text>
        </Box>
        <ProgressBar
          ariaLabel={progress}
          value={runs.length === 0 ? 1 : ended / runs.length}
          appearance={runs.every(({ status }) => status === 'completed') ? 'success' : 'default'}
        />
      </Stack>
      <BatchTable runs={runs} onOpenRun={props.onOpenRun} />
    </Stack>
  );
}

function BatchTable(props: { runs: readonly RunRow[]; onOpenRun: (runId: string) => void }): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('batch.caption')}
      isFixedSize
      head={{
        cells: [
          { key: 'person', width: 25, content: words.text('runs.person') },
          { key: 'status', width: 15, content: words.text('runs.status') },
          { key: 'result', width: 60, content: words.text('runs.result') },
        ],
      }}
      rows={props.runs.map((run) => ({
        key: run.id,
        cells: [
          {
            key: 'person',
            content: openRunButton(nameOf(run.leaver, words), () => {
              props.onOpenRun(run.id);
            }),
          },
          { key: 'status', content: statusLozenge(run.status, words) },
          { key: 'result', content: <Text>{resultInWords(run, words)}</Text> },
        ],
      }))}
    />
  );
}

/** Tells once that the last run has ended, where screen readers hear it. */
function useEndNotice(batch: BatchView | null, hasEnded: boolean): void {
  const words = useWords();
  const wasLive = useRef(false);
  useEffect(() => {
    if (batch === null) return;
    if (hasEnded && wasLive.current) {
      notifyDone(`batch-${batch.id}`, words.counted('batch.ended', batch.runs.length));
    }
    wasLive.current = !hasEnded;
  }, [batch, hasEnded, words]);
}
