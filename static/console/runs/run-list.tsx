import { EmptyState, Heading, Inline, LoadingButton, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { hasEnded } from '../../shared/run-status';
import type { Loaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import type { RunList } from './run-pages';
import { RunTable } from './run-table';

interface RunListProps {
  state: Loaded<RunList>;
  /** The run that was looked at last, to which the keyboard returns. */
  lastId: string | null;
  onOpen: (id: string) => void;
  onReload: () => Promise<void>;
  onMore: () => Promise<void>;
}

/** The list of runs in each of its states. */
export function RunListView(props: RunListProps): ReactElement {
  const { state, onReload } = props;
  const words = useWords();
  const runs = state.kind === 'loaded' ? state.value.runs : [];
  const isLive = runs.some(({ status }) => !hasEnded(status));
  usePolling(isLive, JSON.stringify(runs), onReload);

  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('runs.heading')}
      </Heading>
      <Aside>{words.text('runs.introduction')}</Aside>
      {state.kind === 'loading' ? <Loading what={words.text('runs.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('runs.failed')} problem={state.problem} onRetry={() => void onReload()} />
      ) : null}
      {state.kind === 'loaded' ? <LoadedRuns {...props} list={state.value} problem={state.problem} /> : null}
    </Stack>
  );
}

function LoadedRuns(props: RunListProps & { list: RunList; problem: string | null }): ReactElement {
  const { list, problem, onReload } = props;
  const words = useWords();
  if (list.runs.length === 0 && list.next === null && problem === null) {
    return (
      <EmptyState
        headingLevel={3}
        header={words.text('runs.empty.header')}
        description={words.text('runs.empty.description')}
      />
    );
  }
  const isLive = list.runs.some(({ status }) => !hasEnded(status));
  return (
    <Stack space="space.200">
      {problem === null ? null : (
        <OutOfDate title={words.text('runs.partial')} problem={problem} onRetry={() => void onReload()} />
      )}
      <RunTable runs={list.runs} lastId={props.lastId} onOpen={props.onOpen} />
      <MoreRuns list={list} onMore={props.onMore} />
      {isLive ? <Aside>{words.text('runs.live')}</Aside> : null}
    </Stack>
  );
}

function MoreRuns({ list, onMore }: { list: RunList; onMore: () => Promise<void> }): ReactElement {
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const shown = words.counted('runs.shown', list.runs.length);
  if (list.next === null) return <Aside>{`${shown} ${words.text('runs.isLast')}`}</Aside>;
  const more = async (): Promise<void> => {
    setBusy(true);
    await onMore();
    setBusy(false);
  };
  return (
    <Inline space="space.150" alignBlock="center">
      <LoadingButton isLoading={isBusy} onClick={() => void more()}>
        {words.text('runs.more')}
      </LoadingButton>
      <Aside>{shown}</Aside>
    </Inline>
  );
}
