import { Inline, LoadingButton, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { RunList } from './run-pages';

/** How many runs are shown, how far back that is, and the way to older ones. */
export function MoreRuns({ list, onMore }: { list: RunList; onMore: () => Promise<void> }): ReactElement {
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const { runs, next, lookedBackTo } = list;
  const shown = runs.length === 0 ? words.text('runs.noneYet') : words.counted('runs.shown', runs.length);
  if (next === null) return <Aside>{`${shown} ${words.text('runs.isLast')}`}</Aside>;
  const more = async (): Promise<void> => {
    setBusy(true);
    await onMore();
    setBusy(false);
  };
  return (
    <Inline space="space.150" alignBlock="center" shouldWrap>
      <LoadingButton isLoading={isBusy} onClick={() => void more()}>
        {words.text(lookedBackTo === null ? 'runs.more' : 'runs.further')}
      </LoadingButton>
      <Aside>{shown}</Aside>
      {lookedBackTo === null ? null : (
        <Text>{words.text('runs.lookedBack', { day: words.day(lookedBackTo) })}</Text>
      )}
    </Inline>
  );
}
