import { Select } from '@forge/react';
import type { ReactElement } from 'react';
import { Framed } from '../../shared/fields';
import { useWords } from '../../shared/words';
import type { ConsoleSetup } from './draft';
import { useFieldId } from './form-name';

/** The team that is left. It is told its value only when it appears. */
export function TeamField(props: {
  teams: ConsoleSetup['teams'];
  teamId: string | null;
  problem: string | null;
  onChoose: (teamId: string | null) => void;
}): ReactElement {
  const words = useWords();
  const id = useFieldId()('team');
  const options = props.teams.map(({ id, name }) => ({ value: id, label: name }));
  const start = options.find(({ value }) => value === props.teamId);
  return (
    <Framed
      id={id}
      label={words.text('offboard.team')}
      help={words.text(options.length === 0 ? 'offboard.noTeams' : 'offboard.teamHelp')}
      problem={props.problem}
    >
      <Select
        id={id}
        name={id}
        isInvalid={props.problem !== null}
        options={options}
        {...(start === undefined ? {} : { defaultValue: start })}
        onChange={(chosen: unknown) => {
          const chosenId =
            typeof chosen === 'object' && chosen !== null && 'value' in chosen ? chosen.value : null;
          props.onChoose(options.find(({ value }) => value === chosenId)?.value ?? null);
        }}
      />
    </Framed>
  );
}
