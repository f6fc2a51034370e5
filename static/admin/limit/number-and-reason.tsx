import type { ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { useProblemWords } from '../settings/section';
import { MOST_PEOPLE, numberProblem, reasonProblem } from './problems';

/** How many people, and why: what every agreement says. */
export interface NumberAndReason {
  number: string;
  reason: string;
}

export const NOTHING_TYPED: NumberAndReason = { number: '', reason: '' };

export const isFilled = ({ number, reason }: NumberAndReason): boolean =>
  numberProblem(number, MOST_PEOPLE) === null && reason.trim() !== '' && reasonProblem(reason) === null;

export function NumberField(props: {
  id: string;
  number: string;
  onType: (number: string) => void;
}): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { id, number, onType } = props;
  return (
    <TextSetting
      id={`${id}-number`}
      type="number"
      label={words.text('limit.number')}
      help={words.text('limit.numberHelp')}
      problem={number === '' ? null : inWords(numberProblem(number, MOST_PEOPLE) ?? undefined)}
      start={number}
      onType={onType}
    />
  );
}

export function ReasonField(props: {
  id: string;
  reason: string;
  onType: (reason: string) => void;
}): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { id, reason, onType } = props;
  return (
    <TextSetting
      id={`${id}-reason`}
      label={words.text('limit.reason')}
      help={words.text('limit.reasonHelp')}
      problem={inWords(reasonProblem(reason) ?? undefined)}
      start={reason}
      onType={onType}
    />
  );
}
