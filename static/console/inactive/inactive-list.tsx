import { Button, ButtonGroup, EmptyState, Heading, Inline, Stack } from '@forge/react';
import { useCallback, useState, type ReactElement } from 'react';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import type { InactiveFigures } from './figures';
import { InactiveTable } from './inactive-table';

/** Who the people are whose access is not used, the longest inactive first. */
export function InactiveList({ figures }: { figures: InactiveFigures }): ReactElement {
  const words = useWords();
  const [page, setPage] = useState(0);
  const { candidates, listed } = figures;
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('inactive.list.heading')}
      </Heading>
      {candidates === 0 ? (
        <EmptyState
          headingLevel={4}
          header={words.text('inactive.list.empty.header')}
          description={words.text('inactive.list.empty.description')}
        />
      ) : (
        <InactivePage key={page} page={page} onTurn={setPage} />
      )}
      {candidates > listed ? <Aside>{words.text('inactive.list.cut', { listed, candidates })}</Aside> : null}
    </Stack>
  );
}

function InactivePage(props: { page: number; onTurn: (page: number) => void }): ReactElement {
  const { page, onTurn } = props;
  const words = useWords();
  const read = useCallback(() => callOperator('listInactive', { page }), [page]);
  const { state, reload } = useLoaded(read);
  if (state.kind === 'loading') return <Loading what={words.text('inactive.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('inactive.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const { people, pages } = state.value;
  return (
    <Stack space="space.150">
      <InactiveTable people={people} />
      {pages < 2 ? null : (
        <Inline space="space.150" alignBlock="center">
          <ButtonGroup label={words.text('inactive.list.pages')}>
            <Button
              isDisabled={page === 0}
              onClick={() => {
                onTurn(page - 1);
              }}
            >
              {words.text('inactive.list.previous')}
            </Button>
            <Button
              isDisabled={page + 1 >= pages}
              onClick={() => {
                onTurn(page + 1);
              }}
            >
              {words.text('inactive.list.next')}
            </Button>
          </ButtonGroup>
          <Aside>{words.text('inactive.list.page', { page: page + 1, pages })}</Aside>
        </Inline>
      )}
    </Stack>
  );
}
