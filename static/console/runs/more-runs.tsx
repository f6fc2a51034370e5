import { Inline, LoadingButton, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import type { RunList } from './run-pages';

/** How many runs are shown, how far back that is, and the way to older ones. */
export function MoreRuns({ list, onMore }: { list: RunList; onMore: () => Promise<void> }): ReactElement {
  const words = useWords();
  const { isBusy, act } = useAct();
  const { runs, next, lookedBackTo } = list;
  const shown = runs.length === 0 ? words.text('runs.noneYet') : words.counted('runs.shown', runs.length);
  if (next === null) return <Aside>{`${shown} ${words.text('runs.isLast')}`}</Aside>;
  return (
    <Inline space="space.150" alignBlock="center" shouldWrap>
      <LoadingButton isLoading={isBusy} onClick={() => void act(onMore)}>
        {words.text(lookedBackTo === null ? 'runs.more' : 'runs.further')}
      </LoadingButton>
      <Aside>{shown}</Aside>
      {lookedBackTo === null ? null : (
        <Text>{words.text('runs.lookedBack', { day: words.day(lookedBackTo) })}</Text>
      )}
    </Inline>
  );
}
