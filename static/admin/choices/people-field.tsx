import { Box, Button, ErrorMessage, Heading, Inline, Stack, User, UserPicker } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import { pickedId } from './picked-person';

/**
 * People that a setting names. A list of its own beside the picker: what a picker cannot show, such as somebody who is
 * gone, it would drop at the next change.
 */
export function PeopleField(props: {
  name: string;
  heading: string;
  /** What it means that nobody is named. */
  nobody: string;
  /** Above the picker. */
  label: string;
  people: readonly string[];
  problem: string | null;
  onChange: (people: readonly string[]) => void;
}): ReactElement {
  const { people, problem, onChange } = props;
  const words = useWords();
  const [added, setAdded] = useState(0);

  const add = (picked: unknown): void => {
    const id = pickedId(picked);
    if (id === null) return;
    onChange([...people.filter((other) => other !== id), id]);
    setAdded(added + 1);
  };
  return (
    <Stack space="space.100">
      <Heading as="h4" size="xsmall">
        {props.heading}
      </Heading>
      {people.length === 0 ? <Aside>{props.nobody}</Aside> : null}
      {people.map((accountId) => (
        <Inline key={accountId} space="space.100" alignBlock="center">
          <User accountId={accountId} />
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              onChange(people.filter((other) => other !== accountId));
            }}
          >
            {words.text('settings.protection.remove')}
          </Button>
        </Inline>
      ))}
      {problem === null ? null : <ErrorMessage>{problem}</ErrorMessage>}
      <Box xcss={fieldStyle}>
        <UserPicker
          key={added}
          name={props.name}
          label={props.label}
          placeholder={words.text('settings.protection.addPlaceholder')}
          onChange={add}
        />
      </Box>
    </Stack>
  );
}
