/** One thing that Leaver changed on a ticket, or could not change, because of how a run ended. */
export interface TicketMark {
  /** ISO 8601 */
  at: string;
  change: 'label' | 'label-off' | 'access-gone' | 'move';
  /** The label, the id of the field, or the transition or status as the rule names it. */
  value: string;
  /** `found-done`: the ticket was so already, by an earlier try or by somebody else. */
  outcome: 'done' | 'found-done' | 'refused';
  /** Why not: Jira's words, or Leaver's own. */
  words: string | null;
}

const WORDS: Readonly<Record<TicketMark['change'], { done: string; refused: string }>> = {
  label: { done: 'Ticket labelled {value}', refused: 'Ticket not labelled {value}' },
  'label-off': {
    done: 'Label {value} taken off the ticket',
    refused: 'Label {value} not taken off the ticket',
  },
  'access-gone': {
    done: 'Time at which access was gone written into its field',
    refused: 'Time at which access was gone not written into its field',
  },
  move: { done: 'Ticket moved: {value}', refused: 'Ticket not moved: {value}' },
};

/** What was done on the ticket, as a line of the report. */
export function markInWords({ change, value, outcome, words }: TicketMark): string {
  const said = WORDS[change][outcome === 'refused' ? 'refused' : 'done'].replace('{value}', () => value);
  if (outcome === 'found-done') return `${said} (Jira showed it as done already)`;
  return outcome === 'refused' ? `${said}. ${words ?? ''} Somebody has to do it by hand.` : said;
}
