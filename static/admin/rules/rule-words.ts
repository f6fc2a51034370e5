import type { Choice, RuleChoices, SettingsView, TeamInput } from '../../../src/contract/settings';
import type { Words } from '../../shared/words';

export type TicketRule = SettingsView['ticketRules'][number];

/** The name of what an entry of a rule means: entries are names, without case, or ids. */
export const nameIn = (entry: string, choices: readonly Choice[] = []): string =>
  choices.find(({ id, name }) => id === entry || name.toLowerCase() === entry.toLowerCase())?.name ?? entry;

/** Which tickets a rule speaks of. */
export function typesInWords(rule: TicketRule, words: Words, choices?: RuleChoices): string {
  const { issueTypes = [], requestTypes = [] } = rule;
  const types = issueTypes.map((entry) => nameIn(entry, choices?.issueTypes));
  const parts = [
    ...(types.length === 0 ? [] : [words.text('rules.issueTypes', { names: words.list(types) })]),
    ...(requestTypes.length === 0
      ? []
      : [words.text('rules.requestTypes', { names: words.list(requestTypes) })]),
  ];
  return parts.length === 0 ? words.text('rules.everyType') : parts.join('; ');
}

type Kind = NonNullable<TicketRule['fields']['kind']>['kinds'][number];

/** What a kind of leaving starts; a team that is gone from the settings goes by its id. */
export function startsInWords(
  { procedure, teamId }: Pick<Kind, 'procedure' | 'teamId'>,
  teams: readonly TeamInput[],
  words: Words,
): string {
  const name = words.text(`procedures.names.${procedure}`);
  if (procedure !== 'leave-team' || !teamId) return name;
  const team = teams.find(({ id }) => id === teamId)?.name ?? teamId;
  return words.text('rules.team', { procedure: name, team });
}

/** What becomes of the ticket once its runs are over; empty when nothing is wanted. */
export function outcomeInWords({ outcome = {} }: TicketRule, words: Words, choices?: RuleChoices): string[] {
  const { doneLabel, notDoneLabel, accessGoneField, doneMove, notDoneMove } = outcome;
  return [
    ...(doneLabel ? [words.text('rules.doneLabel', { label: doneLabel })] : []),
    ...(accessGoneField
      ? [words.text('rules.accessGoneField', { field: nameIn(accessGoneField, choices?.fields) })]
      : []),
    ...(doneMove ? [words.text('rules.doneMove', { move: doneMove })] : []),
    ...(notDoneMove ? [words.text('rules.notDoneMove', { move: notDoneMove })] : []),
    ...(notDoneLabel ? [words.text('rules.notDoneLabel', { label: notDoneLabel })] : []),
  ];
}

/** What a ticket has to reach for a rule to start. */
export function targetInWords({ target }: TicketRule, words: Words, choices?: RuleChoices): string {
  const statuses = (target.statuses ?? []).map((entry) => nameIn(entry, choices?.statuses));
  const resolutions = (target.resolutions ?? []).map((entry) => nameIn(entry, choices?.resolutions));
  return [
    ...(statuses.length === 0 ? [] : [words.text('rules.targetStatuses', { names: words.list(statuses) })]),
    ...(resolutions.length === 0
      ? []
      : [words.text('rules.targetResolutions', { names: words.list(resolutions) })]),
  ].join('; ');
}
