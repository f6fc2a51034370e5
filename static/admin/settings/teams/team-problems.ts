import { namesProblem, nameProblem, tooMany, type Problem } from '../../problem';
import { rolesIn, type TeamDraft } from './team-draft';

export type TeamProblems = { readonly [Field in keyof TeamDraft]?: Problem };

/** What is wrong with a team, by field; nothing when it may be saved. */
export function teamProblems(team: TeamDraft): TeamProblems {
  const found: Partial<Record<keyof TeamDraft, Problem | null>> = {
    name: nameProblem(team.name),
    groupIds: tooMany(team.groupIds.length),
    projectRoles: namesProblem(rolesIn(team.projectRoles)),
    projectKeys: tooMany(team.projectKeys.length),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}
