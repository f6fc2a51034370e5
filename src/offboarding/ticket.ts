/** A ticket as the domain sees it: what the adapters of `jira/` made of an issue and its changelog. */

export interface PersonName {
  accountId: string;
  displayName: string;
}

export interface ChangeItem {
  fieldId: string;
  from: string | null;
  fromName: string | null;
  to: string | null;
  toName: string | null;
}

/** One entry of the changelog: who changed what, when. */
export interface Change {
  id: string;
  /** Null when Jira no longer says who it was. */
  author: (PersonName & { isApp: boolean }) | null;
  /** Epoch milliseconds. */
  at: number;
  items: readonly ChangeItem[];
}

export interface Ticket {
  id: string;
  key: string;
  projectKey: string;
  /** Only service projects know internal comments. */
  isServiceProject: boolean;
  issueType: { id: string; name: string };
  status: { id: string; name: string };
  resolution: { id: string; name: string } | null;
  reporter: PersonName | null;
  /** Raw values by field id; parsed where a rule names them. */
  fields: Readonly<Record<string, unknown>>;
  /** What those fields are called, by id. */
  fieldNames: Readonly<Record<string, string>>;
  /** Oldest first. */
  changes: readonly Change[];
  /** Ids of the transitions that Leaver itself made: they start nothing and stop nothing. */
  ownChanges: readonly string[];
}

/** The status item of a change, when it is a transition. */
export const statusItem = (change: Change): ChangeItem | undefined =>
  change.items.find((item) => item.fieldId === 'status');
