import { Box, ErrorMessage, UserPicker } from '@forge/react';
import type { ReactElement } from 'react';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import type { PickedPerson } from './draft';
import { peopleIn } from './picked';

interface PickerProps {
  label: string;
  help: string;
  name: string;
  problem: string | null;
}

/** Several people. The picker is told whom it holds only when it appears; from then on it keeps them itself. */
export function PeopleField(
  props: PickerProps & { start: readonly PickedPerson[]; onPick: (people: PickedPerson[]) => void },
): ReactElement {
  const words = useWords();
  return (
    <Box xcss={fieldStyle}>
      <UserPicker
        isMulti
        isRequired
        label={props.label}
        name={props.name}
        description={props.help}
        placeholder={words.text('offboard.search')}
        defaultValue={props.start.map(({ accountId }) => accountId)}
        onChange={(picked: unknown) => {
          props.onPick(peopleIn(picked));
        }}
      />
      <Problem text={props.problem} />
    </Box>
  );
}

/** One person or nobody. */
export function PersonField(
  props: PickerProps & { start: PickedPerson | null; onPick: (person: PickedPerson | null) => void },
): ReactElement {
  const words = useWords();
  return (
    <Box xcss={fieldStyle}>
      <UserPicker
        label={props.label}
        name={props.name}
        description={props.help}
        placeholder={words.text('offboard.search')}
        {...(props.start === null ? {} : { defaultValue: props.start.accountId })}
        onChange={(picked: unknown) => {
          props.onPick(peopleIn(picked)[0] ?? null);
        }}
      />
      <Problem text={props.problem} />
    </Box>
  );
}

function Problem({ text }: { text: string | null }): ReactElement | null {
  return text === null ? null : <ErrorMessage>{text}</ErrorMessage>;
}
