import { namesProblem, nameProblem, tooMany, type Problem } from '../../problem';
import { rolesIn, type TeamDraft } from './team-draft';

export type TeamProblems = { readonly [Field in keyof TeamDraft]?: Problem };

/** What is wrong with a team, by field; nothing when it may be saved. */
export function teamProblems(team: TeamDraft): TeamProblems {
  const roles = rolesIn(team.projectRoles);
  const found: Partial<Record<keyof TeamDraft, Problem | null>> = {
    name: nameProblem(team.name),
    groupIds:
      team.groupIds.length + roles.length + team.projectKeys.length === 0
        ? { key: 'teams.problems.empty' }
        : tooMany(team.groupIds.length),
    projectRoles: namesProblem(roles),
    projectKeys:
      roles.length > 0 && team.projectKeys.length === 0
        ? { key: 'teams.problems.projects' }
        : tooMany(team.projectKeys.length),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}
