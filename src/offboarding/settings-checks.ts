import { outcomeProblems, type TicketOutcome } from './ticket-outcome/settings';
import type { ProcedureId } from './words';

/** What is wrong with a part of the settings, and where. */
export interface Problem {
  path: (string | number)[];
  message: string;
}

interface KindOfLeaving {
  value: string;
  procedure: ProcedureId;
  teamId: string | null;
}

interface Rule {
  target: { statuses: readonly string[] };
  outcome: TicketOutcome;
  requestTypes: readonly string[];
  requestTypeField: string | null;
  fields: { kind: { kinds: readonly KindOfLeaving[] } | null };
  procedure: ProcedureId;
  teamId: string | null;
}

/** What keeps a rule from saying what it starts. */
export function ruleProblems(rule: Rule): Problem[] {
  const { kind } = rule.fields;
  const problems: Problem[] = kind === null ? alwaysProblems(rule) : kindProblems(kind.kinds);
  if (rule.requestTypes.length > 0 && rule.requestTypeField === null) {
    problems.push({ path: ['requestTypeField'], message: 'Name the field that holds the request type.' });
  }
  return [...problems, ...outcomeProblems(rule.outcome, rule.target)];
}

const alwaysProblems = ({ procedure, teamId }: Rule): Problem[] =>
  procedure === 'leave-team' && teamId === null
    ? [{ path: ['teamId'], message: 'Name the team that is left.' }]
    : [];

/** Whether a rule can make somebody leave for good, so that an account may stay that has to wait somewhere. */
export const mayCloseAccounts = ({
  fields: { kind },
  procedure,
}: Pick<Rule, 'fields' | 'procedure'>): boolean =>
  kind === null ? procedure === 'leave-company' : kind.kinds.some((one) => one.procedure === 'leave-company');

/** The teams that a rule names, each with the value that means it; null for the rule as a whole. */
export const teamsNamed = ({
  fields: { kind },
  teamId,
}: Pick<Rule, 'fields' | 'teamId'>): { teamId: string; value: string | null }[] =>
  (kind === null ? [{ teamId, value: null }] : kind.kinds).flatMap((named) =>
    named.teamId === null ? [] : [{ teamId: named.teamId, value: named.value }],
  );

/** Values are compared without case, so that two that differ in nothing else are the same. */
function kindProblems(kinds: readonly KindOfLeaving[]): Problem[] {
  const seen = new Set<string>();
  return kinds.flatMap(({ value, procedure, teamId }, index): Problem[] => {
    const path = ['fields', 'kind', 'kinds', index];
    const isTwice = seen.has(value.toLowerCase());
    seen.add(value.toLowerCase());
    return [
      ...(isTwice ? [{ path, message: `The value "${value}" stands for two kinds of leaving.` }] : []),
      ...(procedure === 'leave-team' && teamId === null
        ? [{ path, message: `Name the team that is left where the ticket says "${value}".` }]
        : []),
    ];
  });
}

interface Team {
  name: string;
  groupIds: readonly string[];
  projectRoles: readonly string[];
  projectKeys: readonly string[];
}

/** What keeps a team from being left: nothing belongs to it, or roles of which nobody knows where they count. */
export function teamProblems({ name, groupIds, projectRoles, projectKeys }: Team): Problem[] {
  if (groupIds.length + projectRoles.length + projectKeys.length === 0) {
    const message = `Nothing belongs to the team "${name}". Name its groups, its project roles or its projects.`;
    return [{ path: ['groupIds'], message }];
  }
  return projectRoles.length > 0 && projectKeys.length === 0
    ? [
        {
          path: ['projectKeys'],
          message: `Name the projects in which the roles of the team "${name}" count.`,
        },
      ]
    : [];
}
