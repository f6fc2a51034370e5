import {
  Box,
  Button,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  SectionMessage,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import { useState, type ReactElement } from 'react';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import { handsOver, leavesTeam, type ChangeDraft, type ConsoleSetup, type OffboardDraft } from './draft';
import { PeopleField, PersonField } from './people-fields';
import { problemsOf, type DraftProblems } from './problems';
import { SuccessorsField } from './successors-field';
import { TeamField } from './team-field';
import { WhenFields } from './when-fields';

interface RequestFormProps {
  draft: OffboardDraft;
  setup: ConsoleSetup;
  change: ChangeDraft;
  onPreview: () => void;
}

/** Who leaves, when and why. What is wrong is said when the preview is asked for, and from then on as it is typed. */
export function RequestForm({ draft, setup, change, onPreview }: RequestFormProps): ReactElement {
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
      <ChoiceSetting
        id="offboard-procedure"
        label={words.text('offboard.procedure')}
        help={words.named('offboard.procedures', draft.procedure) ?? ''}
        value={draft.procedure}
        options={setup.procedures.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(procedure) => {
          change({ procedure });
        }}
      />
      {leavesTeam(draft) ? (
        <TeamField
          teams={setup.teams}
          teamId={draft.teamId}
          problem={said('teamId')}
          onChoose={(teamId) => {
            change({ teamId });
          }}
        />
      ) : null}
      {handsOver(draft) ? (
        <PersonField
          label={words.text('offboard.successor')}
          help={words.text('offboard.successorHelp')}
          name="offboard-successor"
          problem={said('successor')}
          start={draft.successor}
          onPick={(successor) => {
            change({ successor });
          }}
        />
      ) : null}
      {handsOver(draft) ? (
        <SuccessorsField
          successors={draft.successors}
          onChange={(successors) => {
            change({ successors });
          }}
        />
      ) : null}
      <SwitchSetting
        id="offboard-urgent"
        label={words.text('offboard.urgent')}
        help={words.text('offboard.urgentHelp')}
        isOn={draft.urgent}
        onSwitch={(urgent) => {
          change({ urgent });
        }}
      />
      {draft.urgent ? null : (
        <WhenFields
          draft={draft}
          setup={setup}
          change={change}
          dateProblem={said('date')}
          timeProblem={said('time')}
        />
      )}
      <Reason draft={draft} change={change} problem={said('why')} />
      <TextSetting
        id="offboard-ticket"
        label={words.text('offboard.ticket')}
        help={words.text('offboard.ticketHelp')}
        problem={said('ticketKey')}
        start={draft.ticketKey}
        onType={(ticketKey) => {
          change({ ticketKey });
        }}
      />
      {hasAsked && !isGood ? (
        <SectionMessage appearance="error" title={words.text('offboard.incomplete')}>
          <Text>{words.text('offboard.incompleteText')}</Text>
        </SectionMessage>
      ) : null}
      <Inline>
        <Button appearance="primary" onClick={ask}>
          {words.text('offboard.preview')}
        </Button>
      </Inline>
    </Stack>
  );
}

function Reason(props: { draft: OffboardDraft; change: ChangeDraft; problem: string | null }): ReactElement {
  const { draft, change, problem } = props;
  const words = useWords();
  return (
    <Box xcss={fieldStyle}>
      <Label labelFor="offboard-why">{words.text('offboard.why')}</Label>
      <TextArea
        id="offboard-why"
        name="offboard-why"
        defaultValue={draft.why}
        minimumRows={3}
        isInvalid={problem !== null}
        onChange={({ target }) => {
          change({ why: typeof target.value === 'string' ? target.value : '' });
        }}
      />
      {problem === null ? (
        <HelperMessage>{words.text('offboard.whyHelp')}</HelperMessage>
      ) : (
        <ErrorMessage>{problem}</ErrorMessage>
      )}
    </Box>
  );
}
