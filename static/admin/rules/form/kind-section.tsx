import type { ReactElement } from 'react';
import type { TeamInput } from '../../../../src/contract/settings';
import { LinesSetting } from '../../../shared/fields';
import { useWords } from '../../../shared/words';
import type { Option } from '../../choices/option';
import { OneOf, SeveralOf } from '../../choices/select-fields';
import { PROCEDURES } from '../../procedures';
import { chosenField, fieldOptions } from './field-options';
import { TEAMLESS } from './rule-draft';
import type { ChoicesProps, RuleSectionProps } from './section-props';

type KindProps = RuleSectionProps & { teams: readonly TeamInput[] };

/** Which procedure starts: by a field for the kind of leaving, or always the same. */
export function KindSection(props: ChoicesProps & KindProps): ReactElement {
  const words = useWords();
  const { draft, change, problemOf, choices } = props;
  const { kindField } = draft;
  return (
    <>
      <OneOf
        id="rule-kind"
        label={words.text('ruleForm.kind')}
        help={words.text('ruleForm.kindHelp')}
        problem={problemOf('kindField')}
        options={fieldOptions(choices, ['option', 'text'])}
        chosen={kindField === null ? null : chosenField(kindField, choices)}
        onChoose={(option) => {
          change({ kindField: option?.value ?? null });
        }}
      />
      {kindField === null ? <Always {...props} /> : <ByValue {...props} />}
    </>
  );
}

/** Every ticket starts the same procedure; one that leaves a team needs the team. */
function Always({ draft, change, problemOf, teams }: KindProps): ReactElement {
  const words = useWords();
  const optionOf = (value: (typeof PROCEDURES)[number]): Option => ({
    value,
    label: words.text(`procedures.names.${value}`),
  });
  return (
    <>
      <OneOf
        id="rule-procedure"
        label={words.text('ruleForm.always')}
        help={words.text('ruleForm.alwaysHelp')}
        problem={problemOf('procedure')}
        isClearable={false}
        options={PROCEDURES.map(optionOf)}
        chosen={optionOf(draft.procedure)}
        onChoose={(option) => {
          const procedure = PROCEDURES.find((one) => one === option?.value);
          if (procedure !== undefined) change({ procedure });
        }}
      />
      {draft.procedure === 'leave-team' ? (
        <OneOf
          id="rule-team"
          label={words.text('ruleForm.team')}
          help={words.text('ruleForm.teamHelp')}
          problem={problemOf('teamId')}
          isClearable={false}
          options={teams.map(teamOption)}
          chosen={draft.teamId === null ? null : chosenTeam(draft.teamId, teams)}
          onChoose={(option) => {
            change({ teamId: option?.value ?? null });
          }}
        />
      ) : null}
    </>
  );
}

/** The values of the field that start each procedure, and those that mean each team. */
function ByValue({ draft, change, problemOf, teams }: KindProps): ReactElement {
  const words = useWords();
  const { kindValues, teamValues } = draft;
  return (
    <>
      {TEAMLESS.map((procedure) => (
        <LinesSetting
          key={procedure}
          id={`rule-kind-${procedure}`}
          label={words.text('ruleForm.kindValues', {
            procedure: words.text(`procedures.names.${procedure}`),
          })}
          help={words.text('ruleForm.kindValuesHelp')}
          problem={problemOf('kindValues')}
          start={kindValues[procedure]}
          onType={(typed) => {
            change({ kindValues: { ...kindValues, [procedure]: typed } });
          }}
        />
      ))}
      <SeveralOf
        id="rule-teams"
        label={words.text('ruleForm.teams')}
        help={words.text('ruleForm.teamsHelp')}
        problem={null}
        options={teams.map(teamOption)}
        chosen={Object.keys(teamValues).map((teamId) => chosenTeam(teamId, teams))}
        onChoose={(chosen) => {
          change({
            teamValues: Object.fromEntries(chosen.map(({ value }) => [value, teamValues[value] ?? ''])),
          });
        }}
      />
      {Object.entries(teamValues).map(([teamId, typed]) => (
        <LinesSetting
          key={teamId}
          id={`rule-team-${teamId}`}
          label={words.text('ruleForm.teamValues', {
            procedure: words.text('procedures.names.leave-team'),
            team: chosenTeam(teamId, teams).label,
          })}
          help={words.text('ruleForm.kindValuesHelp')}
          problem={problemOf('teamValues')}
          start={typed}
          onType={(changed) => {
            change({ teamValues: { ...teamValues, [teamId]: changed } });
          }}
        />
      ))}
    </>
  );
}

const teamOption = ({ id, name }: TeamInput): Option => ({ value: id, label: name });

/** A team that a rule names; one that is gone shows its id. */
const chosenTeam = (teamId: string, teams: readonly TeamInput[]): Option => ({
  value: teamId,
  label: teams.find(({ id }) => id === teamId)?.name ?? teamId,
});
