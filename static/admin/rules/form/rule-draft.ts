import type { TicketRuleInput } from '../../../../src/contract/settings';
import { PROCEDURES, type Procedure } from '../../procedures';
import { idFrom } from '../../settings-input';

/** A rule as it stands in the fields: texts as they were typed, several values one on each line. */
export interface RuleDraft {
  name: string;
  projectKey: string;
  issueTypes: readonly string[];
  requestTypes: string;
  requestTypeField: string | null;
  statuses: readonly string[];
  resolutions: readonly string[];
  leavers: readonly string[];
  successor: string | null;
  lastWorkingDay: string | null;
  urgencyField: string | null;
  urgentValues: string;
  kindField: string | null;
  /** The values of the field that start each procedure. */
  kindValues: Readonly<Record<Procedure, string>>;
  /** What starts where no field says the kind. */
  procedure: Procedure;
}

export type ChangeRule = (changes: Partial<RuleDraft>) => void;

/** The lines of a text that say something, each once. */
export const linesIn = (text: string): string[] => [
  ...new Set(text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))),
];

/** The draft of a rule, or of a new one. */
export function draftOfRule(rule: TicketRuleInput | null): RuleDraft {
  const fields = rule?.fields;
  const valuesOf = (wanted: string): string[] =>
    (fields?.kind?.kinds ?? []).flatMap(({ value, procedure }) => (procedure === wanted ? [value] : []));
  return {
    name: rule?.name ?? '',
    projectKey: rule?.projectKey ?? '',
    issueTypes: rule?.issueTypes ?? [],
    requestTypes: (rule?.requestTypes ?? []).join('\n'),
    requestTypeField: rule?.requestTypeField ?? null,
    statuses: rule?.target.statuses ?? [],
    resolutions: rule?.target.resolutions ?? [],
    leavers: fields?.leavers ?? [],
    successor: fields?.successor ?? null,
    lastWorkingDay: fields?.lastWorkingDay ?? null,
    urgencyField: fields?.urgency?.field ?? null,
    urgentValues: (fields?.urgency?.urgentValues ?? []).join('\n'),
    kindField: fields?.kind?.field ?? null,
    kindValues: byProcedure((procedure) => valuesOf(procedure).join('\n')),
    procedure: rule?.procedure ?? 'leave-company',
  };
}

/** Something for each procedure. */
export const byProcedure = <Value>(make: (procedure: Procedure) => Value): Record<Procedure, Value> => ({
  'leave-company': make('leave-company'),
});

/**
 * The rule that a draft without problems says.
 * @param id of the rule that is edited, null for a new one, which gets an id made from its name
 */
export function ruleOf(draft: RuleDraft, id: string | null, taken: readonly string[]): TicketRuleInput {
  const name = draft.name.trim();
  const requestTypes = linesIn(draft.requestTypes);
  const { urgencyField, kindField } = draft;
  return {
    id: id ?? idFrom(name, taken, 'rule'),
    name,
    projectKey: draft.projectKey,
    issueTypes: [...draft.issueTypes],
    requestTypes,
    requestTypeField: requestTypes.length === 0 ? null : draft.requestTypeField,
    target: { statuses: [...draft.statuses], resolutions: [...draft.resolutions] },
    fields: {
      leavers: [...draft.leavers],
      successor: draft.successor,
      lastWorkingDay: draft.lastWorkingDay,
      urgency:
        urgencyField === null ? null : { field: urgencyField, urgentValues: linesIn(draft.urgentValues) },
      kind:
        kindField === null
          ? null
          : {
              field: kindField,
              kinds: PROCEDURES.flatMap((procedure) =>
                linesIn(draft.kindValues[procedure]).map((value) => ({ value, procedure })),
              ),
            },
    },
    procedure: draft.procedure,
  };
}
