import { Box, ErrorMessage, HelperMessage, Label, Stack, TextArea } from '@forge/react';
import type { ReactElement } from 'react';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../../shared/fields';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import { handsOver, leavesTeam, type ChangeDraft, type ConsoleSetup, type OffboardDraft } from './draft';
import { useFieldId } from './form-name';
import { PersonField } from './people-fields';
import type { DraftProblems } from './problems';
import { SuccessorsField } from './successors-field';
import { TeamField } from './team-field';
import { WhenFields } from './when-fields';

/** What is to be done, when and why: everything of a request but the people. */
export function RequestFields(props: {
  draft: OffboardDraft;
  setup: ConsoleSetup;
  change: ChangeDraft;
  /** What is wrong with a field, as a sentence. */
  said: (field: keyof DraftProblems) => string | null;
}): ReactElement {
  const { draft, setup, change, said } = props;
  const words = useWords();
  const id = useFieldId();
  return (
    <Stack space="space.200">
      <ChoiceSetting
        id={id('procedure')}
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
          name={id('successor')}
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
          next={draft.newSuccessor}
          problem={said('newSuccessor')}
          onChange={change}
        />
      ) : null}
      <SwitchSetting
        id={id('urgent')}
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
        id={id('ticket')}
        label={words.text('offboard.ticket')}
        help={words.text('offboard.ticketHelp')}
        problem={said('ticketKey')}
        start={draft.ticketKey}
        onType={(ticketKey) => {
          change({ ticketKey });
        }}
      />
    </Stack>
  );
}

function Reason(props: { draft: OffboardDraft; change: ChangeDraft; problem: string | null }): ReactElement {
  const { draft, change, problem } = props;
  const words = useWords();
  const id = useFieldId();
  return (
    <Box xcss={fieldStyle}>
      <Label labelFor={id('why')}>{words.text('offboard.why')}</Label>
      <TextArea
        id={id('why')}
        name={id('why')}
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
