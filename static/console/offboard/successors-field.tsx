import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { NO_SUCCESSOR, type NewSuccessor, type OffboardDraft, type ProjectSuccessor } from './draft';
import { useFieldId } from './form-name';
import { PersonField } from './people-fields';

const PROJECT_KEY = /^[A-Z][A-Z0-9_]+$/;

/**
 * Who inherits what belongs to single projects: a list, and the fields for one more.
 * @param props.problem what is wrong with the one that is not added yet, as a sentence
 */
export function SuccessorsField(props: {
  successors: readonly ProjectSuccessor[];
  next: NewSuccessor;
  problem: string | null;
  onChange: (changed: Partial<Pick<OffboardDraft, 'successors' | 'newSuccessor'>>) => void;
}): ReactElement {
  const { successors, next, problem, onChange } = props;
  const { project, person } = next;
  const words = useWords();
  const id = useFieldId();
  /** Goes up when one was added: fields are told their value only once. */
  const [added, setAdded] = useState(0);
  const projectKey = project.trim().toUpperCase();
  const others = successors.filter((one) => one.projectKey !== projectKey);

  const add = (): void => {
    if (person === null || !PROJECT_KEY.test(projectKey)) return;
    onChange({ successors: [...others, { projectKey, person }], newSuccessor: NO_SUCCESSOR });
    setAdded(added + 1);
  };
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {words.text('offboard.successors')}
      </Heading>
      <Aside>
        {words.text(successors.length === 0 ? 'offboard.noSuccessors' : 'offboard.successorsHelp')}
      </Aside>
      {successors.map((one) => (
        <Inline key={one.projectKey} space="space.100" alignBlock="center">
          <Text>
            {words.text('offboard.successorLine', {
              project: one.projectKey,
              person: one.person.displayName,
            })}
          </Text>
          <Button
            appearance="subtle"
            spacing="compact"
            onClick={() => {
              onChange({ successors: successors.filter((other) => other !== one) });
            }}
          >
            {words.text('offboard.successorRemove', { project: one.projectKey })}
          </Button>
        </Inline>
      ))}
      <TextSetting
        key={`project-${String(added)}`}
        id={id('successor-project')}
        label={words.text('offboard.successorProject')}
        help={words.text('offboard.successorsHelp')}
        problem={problem}
        start={project}
        onType={(typed) => {
          onChange({ newSuccessor: { ...next, project: typed } });
        }}
      />
      <PersonField
        key={`person-${String(added)}`}
        label={words.text('offboard.successorPerson')}
        help=""
        name={id('successor-person')}
        problem={null}
        start={person}
        onPick={(picked) => {
          onChange({ newSuccessor: { ...next, person: picked } });
        }}
      />
      <Inline>
        <Button isDisabled={person === null || !PROJECT_KEY.test(projectKey)} onClick={add}>
          {words.text('offboard.successorAdd')}
        </Button>
      </Inline>
    </Stack>
  );
}
