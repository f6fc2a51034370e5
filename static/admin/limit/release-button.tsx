import { useState, type ReactElement } from 'react';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { TextSetting } from '../../shared/fields';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import { useProblemWords } from '../settings/section';
import type { ChangeProps } from './change-props';
import { isFilled, NOTHING_TYPED, NumberField, ReasonField } from './number-and-reason';
import { MOST_HOURS, numberProblem } from './problems';

/** Asks a second administrator to let go on what is held. */
export function ReleaseButton({ onChanged, onRefused }: ChangeProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const [draft, setDraft] = useState({ ...NOTHING_TYPED, hours: '1' });
  const hoursProblem = numberProblem(draft.hours, MOST_HOURS);
  const change = (changes: Partial<typeof draft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const ask = async (): Promise<void> => {
    const { number, hours, reason } = draft;
    const wanted = { kind: 'release' as const, number: Number(number), hours: Number(hours), reason };
    const changed = await callAdmin('askAllowance', { wanted });
    notifyDone('release-asked', words.text('limit.asked'));
    setDraft({ ...NOTHING_TYPED, hours: '1' });
    await onChanged(changed);
  };
  return (
    <AskButton
      label={words.text('limit.release.button')}
      title={words.text('limit.release.title')}
      sentence={words.text('limit.release.sentence')}
      confirmLabel={words.text('limit.ask')}
      keepLabel={words.text('limit.keep')}
      refusedTitle={words.text('limit.refused')}
      appearance="primary"
      buttonAppearance="primary"
      isIncomplete={!isFilled(draft) || hoursProblem !== null}
      onConfirm={ask}
      onRefused={onRefused}
    >
      <NumberField
        id="release"
        number={draft.number}
        onType={(number) => {
          change({ number });
        }}
      />
      <TextSetting
        id="release-hours"
        type="number"
        label={words.text('limit.release.hours')}
        help={words.text('limit.release.hoursHelp')}
        problem={inWords(hoursProblem ?? undefined)}
        start={draft.hours}
        onType={(hours) => {
          change({ hours });
        }}
      />
      <ReasonField
        id="release"
        reason={draft.reason}
        onType={(reason) => {
          change({ reason });
        }}
      />
    </AskButton>
  );
}
