import { Button, ErrorMessage, Inline, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Aside } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import { Section, useProblemWords, type SectionProps } from '../section';
import { newTeam, type TeamDraft } from './team-draft';
import { TeamCard } from './team-card';

/** The teams: what somebody leaves who leaves one of them. One stands open at a time. */
export function TeamsSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { teams } = draft;
  const [openKey, setOpenKey] = useState<string | null>(null);
  const problem = inWords(problems.teams);

  const changeTeam = (key: string, changes: Partial<TeamDraft>): void => {
    change({ teams: teams.map((team) => (team.key === key ? { ...team, ...changes } : team)) });
  };
  return (
    <Section heading={words.text('teams.heading')}>
      <Aside>{words.text('teams.help')}</Aside>
      {teams.length === 0 ? <Aside>{words.text('teams.none')}</Aside> : null}
      <Stack space="space.150">
        {teams.map((team) => (
          <TeamCard
            key={team.key}
            team={team}
            isOpen={team.key === openKey}
            onOpen={() => {
              setOpenKey(team.key === openKey ? null : team.key);
            }}
            onChange={(changes) => {
              changeTeam(team.key, changes);
            }}
            onRemove={() => {
              change({ teams: teams.filter(({ key }) => key !== team.key) });
            }}
          />
        ))}
      </Stack>
      {problem === null ? null : <ErrorMessage>{problem}</ErrorMessage>}
      <Inline>
        <Button
          iconBefore="add"
          onClick={() => {
            const team = newTeam(teams);
            change({ teams: [...teams, team] });
            setOpenKey(team.key);
          }}
        >
          {words.text('teams.add')}
        </Button>
      </Inline>
    </Section>
  );
}
