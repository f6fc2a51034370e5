import { EmptyState, Stack } from '@forge/react';
import { useCallback, useState, type ReactElement } from 'react';
import type { CandidateStage, CandidateView } from '../../../../src/contract/candidates';
import { callOperator } from '../../../shared/call';
import { Pages, type Page } from '../../../shared/pages';
import { Failed, Loading, OutOfDate } from '../../../shared/states';
import { useLoaded } from '../../../shared/use-loaded';
import { useWords } from '../../../shared/words';
import { CandidateTable } from './candidate-table';
import { ReviewBar } from './review-bar';

interface ListProps {
  stage: CandidateStage;
  mayReview: boolean;
  onOpenRun: (runId: string) => void;
}

/** The candidates of a stage page by page, the latest first. */
export function CandidateList(props: ListProps): ReactElement {
  const words = useWords();
  return (
    <Pages
      label={words.text('candidates.pages')}
      previous={words.text('candidates.previous')}
      next={words.text('candidates.next')}
      draw={(page) => <OnePage {...props} {...page} />}
    />
  );
}

function OnePage({ stage, cursor, turn, mayReview, onOpenRun }: ListProps & Page): ReactElement {
  const words = useWords();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const read = useCallback(
    () => callOperator('listCandidates', { stage, ...(cursor && { cursor }) }),
    [stage, cursor],
  );
  const { state, reload } = useLoaded(read);
  if (state.kind === 'loading') return <Loading what={words.text('candidates.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('candidates.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const { candidates, next } = state.value;
  const chosen = candidates.filter(({ person }) => ticked.has(person.accountId));
  const done = async (): Promise<void> => {
    setTicked(new Set());
    await reload();
  };
  return (
    <Stack space="space.150">
      {state.problem === null ? null : (
        <OutOfDate
          title={words.text('candidates.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      )}
      {candidates.length === 0 ? (
        <EmptyState
          headingLevel={4}
          header={words.text('candidates.empty')}
          description={words.text('candidates.emptyText')}
        />
      ) : (
        <>
          {mayReview ? <ReviewBar stage={stage} chosen={chosen} onDone={done} /> : null}
          <CandidateTable
            candidates={candidates}
            ticked={ticked}
            mayTick={mayReview && mayBeDecided(stage)}
            onOpenRun={onOpenRun}
            onTick={(accountId) => {
              setTicked(toggled(ticked, accountId));
            }}
            onTickAll={() => {
              setTicked(chosen.length === candidates.length ? new Set() : idsOf(candidates));
            }}
          />
        </>
      )}
      {turn(next)}
    </Stack>
  );
}

/** Whose way has come to its end is left alone. */
const mayBeDecided = (stage: CandidateStage): boolean =>
  stage !== 'kept' && stage !== 'restored' && stage !== 'dismissed';

const idsOf = (candidates: readonly CandidateView[]): ReadonlySet<string> =>
  new Set(candidates.map(({ person }) => person.accountId));

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const others = [...ids].filter((one) => one !== id);
  return new Set(ids.has(id) ? others : [...others, id]);
}
