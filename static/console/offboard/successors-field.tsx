import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { PickedPerson, ProjectSuccessor } from './draft';
import { useFieldId } from './form-name';
import { PersonField } from './people-fields';

const PROJECT_KEY = /^[A-Z][A-Z0-9_]+$/;

/** Who inherits what belongs to single projects: a list, and the fields for one more. */
export function SuccessorsField(props: {
  successors: readonly ProjectSuccessor[];
  onChange: (successors: ProjectSuccessor[]) => void;
}): ReactElement {
  const { successors, onChange } = props;
  const words = useWords();
  const id = useFieldId();
  const [project, setProject] = useState('');
  const [person, setPerson] = useState<PickedPerson | null>(null);
  const [added, setAdded] = useState(0);
  const projectKey = project.trim().toUpperCase();
  const others = successors.filter((one) => one.projectKey !== projectKey);

  const add = (): void => {
    if (person === null || !PROJECT_KEY.test(projectKey)) return;
    onChange([...others, { projectKey, person }]);
    setProject('');
    setPerson(null);
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
              onChange(successors.filter((other) => other !== one));
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
        problem={null}
        start={project}
        onType={setProject}
      />
      <PersonField
        key={`person-${String(added)}`}
        label={words.text('offboard.successorPerson')}
        help=""
        name={id('successor-person')}
        problem={null}
        start={null}
        onPick={setPerson}
      />
      <Inline>
        <Button isDisabled={person === null || !PROJECT_KEY.test(projectKey)} onClick={add}>
          {words.text('offboard.successorAdd')}
        </Button>
      </Inline>
    </Stack>
  );
}
