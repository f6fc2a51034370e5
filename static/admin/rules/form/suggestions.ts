import type { RuleChoices } from '../../../../src/contract/settings';
import type { RuleDraft } from './rule-draft';

type FieldChoice = RuleChoices['fields'][number];

// How fields of offboarding forms are usually called, in English. Only suggestions: the administrator sees and decides.
const LEAVER =
  /^(the )?(leavers?|people leaving|(person|employee|user) (leaving|to offboard)|departing (person|employee|user)s?|who (is leaving|leaves))$/i;
const SUCCESSOR = /^(the )?(successor|new owner|hand-?over to|work goes to|who inherits.*)$/i;
const LAST_DAY = /^(last (working |work )?day|leaving date|last day of work|end date|termination date)$/i;
const URGENCY = /^(urgency|urgent|is it urgent)\??$/i;
const KIND = /^(kind of leaving|type of leaving|leaving type|offboarding type|reason for leaving)$/i;
const END_STATUSES: readonly string[] = ['done', 'resolved', 'closed', 'completed'];
const URGENT = 'Urgent';

/**
 * The draft with what the names of a project suggest, where the administrator has not chosen yet.
 * @param kindName the value that a field for the kind of leaving probably has
 */
export function withSuggestions(draft: RuleDraft, choices: RuleChoices, kindName: string): RuleDraft {
  const field = (kind: FieldChoice['kind'], name: RegExp): string | null =>
    choices.fields.find((one) => one.kind === kind && name.test(one.name.trim()))?.id ?? null;
  const leavers = choices.fields
    .filter(({ kind, name }) => kind === 'people' && LEAVER.test(name.trim()))
    .map(({ id }) => id);
  const urgencyField = draft.urgencyField ?? field('option', URGENCY);
  const kindField = draft.kindField ?? field('option', KIND);
  const hasTarget = draft.statuses.length + draft.resolutions.length > 0;
  return {
    ...draft,
    requestTypeField: draft.requestTypeField ?? choices.requestTypeField,
    statuses: hasTarget ? draft.statuses : endStatus(choices),
    leavers: draft.leavers.length > 0 ? draft.leavers : leavers,
    successor: draft.successor ?? field('people', SUCCESSOR),
    lastWorkingDay: draft.lastWorkingDay ?? field('date', LAST_DAY) ?? field('moment', LAST_DAY),
    urgencyField,
    urgentValues: draft.urgentValues === '' && urgencyField !== null ? URGENT : draft.urgentValues,
    kindField,
    kindValues:
      draft.kindValues['leave-company'] === '' && kindField !== null
        ? { ...draft.kindValues, 'leave-company': kindName }
        : draft.kindValues,
  };
}

/** The status in which tickets of the project usually end. */
function endStatus({ statuses }: RuleChoices): string[] {
  const names = statuses.map(({ name }) => name);
  const last = END_STATUSES.flatMap((end) => names.filter((name) => name.toLowerCase() === end));
  return last.slice(0, 1);
}
