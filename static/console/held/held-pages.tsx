import { ButtonGroup, Button, Inline } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';

/** Members of a group that Jira gives at once (`GET group/member`). */
const PAGE = 50;

/** Which part of the list is shown, and the ways to the parts beside it. */
export function HeldPages(props: {
  startAt: number;
  shown: number;
  total: number;
  onTurn: (startAt: number) => void;
}): ReactElement | null {
  const { startAt, shown, total, onTurn } = props;
  const words = useWords();
  const end = startAt + shown;
  if (total === 0 && startAt === 0) return null;
  if (startAt === 0 && end >= total) return <Aside>{words.counted('held.all', total)}</Aside>;
  return (
    <Inline space="space.150" alignBlock="center">
      <ButtonGroup label={words.text('held.pages')}>
        <Button
          isDisabled={startAt === 0}
          onClick={() => {
            onTurn(Math.max(0, startAt - PAGE));
          }}
        >
          {words.text('held.previous')}
        </Button>
        <Button
          isDisabled={end >= total}
          onClick={() => {
            onTurn(startAt + PAGE);
          }}
        >
          {words.text('held.next')}
        </Button>
      </ButtonGroup>
      <Aside>{words.text('held.part', { first: Math.min(startAt + 1, total), last: end, total })}</Aside>
    </Inline>
  );
}
