import type { Run } from '../run';
import type { Settings } from '../settings';

/** What somebody does to the ticket who wants to stop what it started; begins a sentence. */
export function howToStop({ ticket }: Run['document'], { ticketRules }: Settings): string {
  const rule = ticketRules.find(({ id }) => id === ticket?.ruleId);
  // Where Leaver resolves, the ticket is open all the while.
  return rule?.outcome.doneMove ? 'Move the ticket to another status' : 'Reopen the ticket';
}
