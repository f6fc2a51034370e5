import { Box, Button, ButtonGroup, Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { LinesSetting, TextSetting } from '../../../shared/fields';
import { cardStyle } from '../../../shared/style';
import { useWords } from '../../../shared/words';
import { GroupsField } from '../../choices/group-fields';
import { ProjectsField } from '../../choices/project-fields';
import { useProblemWords } from '../section';
import { rolesIn, type TeamDraft } from './team-draft';
import { teamProblems } from './team-problems';

/** One team in a line, or with its fields when it is open. */
export function TeamCard(props: {
  team: TeamDraft;
  isOpen: boolean;
  onOpen: () => void;
  onChange: (changes: Partial<TeamDraft>) => void;
  onRemove: () => void;
}): ReactElement {
  const words = useWords();
  const { team, isOpen } = props;
  const name = team.name.trim() === '' ? words.text('teams.new') : team.name;
  const parts = [
    words.counted('teams.groupCount', team.groupIds.length),
    words.counted('teams.roleCount', rolesIn(team.projectRoles).length),
    words.counted('teams.projectCount', team.projectKeys.length),
  ];
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.150">
        <Inline space="space.200" spread="space-between" alignBlock="center" shouldWrap>
          <Stack space="space.025">
            <Heading as="h4" size="xsmall">
              {name}
            </Heading>
            <Text size="small" color="color.text.subtle">
              {words.list(parts)}
            </Text>
          </Stack>
          <ButtonGroup label={words.text('teams.actions', { team: name })}>
            <Button spacing="compact" onClick={props.onOpen}>
              {words.text(isOpen ? 'teams.close' : 'rules.edit')}
            </Button>
            <Button appearance="subtle" spacing="compact" onClick={props.onRemove}>
              {words.text('settings.protection.remove')}
            </Button>
          </ButtonGroup>
        </Inline>
        {isOpen ? <TeamFields {...props} /> : null}
      </Stack>
    </Box>
  );
}

function TeamFields(props: {
  team: TeamDraft;
  onChange: (changes: Partial<TeamDraft>) => void;
}): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { team, onChange } = props;
  const problems = teamProblems(team);
  return (
    <Stack space="space.150">
      <TextSetting
        id={`team-name-${team.key}`}
        label={words.text('teams.name')}
        help={words.text('teams.nameHelp')}
        problem={inWords(problems.name)}
        start={team.name}
        onType={(name) => {
          onChange({ name });
        }}
      />
      <GroupsField
        id={`team-groups-${team.key}`}
        label={words.text('teams.groups')}
        help={words.text('teams.groupsHelp')}
        problem={inWords(problems.groupIds)}
        chosen={team.groupIds}
        onChoose={(groupIds) => {
          onChange({ groupIds });
        }}
      />
      <LinesSetting
        id={`team-roles-${team.key}`}
        label={words.text('teams.roles')}
        help={words.text('teams.rolesHelp')}
        problem={inWords(problems.projectRoles)}
        start={team.projectRoles}
        onType={(projectRoles) => {
          onChange({ projectRoles });
        }}
      />
      <ProjectsField
        id={`team-projects-${team.key}`}
        label={words.text('teams.projects')}
        help={words.text('teams.projectsHelp')}
        problem={inWords(problems.projectKeys)}
        chosen={team.projectKeys}
        onChoose={(projectKeys) => {
          onChange({ projectKeys });
        }}
      />
    </Stack>
  );
}
