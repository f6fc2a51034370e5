import type { RuleChoices, TransitionView } from '../../../../src/contract/settings';
import type { Option } from '../../choices/option';

/**
 * What a move can be chosen from: the transitions of a ticket that stands where the rule begins, or the statuses of the
 * project where no ticket does.
 */
export const moveOptions = (
  offered: readonly TransitionView[] | null,
  { statuses }: RuleChoices,
): Option[] =>
  offered === null
    ? [...new Set(statuses.map(({ name }) => name))].map((name) => ({ value: name, label: name }))
    : offered.map(({ name, status }) => ({ value: name, label: labelOf(name, status) }));

/** What a rule holds; a name that is none of the options stands for itself. */
export const chosenMove = (move: string | null, options: readonly Option[]): Option | null =>
  move === null ? null : (options.find(({ value }) => same(value, move)) ?? { value: move, label: move });

/** Whether there are transitions to look at, and none is called so or leads there. */
export const isUnknownMove = (move: string | null, offered: readonly TransitionView[] | null): boolean =>
  move !== null &&
  offered !== null &&
  !offered.some(({ name, status }) => same(name, move) || same(status, move));

const labelOf = (name: string, status: string): string => (same(name, status) ? name : `${name} → ${status}`);

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
