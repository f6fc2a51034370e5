import { HelperMessage } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { momentIn } from '../../console/offboard/clock-time';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import type { ChangeProps } from './change-props';
import { MomentField, type DayAndTime } from './moment-field';
import { isFilled, NOTHING_TYPED, NumberField, ReasonField } from './number-and-reason';

const NO_MOMENT: DayAndTime = { date: '', time: '' };
const EMPTY = { ...NOTHING_TYPED, from: NO_MOMENT, until: NO_MOMENT };

/** Asks a second administrator to agree to a bulk beforehand: a merger, a clean-up. */
export function BulkButton({ zone, onChanged, onRefused }: ChangeProps & { zone: string }): ReactElement {
  const words = useWords();
  const [draft, setDraft] = useState(EMPTY);
  const from = momentIn(zone, draft.from.date, draft.from.time);
  const until = momentIn(zone, draft.until.date, draft.until.time);
  const change = (changes: Partial<typeof draft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };
  const ask = async (): Promise<void> => {
    if (from === undefined || until === undefined) return;
    const { number, reason } = draft;
    const wanted = { kind: 'bulk' as const, number: Number(number), from, until, reason };
    const changed = await callAdmin('askAllowance', { wanted });
    notifyDone('bulk-asked', words.text('limit.asked'));
    setDraft(EMPTY);
    await onChanged(changed);
  };
  return (
    <AskButton
      label={words.text('limit.bulk.button')}
      title={words.text('limit.bulk.title')}
      sentence={words.text('limit.bulk.sentence')}
      confirmLabel={words.text('limit.ask')}
      keepLabel={words.text('limit.keep')}
      refusedTitle={words.text('limit.refused')}
      appearance="primary"
      width="medium"
      isIncomplete={!isFilled(draft) || from === undefined || until === undefined}
      onConfirm={ask}
      onRefused={onRefused}
    >
      <NumberField
        id="bulk"
        number={draft.number}
        onType={(number) => {
          change({ number });
        }}
      />
      <MomentField
        id="bulk-from"
        label={words.text('limit.bulk.from')}
        chosen={draft.from}
        onChoose={(chosen) => {
          change({ from: chosen });
        }}
      />
      <MomentField
        id="bulk-until"
        label={words.text('limit.bulk.until')}
        chosen={draft.until}
        onChoose={(chosen) => {
          change({ until: chosen });
        }}
      />
      <HelperMessage>{words.text('limit.bulk.zone', { zone })}</HelperMessage>
      <ReasonField
        id="bulk"
        reason={draft.reason}
        onType={(reason) => {
          change({ reason });
        }}
      />
    </AskButton>
  );
}
