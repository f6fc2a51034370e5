import { namesOne } from '../ticket-rule';
import type { OfferedTransition } from './port';

/**
 * The transition that a rule means: by its own name or id, else by the status to which it leads. Of several that lead
 * there the first in Jira's order.
 */
export const chosenTransition = (
  offered: readonly OfferedTransition[],
  wanted: string,
): OfferedTransition | undefined =>
  offered.find((one) => namesOne([wanted], one)) ?? offered.find(({ status }) => namesOne([wanted], status));

/** Why none of them is meant, and what there is instead. */
export function nothingLeadsThere(
  offered: readonly OfferedTransition[],
  wanted: string,
  from: string,
): string {
  if (offered.length === 0) {
    return `Leaver may make no transition of this ticket. Let the app transition issues in this project.`;
  }
  const names = offered.map(({ name, status }) => `${name} (to ${status.name})`).join(', ');
  return `No transition from ${from} is called ${wanted} or leads there; there are: ${names}.`;
}
