import { namesProblem, nameProblem, type Problem } from '../../problem';
import { PROCEDURES } from '../../procedures';
import { linesIn, type RuleDraft } from './rule-draft';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_LEAVER_FIELDS = 5;

export type RuleProblems = { readonly [Field in keyof RuleDraft]?: Problem };

/** What is wrong with the draft of a rule, by field; nothing when it may be saved. */
export function ruleProblems(draft: RuleDraft): RuleProblems {
  const found: Partial<Record<keyof RuleDraft, Problem | null>> = {
    name: nameProblem(draft.name),
    projectKey: draft.projectKey === '' ? { key: 'ruleForm.problems.project' } : null,
    issueTypes: namesProblem(draft.issueTypes),
    requestTypes: requestTypesProblem(draft),
    statuses:
      draft.statuses.length + draft.resolutions.length === 0
        ? { key: 'ruleForm.problems.target' }
        : namesProblem(draft.statuses),
    resolutions: namesProblem(draft.resolutions),
    leavers: leaversProblem(draft.leavers.length),
    urgentValues: draft.urgencyField === null ? null : valuesProblem(linesIn(draft.urgentValues)),
    kindValues:
      draft.kindField === null
        ? null
        : valuesProblem(PROCEDURES.flatMap((procedure) => linesIn(draft.kindValues[procedure]))),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

function requestTypesProblem({ requestTypes, requestTypeField }: RuleDraft): Problem | null {
  const names = linesIn(requestTypes);
  if (names.length > 0 && requestTypeField === null) return { key: 'ruleForm.problems.requestTypeField' };
  return namesProblem(names);
}

function leaversProblem(fields: number): Problem | null {
  if (fields === 0) return { key: 'ruleForm.problems.leavers' };
  return fields > MOST_LEAVER_FIELDS
    ? { key: 'ruleForm.problems.manyLeavers', values: { most: MOST_LEAVER_FIELDS } }
    : null;
}

const valuesProblem = (values: readonly string[]): Problem | null =>
  values.length === 0 ? { key: 'ruleForm.problems.values' } : namesProblem(values);
