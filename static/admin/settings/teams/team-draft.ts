import type { TeamInput } from '../../../../src/contract/settings';
import { idFrom } from '../../settings-input';

/** A team as it stands in the fields. */
export interface TeamDraft {
  /** Tells the teams of the form apart while they have no ids. */
  key: string;
  /** Null until it is saved: the id is made from the name. */
  id: string | null;
  name: string;
  groupIds: readonly string[];
  /** One name on each line. */
  projectRoles: string;
  projectKeys: readonly string[];
}

export const teamDraftsOf = (teams: readonly TeamInput[]): TeamDraft[] =>
  teams.map(({ id, name, groupIds = [], projectRoles = [], projectKeys = [] }) => ({
    key: id,
    id,
    name,
    groupIds,
    projectRoles: projectRoles.join('\n'),
    projectKeys,
  }));

/** A further team, still empty. */
export function newTeam(teams: readonly TeamDraft[]): TeamDraft {
  const keys = teams.map(({ key }) => key);
  return {
    key: idFrom('new', keys, 'new'),
    id: null,
    name: '',
    groupIds: [],
    projectRoles: '',
    projectKeys: [],
  };
}

/** The roles on the lines of a text, each once. */
export const rolesIn = (lines: string): string[] => [
  ...new Set(lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))),
];

/** The teams as they are saved; new ones get ids unlike all others. */
export function teamsOf(drafts: readonly TeamDraft[]): TeamInput[] {
  const taken = drafts.flatMap(({ id }) => (id === null ? [] : [id]));
  return drafts.map((draft) => {
    const id = draft.id ?? idFrom(draft.name, taken, 'team');
    if (draft.id === null) taken.push(id);
    return {
      id,
      name: draft.name.trim(),
      groupIds: [...draft.groupIds],
      projectRoles: rolesIn(draft.projectRoles),
      projectKeys: [...draft.projectKeys],
    };
  });
}
