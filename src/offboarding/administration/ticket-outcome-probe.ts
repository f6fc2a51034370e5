import type { Finding } from '../../contract/settings';
import { Refused } from '../later';
import type { Catalogue, WaitingRule } from '../ports';
import type { Settings, TicketRule } from '../settings';
import { chosenTransition } from '../ticket-outcome/choose-transition';
import type { OfferedTransition } from '../ticket-outcome/port';

type ProbeCatalogue = Pick<Catalogue, 'ownPermissions' | 'transitionsFrom'>;

const COMMON = { probe: 'ticket-outcome', title: 'Labels, fields and moves of tickets' } as const;

/** Whether Leaver may do to the tickets of each rule what the rule wants once a run is over. Changes nothing. */
export async function ticketOutcomes(
  catalogue: ProbeCatalogue,
  { ticketRules }: Settings,
): Promise<Finding[]> {
  const wanting = ticketRules.filter(({ outcome }) => Object.values(outcome).some((value) => value !== null));
  // Where no rule wants anything there is nothing to say.
  if (wanting.length === 0) return [];
  const found = await Promise.all(
    wanting.map(async (rule) => ({
      problems: await missingPermissions(catalogue, rule),
      warnings: await unknownMoves(catalogue, rule),
    })),
  );
  const problems = found.flatMap((one) => one.problems);
  const warnings = found.flatMap((one) => (one.problems.length > 0 ? [] : one.warnings));
  const text = [...problems, ...warnings].join(' ');
  if (problems.length > 0) return [{ ...COMMON, result: 'problem', text }];
  if (warnings.length > 0) return [{ ...COMMON, result: 'warning', text }];
  return [{ ...COMMON, result: 'good', text: 'Leaver may do what the rules want of their tickets.' }];
}

/**
 * What may be made of the newest ticket where a rule begins; undefined where there is none, or where Jira cannot search
 * for what the rule names.
 */
export async function transitionsFrom(
  catalogue: ProbeCatalogue,
  rule: WaitingRule,
): Promise<OfferedTransition[] | undefined> {
  try {
    return await catalogue.transitionsFrom(rule);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

async function missingPermissions(
  catalogue: ProbeCatalogue,
  { name, projectKey, outcome }: TicketRule,
): Promise<string[]> {
  const { doneLabel, notDoneLabel, accessGoneField, doneMove, notDoneMove } = outcome;
  const wanted = [
    ...((doneLabel ?? notDoneLabel ?? accessGoneField) ? [{ key: 'EDIT_ISSUES', words: 'edit issues' }] : []),
    ...((doneMove ?? notDoneMove) ? [{ key: 'TRANSITION_ISSUES', words: 'transition issues' }] : []),
  ];
  const held = await catalogue.ownPermissions(
    projectKey,
    wanted.map(({ key }) => key),
  );
  const missing = wanted.filter(({ key }) => !held.includes(key)).map(({ words }) => words);
  return missing.length === 0
    ? []
    : [
        `${name}: let the app ${missing.join(' and ')} in ${projectKey}; until then its tickets only get the report.`,
      ];
}

/** Looked up on a ticket of the rule: a workflow tells nobody else which transitions it has. */
async function unknownMoves(catalogue: ProbeCatalogue, rule: TicketRule): Promise<string[]> {
  const moves = [rule.outcome.doneMove, rule.outcome.notDoneMove].filter((move) => move !== null);
  const offered = moves.length === 0 ? undefined : await transitionsFrom(catalogue, rule);
  if (!offered) return [];
  const there = offered.map(({ name, status }) => `${name} (to ${status.name})`).join(', ');
  return moves
    .filter((move) => !chosenTransition(offered, move))
    .map(
      (move) =>
        `${rule.name}: from where it begins no transition is called ${move} or leads there; there are: ${there}.`,
    );
}
