import { Box, DatePicker, Label, Select, UserPicker, xcss } from '@forge/react';
import type { ReactElement } from 'react';
import type { PersonView } from '../../../src/contract/runs';
import { useWords } from '../../shared/words';
import { peopleIn } from '../offboard/picked';

const choiceStyle = xcss({ width: '200px' });
const personStyle = xcss({ width: '260px' });

/** One of a few values, or any of them. It is told its value only when it appears. */
export function ChoiceFilter<Value extends string>(props: {
  id: string;
  label: string;
  start: Value | null;
  /** Whether there is always one of them. */
  isNeeded?: boolean;
  /** In place of "Any", where no value means none. */
  placeholder?: string;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value | null) => void;
}): ReactElement {
  const words = useWords();
  const { options } = props;
  const start = options.find(({ value }) => value === props.start);
  return (
    <Box xcss={choiceStyle}>
      <Label labelFor={props.id}>{props.label}</Label>
      <Select
        id={props.id}
        name={props.id}
        isClearable={props.isNeeded !== true}
        placeholder={props.placeholder ?? words.text('filter.any')}
        options={options.map(({ value, label }) => ({ value, label }))}
        {...(start === undefined ? {} : { defaultValue: start })}
        onChange={(chosen: unknown) => {
          props.onChoose(options.find(({ value }) => value === valueIn(chosen))?.value ?? null);
        }}
      />
    </Box>
  );
}

/** One person, or anybody. */
export function PersonFilter(props: {
  name: string;
  label: string;
  start: PersonView | null;
  /** In place of "Anybody", where somebody has to be picked. */
  placeholder?: string;
  onPick: (person: PersonView | null) => void;
}): ReactElement {
  const words = useWords();
  return (
    <Box xcss={personStyle}>
      <UserPicker
        name={props.name}
        label={props.label}
        placeholder={props.placeholder ?? words.text('filter.anybody')}
        {...(props.start === null ? {} : { defaultValue: props.start.accountId })}
        onChange={(picked: unknown) => {
          props.onPick(peopleIn(picked)[0] ?? null);
        }}
      />
    </Box>
  );
}

/** A day, or none. */
export function DayFilter(props: {
  id: string;
  label: string;
  start: string;
  /** In place of "Any day", where a day has to be chosen. */
  placeholder?: string;
  isInvalid: boolean;
  onChoose: (day: string) => void;
}): ReactElement {
  const words = useWords();
  return (
    <Box xcss={choiceStyle}>
      <Label labelFor={props.id}>{props.label}</Label>
      <DatePicker
        id={props.id}
        name={props.id}
        locale={words.locale}
        placeholder={props.placeholder ?? words.text('filter.anyDay')}
        defaultValue={props.start}
        isInvalid={props.isInvalid}
        shouldShowCalendarButton
        onChange={props.onChoose}
      />
    </Box>
  );
}

/** What `Select` hands out: the option that was chosen, or null when it was emptied. */
const valueIn = (chosen: unknown): unknown =>
  typeof chosen === 'object' && chosen !== null && 'value' in chosen ? chosen.value : null;
