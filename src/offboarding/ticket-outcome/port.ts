/** What Leaver does to a ticket beside commenting on it. `jira/tickets.ts` gives it; every method may throw `TryLater`. */
export interface TicketChanges {
  /** Whether Leaver itself acts as this account. */
  isOwnAccount(accountId: string): Promise<boolean>;
  /**
   * Adds labels and takes labels off; those of others stay. Twice is the same as once.
   * @returns undefined when it is so, or Jira's words
   */
  changeLabels(
    ticketId: string,
    labels: { add: readonly string[]; remove: readonly string[] },
  ): Promise<string | undefined>;
  /**
   * Writes a moment into a date-time field. @param at epoch milliseconds
   * @returns undefined when it stands, or Jira's words
   */
  setMoment(ticketId: string, fieldId: string, at: number): Promise<string | undefined>;
  /** The transitions that Leaver may make of a ticket as it stands now; none where it may make none at all. */
  transitions(ticketId: string): Promise<OfferedTransition[]>;
  /**
   * Makes a transition. Not repeatable: whoever tries again looks first where the ticket stands.
   * @param resolution the name of one, or null where none is to be set
   * @returns undefined when it was made, or Jira's words
   */
  makeTransition(
    ticketId: string,
    transitionId: string,
    resolution: string | null,
  ): Promise<string | undefined>;
}

export interface OfferedTransition {
  id: string;
  name: string;
  /** Where it leads. */
  status: { id: string; name: string; /** Whether Jira takes a ticket there for done. */ isDone: boolean };
  /** Whether its screen asks for a resolution. */
  asksForResolution: boolean;
}
