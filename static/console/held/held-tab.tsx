import { EmptyState, Heading, Stack } from '@forge/react';
import { useCallback, useState, type ReactElement } from 'react';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import { HeldPages } from './held-pages';
import { HeldTable } from './held-table';

/** The people in the holding group: a work list until their accounts are closed. @param onOpenRun shows one run */
export function HeldTab({ onOpenRun }: { onOpenRun: (runId: string) => void }): ReactElement {
  const words = useWords();
  const [startAt, setStartAt] = useState(0);
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('held.heading')}
      </Heading>
      <Aside>{words.text('held.introduction')}</Aside>
      <HeldPage key={startAt} startAt={startAt} onOpenRun={onOpenRun} onTurn={setStartAt} />
    </Stack>
  );
}

interface HeldPageProps {
  startAt: number;
  onOpenRun: (runId: string) => void;
  onTurn: (startAt: number) => void;
}

function HeldPage({ startAt, onOpenRun, onTurn }: HeldPageProps): ReactElement {
  const words = useWords();
  const read = useCallback(() => callOperator('listHeld', { startAt }), [startAt]);
  const { state, reload } = useLoaded(read);
  if (state.kind === 'loading') return <Loading what={words.text('held.what')} />;
  if (state.kind === 'failed') {
    return <Failed title={words.text('held.failed')} problem={state.problem} onRetry={() => void reload()} />;
  }
  const { people, total } = state.value;
  return (
    <Stack space="space.200">
      {state.problem === null ? null : (
        <OutOfDate title={words.text('held.partial')} problem={state.problem} onRetry={() => void reload()} />
      )}
      {people.length === 0 ? (
        <EmptyState
          headingLevel={3}
          header={words.text('held.empty.header')}
          description={words.text('held.empty.description')}
        />
      ) : (
        <HeldTable people={people} onOpenRun={onOpenRun} />
      )}
      <HeldPages startAt={startAt} shown={people.length} total={total} onTurn={onTurn} />
    </Stack>
  );
}
