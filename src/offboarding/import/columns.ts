import { DateTime } from 'luxon';

/** Which column says what; -1 where none does. */
export interface Columns {
  accountId: number;
  email: number;
  name: number;
  status: number;
  /** One for each product of each site: when somebody was last seen there. */
  lastSeen: readonly LastSeenColumn[];
  /** The day when a managed account was last active anywhere. */
  lastActive: number;
  hasHeader: boolean;
}

export type DateColumns = Pick<Columns, 'lastSeen' | 'lastActive'>;

export interface LastSeenColumn {
  column: number;
  product: string;
  /** The site as the header names it; null where it names none. */
  site: string | null;
}

/** Headers of Atlassian's exports, old and new, and what people write by hand; compared without case. */
const HEADERS = {
  accountId: ['user id', 'atlassian id', 'account id', 'accountid', 'atlassian account id', 'aaid'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'mail'],
  name: ['user name', 'name', 'display name', 'full name'],
  status: ['user status', 'status', 'account status'],
  lastActive: ['last active date [utc]', 'last active date', 'last active'],
} as const;

/** `Last seen in Jira - acme`: the product stands before the last hyphen, the site behind it. */
const LAST_SEEN = /^last seen in (.+?)(?: - (.+))?$/i;

/** A day as yyyy-MM-dd, or `never`. */
export type Day = string;
/** What stands for a day on which nobody was seen. */
export const NEVER = 'never';

/** What Atlassian writes where somebody was never seen. */
const NEVER_WORDS = /^never( accessed| logged in)?$/i;

/**
 * Finds the columns by the first row. Without a header a list of ids or addresses in the first column counts.
 * @returns undefined when no column can name a person
 */
export function columnsOf(first: readonly string[]): Columns | undefined {
  const titles = first.map((title) => title.trim().toLowerCase());
  const columnOf = (names: readonly string[]) => titles.findIndex((title) => names.includes(title));
  const columns: Columns = {
    accountId: columnOf(HEADERS.accountId),
    email: columnOf(HEADERS.email),
    name: columnOf(HEADERS.name),
    status: columnOf(HEADERS.status),
    ...dateColumnsOf(first),
    hasHeader: true,
  };
  if (columns.accountId >= 0 || columns.email >= 0) return columns;
  const listed = first[0]?.trim() ?? '';
  const isAddress = isEmail(listed);
  if (!isAddress && !isAccountId(listed)) return undefined;
  return {
    ...columns,
    accountId: isAddress ? -1 : 0,
    email: isAddress ? 0 : -1,
    lastSeen: [],
    lastActive: -1,
    hasHeader: false,
  };
}

/** The columns that say when somebody was last seen. */
export const dateColumnsOf = (first: readonly string[]): DateColumns => ({
  lastSeen: first.flatMap((title, column) => {
    const [, product, site = null] = LAST_SEEN.exec(title.trim()) ?? [];
    return product === undefined ? [] : [{ column, product, site }];
  }),
  lastActive: first.findIndex((title) =>
    HEADERS.lastActive.some((name) => name === title.trim().toLowerCase()),
  ),
});

export const isEmail = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(text);

/** Forms of account ids that Atlassian has given out: 24 hexadecimal digits, or a number, a colon and a UUID. */
export const isAccountId = (text: string): boolean =>
  /^[0-9a-f]{24}$/.test(text) || /^\w+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/**
 * Reads dates of an export, `3 Jan 2024`, or as yyyy-MM-dd; undefined for anything else. A file says few days again and
 * again: each is read once.
 */
export function createDayReader(): (text: string) => Day | undefined {
  const known = new Map<string, Day | undefined>();
  return (text) => {
    const trimmed = text.trim();
    if (known.has(trimmed)) return known.get(trimmed);
    if (known.size === MOST_REMEMBERED) known.clear();
    const day = dayOf(trimmed);
    known.set(trimmed, day);
    return day;
  };
}

/** More different days are no days. */
const MOST_REMEMBERED = 10_000;

function dayOf(trimmed: string): Day | undefined {
  if (NEVER_WORDS.test(trimmed)) return NEVER;
  for (const format of ['d LLL yyyy', 'yyyy-MM-dd', "yyyy-MM-dd'T'HH:mm:ss'Z'", 'dd LLL yyyy']) {
    const day = DateTime.fromFormat(trimmed, format, { zone: 'utc', locale: 'en-US' });
    if (day.isValid) return day.toISODate();
  }
  return undefined;
}
