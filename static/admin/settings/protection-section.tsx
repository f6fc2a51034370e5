import { Box, Button, ErrorMessage, Heading, Inline, Stack, User, UserPicker } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import { GroupsField } from '../choices/group-fields';
import { pickedId } from '../choices/picked-person';
import { Section, useProblemWords, type SectionProps } from './section';

/** Whom operators cannot offboard. */
export function ProtectionSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  return (
    <Section heading={words.text('settings.protection.heading')}>
      <Aside>{words.text('settings.protection.help')}</Aside>
      <GroupsField
        id="protected-groups"
        label={words.text('settings.protection.groupIds')}
        help={words.text('settings.protection.groupIdsHelp')}
        problem={inWords(problems.protectedGroups)}
        chosen={draft.protectedGroups}
        onChoose={(protectedGroups) => {
          change({ protectedGroups });
        }}
      />
      <ProtectedPeople
        people={draft.protectedPeople}
        problem={inWords(problems.protectedPeople)}
        onChange={(protectedPeople) => {
          change({ protectedPeople });
        }}
      />
    </Section>
  );
}

/**
 * A list of its own beside the picker: what a picker cannot show, such as somebody who is gone, it would drop at the
 * next change.
 */
function ProtectedPeople(props: {
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
        {words.text('settings.protection.people')}
      </Heading>
      {people.length === 0 ? <Aside>{words.text('settings.protection.noPeople')}</Aside> : null}
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
          name="protected-person"
          label={words.text('settings.protection.add')}
          placeholder={words.text('settings.protection.addPlaceholder')}
          onChange={add}
        />
      </Box>
    </Stack>
  );
}
