import { EmptyState, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import { hasEnded } from '../../shared/run-status';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import type { Loaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import { LiveBatches } from './live-batches';
import { MoreRuns } from './more-runs';
import type { RunList } from './run-pages';
import { RunTable } from './run-table';

interface RunListProps {
  state: Loaded<RunList>;
  /** Whether no filter narrows the list. */
  isEverything: boolean;
  /** The run that was looked at last, to which the keyboard returns. */
  lastId: string | null;
  onOpen: (id: string) => void;
  onReload: () => Promise<void>;
  onMore: () => Promise<void>;
}

/** The list of runs in each of its states; it refreshes itself while one of them is under way. */
export function RunListView(props: RunListProps): ReactElement {
  const { state, onReload } = props;
  const words = useWords();
  const runs = state.kind === 'loaded' ? state.value.runs : [];
  const isLive = runs.some(({ status }) => !hasEnded(status));
  usePolling(isLive, JSON.stringify(runs), onReload);

  switch (state.kind) {
    case 'loading':
      return <Loading what={words.text('runs.what')} />;
    case 'failed':
      return (
        <Failed title={words.text('runs.failed')} problem={state.problem} onRetry={() => void onReload()} />
      );
    case 'loaded':
      return (
        <Stack space="space.200">
          {state.problem === null ? null : (
            <OutOfDate
              title={words.text('runs.partial')}
              problem={state.problem}
              onRetry={() => void onReload()}
            />
          )}
          <LoadedRuns {...props} list={state.value} />
          {isLive ? <Aside>{words.text('runs.live')}</Aside> : null}
        </Stack>
      );
  }
}

function LoadedRuns(props: RunListProps & { list: RunList }): ReactElement {
  const { list } = props;
  if (list.runs.length === 0 && list.next === null) return <NoRuns isEverything={props.isEverything} />;
  return (
    <Stack space="space.200">
      <LiveBatches runs={list.runs} />
      {list.runs.length === 0 ? null : (
        <RunTable runs={list.runs} lastId={props.lastId} onOpen={props.onOpen} />
      )}
      <MoreRuns list={list} onMore={props.onMore} />
    </Stack>
  );
}

function NoRuns({ isEverything }: { isEverything: boolean }): ReactElement {
  const words = useWords();
  const kind = isEverything ? 'empty' : 'noMatch';
  return (
    <EmptyState
      headingLevel={3}
      header={words.text(`runs.${kind}.header`)}
      description={words.text(`runs.${kind}.description`)}
    />
  );
}
