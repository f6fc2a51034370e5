import { namesProblem, nameProblem, type Problem } from '../../problem';
import { kindsIn, labelIn, linesIn, type RuleDraft } from './rule-draft';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_LEAVER_FIELDS = 5;
const LONGEST_LABEL = 255;

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
    doneLabel: labelProblem(draft.doneLabel),
    notDoneLabel: labelProblem(draft.notDoneLabel) ?? sameLabelProblem(draft),
    notDoneMove: draft.statuses.some((status) => status.toLowerCase() === draft.notDoneMove?.toLowerCase())
      ? { key: 'ruleForm.problems.notDoneMove' }
      : null,
    ...(draft.kindField === null
      ? {
          teamId:
            draft.procedure === 'leave-team' && draft.teamId === null
              ? { key: 'ruleForm.problems.team' as const }
              : null,
        }
      : { kindValues: kindsProblem(draft), teamValues: teamValuesProblem(draft) }),
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

/** One value cannot stand for two kinds of leaving; the ticket's value is compared without case. */
function kindsProblem(draft: RuleDraft): Problem | null {
  const values = kindsIn(draft).map(({ value }) => value);
  const small = values.map((value) => value.toLowerCase());
  const twice = values.find((_, index) => small.indexOf(small[index] ?? '') < index);
  if (twice === undefined) return valuesProblem(values);
  return { key: 'ruleForm.problems.sameValue', values: { value: twice } };
}

function labelProblem(typed: string): Problem | null {
  const label = labelIn(typed) ?? '';
  if (/\s/.test(label)) return { key: 'ruleForm.problems.label' };
  return label.length > LONGEST_LABEL
    ? { key: 'ruleForm.problems.longLabel', values: { most: LONGEST_LABEL } }
    : null;
}

const sameLabelProblem = ({ doneLabel, notDoneLabel }: RuleDraft): Problem | null =>
  labelIn(notDoneLabel) !== null && labelIn(notDoneLabel) === labelIn(doneLabel)
    ? { key: 'ruleForm.problems.sameLabel' }
    : null;

function teamValuesProblem({ teamValues }: RuleDraft): Problem | null {
  const isEmpty = Object.values(teamValues).some((typed) => linesIn(typed).length === 0);
  return isEmpty ? { key: 'ruleForm.problems.values' } : null;
}
