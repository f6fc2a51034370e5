import { EmptyState, Stack } from '@forge/react';
import { useCallback, type ReactElement } from 'react';
import type { ApprovalPage, ApprovalRequest } from '../../../src/contract/approvals';
import { callOperator } from '../../shared/call';
import { Pages, type Page } from '../../shared/pages';
import { Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import { ApprovalTable } from './approval-table';
import type { Whose } from './approvals-tab';

/** Others ask while somebody looks. */
const POLL_MILLISECONDS = 10_000;

interface ListProps {
  whose: Whose;
  lastId: string | null;
  onOpen: (request: ApprovalRequest) => void;
}

/** Requests page by page, the newest first. */
export function ApprovalList(props: ListProps): ReactElement {
  const words = useWords();
  return (
    <Pages
      label={words.text('approvals.pages')}
      previous={words.text('approvals.previous')}
      next={words.text('approvals.next')}
      draw={(page) => <OnePage {...props} {...page} />}
    />
  );
}

function OnePage({ whose, lastId, cursor, onOpen, turn }: ListProps & Page): ReactElement {
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
