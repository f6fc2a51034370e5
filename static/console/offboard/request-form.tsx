import { Button, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { ChangeDraft, ConsoleSetup, OffboardDraft } from './draft';
import { PeopleField } from './people-fields';
import { problemsOf, type DraftProblems } from './problems';
import { RequestFields } from './request-fields';

interface RequestFormProps {
  draft: OffboardDraft;
  setup: ConsoleSetup;
  change: ChangeDraft;
  /** Whether somebody comes back from the preview: then the keyboard is where it was left. */
  isBack: boolean;
  onPreview: () => void;
}

/** Who leaves, when and why. What is wrong is said when the preview is asked for, and from then on as it is typed. */
export function RequestForm({ draft, setup, change, isBack, onPreview }: RequestFormProps): ReactElement {
  const words = useWords();
  const [hasAsked, setAsked] = useState(false);
  const problems = problemsOf(draft, setup);
  const isGood = Object.keys(problems).length === 0;
  const said = (field: keyof DraftProblems): string | null => {
    const problem = hasAsked ? problems[field] : undefined;
    return problem === undefined ? null : words.text(problem.key, problem.values);
  };
  const ask = (): void => {
    setAsked(true);
    if (isGood) onPreview();
  };

  return (
    <Stack space="space.200">
      <Aside>{words.text('offboard.introduction')}</Aside>
      <PeopleField
        label={words.text('offboard.people')}
        help={words.text('offboard.peopleHelp', { most: setup.mostPeople })}
        name="offboard-people"
        problem={said('people')}
        start={draft.people}
        onPick={(people) => {
          change({ people });
        }}
      />
      <RequestFields draft={draft} setup={setup} change={change} said={said} />
      {hasAsked && !isGood ? (
        <SectionMessage appearance="error" title={words.text('offboard.incomplete')}>
          <Text>{words.text('offboard.incompleteText')}</Text>
        </SectionMessage>
      ) : null}
      <Inline>
        <Button appearance="primary" autoFocus={isBack} onClick={ask}>
          {words.text('offboard.preview')}
        </Button>
      </Inline>
    </Stack>
  );
}
