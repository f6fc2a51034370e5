import { Button, ButtonGroup, EmptyState, Inline, Stack } from '@forge/react';
import { useCallback, useState, type ReactElement } from 'react';
import type { ApprovalPage, ApprovalRequest } from '../../../src/contract/approvals';
import { callOperator } from '../../shared/call';
import { Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import { ApprovalTable } from './approval-table';
import type { Whose } from './approvals-tab';

/** Others ask while somebody looks. */
const POLL_MILLISECONDS = 10_000;

/** Requests page by page, the newest first. */
export function ApprovalList(props: {
  whose: Whose;
  lastId: string | null;
  onOpen: (request: ApprovalRequest) => void;
}): ReactElement {
  const words = useWords();
  /** Where each page after the first begins, up to the one that is shown. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const turn = (next: string | null): ReactElement | null =>
    next === null && cursor === undefined ? null : (
      <Inline>
        <ButtonGroup label={words.text('approvals.pages')}>
          <Button
            isDisabled={cursor === undefined}
            onClick={() => {
              setCursors(cursors.slice(0, -1));
            }}
          >
            {words.text('approvals.previous')}
          </Button>
          <Button
            isDisabled={next === null}
            onClick={() => {
              if (next !== null) setCursors([...cursors, next]);
            }}
          >
            {words.text('approvals.next')}
          </Button>
        </ButtonGroup>
      </Inline>
    );
  return <OnePage key={cursor ?? 'first'} {...props} cursor={cursor} turn={turn} />;
}

function OnePage(props: {
  whose: Whose;
  lastId: string | null;
  cursor: string | undefined;
  onOpen: (request: ApprovalRequest) => void;
  turn: (next: string | null) => ReactElement | null;
}): ReactElement {
  const { whose, lastId, cursor, onOpen, turn } = props;
  const words = useWords();
  const read = useCallback(
    (): Promise<ApprovalPage> => callOperator('listApprovals', { whose, ...(cursor && { cursor }) }),
    [whose, cursor],
  );
  const { state, reload } = useLoaded(read);
  usePolling(state.kind === 'loaded', JSON.stringify(state), reload, POLL_MILLISECONDS);
  if (state.kind === 'loading') return <Loading what={words.text('approvals.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('approvals.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const { requests, next } = state.value;
  return (
    <Stack space="space.200">
      {state.problem === null ? null : (
        <OutOfDate
          title={words.text('approvals.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      )}
      {requests.length === 0 ? (
        <EmptyState
          headingLevel={3}
          header={words.text(`approvals.${whose}.empty`)}
          description={words.text(`approvals.${whose}.emptyText`)}
        />
      ) : (
        <ApprovalTable requests={requests} lastId={lastId} onOpen={onOpen} />
      )}
      {turn(next)}
    </Stack>
  );
}
