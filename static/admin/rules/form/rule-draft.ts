import type { TicketRuleInput } from '../../../../src/contract/settings';
import type { Procedure } from '../../procedures';
import { idFrom } from '../../settings-input';

/** The kinds of leaving that need no further word; the other one needs a team. */
export const TEAMLESS = ['leave-company', 'revoke-access'] as const satisfies readonly Procedure[];
type Teamless = (typeof TEAMLESS)[number];

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
  kindValues: Readonly<Record<Teamless, string>>;
  /** By the id of the team: the values that mean that it is left. */
  teamValues: Readonly<Record<string, string>>;
  /** What starts where no field says the kind. */
  procedure: Procedure;
  /** The team that is left where no field says the kind. */
  teamId: string | null;
  /** Empty for no label. */
  doneLabel: string;
  notDoneLabel: string;
  accessGoneField: string | null;
  doneMove: string | null;
  doneResolution: string | null;
  notDoneMove: string | null;
}

export type ChangeRule = (changes: Partial<RuleDraft>) => void;

/** The lines of a text that say something, each once. */
export const linesIn = (text: string): string[] => [
  ...new Set(text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))),
];

/** The label of a text; null for none. */
export const labelIn = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The draft of a rule, or of a new one. */
export function draftOfRule(rule: TicketRuleInput | null): RuleDraft {
  const fields = rule?.fields;
  const kinds = fields?.kind?.kinds ?? [];
  const valuesOf = (wanted: Teamless): string =>
    kinds.flatMap(({ value, procedure }) => (procedure === wanted ? [value] : [])).join('\n');
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
    kindValues: {
      'leave-company': valuesOf('leave-company'),
      'revoke-access': valuesOf('revoke-access'),
    },
    teamValues: teamValuesOf(kinds),
    procedure: rule?.procedure ?? 'leave-company',
    teamId: rule?.teamId ?? null,
    doneLabel: rule?.outcome?.doneLabel ?? '',
    notDoneLabel: rule?.outcome?.notDoneLabel ?? '',
    accessGoneField: rule?.outcome?.accessGoneField ?? null,
    doneMove: rule?.outcome?.doneMove ?? null,
    doneResolution: rule?.outcome?.doneResolution ?? null,
    notDoneMove: rule?.outcome?.notDoneMove ?? null,
  };
}

type KindOfLeaving = NonNullable<TicketRuleInput['fields']['kind']>['kinds'][number];

function teamValuesOf(kinds: readonly KindOfLeaving[]): Record<string, string> {
  const lines = new Map<string, string[]>();
  for (const { value, teamId } of kinds) {
    if (teamId) lines.set(teamId, [...(lines.get(teamId) ?? []), value]);
  }
  return Object.fromEntries([...lines].map(([teamId, values]) => [teamId, values.join('\n')]));
}

/** Every value that the draft maps to a kind of leaving, in the order of the form. */
export const kindsIn = ({ kindValues, teamValues }: RuleDraft): KindOfLeaving[] => [
  ...TEAMLESS.flatMap((procedure) => linesIn(kindValues[procedure]).map((value) => ({ value, procedure }))),
  ...Object.entries(teamValues).flatMap(([teamId, typed]) =>
    linesIn(typed).map((value) => ({ value, procedure: 'leave-team' as const, teamId })),
  ),
];

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
      kind: kindField === null ? null : { field: kindField, kinds: kindsIn(draft) },
    },
    procedure: draft.procedure,
    teamId: draft.procedure === 'leave-team' ? draft.teamId : null,
    outcome: {
      doneLabel: labelIn(draft.doneLabel),
      notDoneLabel: labelIn(draft.notDoneLabel),
      accessGoneField: draft.accessGoneField,
      doneMove: draft.doneMove,
      doneResolution: draft.doneMove === null ? null : draft.doneResolution,
      notDoneMove: draft.notDoneMove,
    },
  };
}
