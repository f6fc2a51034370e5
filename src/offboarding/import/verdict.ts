import type { ImportVerdict } from '../../contract/imports';
import type { StoredRow } from './import';
import { clipped } from './import';
import type { KnownAccount, Meant } from './port';

/** What a row is judged by. */
export interface Circumstances {
  operatorId: string;
  /** Whom operators may not offboard, with what protects them. */
  protectedPeople: ReadonlyMap<string, string>;
  /** In which line each person of the file stands first; addresses that nobody is known for, too. */
  seen: Map<string, number>;
}

/** Judges a row, and remembers whom it names. */
export function judged(
  row: StoredRow,
  meant: Meant,
  { operatorId, protectedPeople, seen }: Circumstances,
): StoredRow {
  const account = typeof meant === 'object' ? meant : null;
  const key = account?.accountId ?? nameOf(row);
  if (key === undefined) return verdict(row, 'unknown', 'The line names nobody by an id or an address.');
  const first = seen.get(key);
  if (first !== undefined) {
    return verdict(row, 'duplicate', `Line ${String(first)} names the same person.`, account);
  }
  seen.set(key, row.line);
  if (!account) {
    return meant === 'ambiguous'
      ? verdict(
          row,
          'ambiguous',
          'The address does not belong to exactly one person who shows it. Use the account id.',
        )
      : verdict(row, 'unknown', 'Nobody on this site has this id or shows this address.');
  }
  if (account.accountId === operatorId)
    return verdict(row, 'yourself', 'Nobody can offboard themself.', account);
  if (isOther(row.email, account.email)) {
    return verdict(row, 'ambiguous', 'Id and address belong to different people. Correct the line.', account);
  }
  const protection = protectedBy(account, protectedPeople);
  if (protection !== undefined) return verdict(row, 'protected', protection, account);
  if (account.isGone) {
    return verdict(
      row,
      'gone',
      'Not active on this site, and in no group: nothing is left to be done.',
      account,
    );
  }
  return verdict(row, 'found', null, account);
}

/** Whom a row names: by id where it has one, else by address. */
export const nameOf = ({ accountId, email }: StoredRow): string | undefined =>
  accountId ?? email ?? undefined;

/** An address that is not shown cannot contradict. */
const isOther = (inFile: string | null, shown: string | null): boolean =>
  inFile !== null && shown !== null && shown.toLowerCase() !== inFile;

function protectedBy(account: KnownAccount, people: ReadonlyMap<string, string>): string | undefined {
  if (account.accountType === 'app') return 'An app account. Apps are removed where apps are managed.';
  if (account.accountType === 'customer') {
    return 'A portal customer. They are removed among the customers of the service project.';
  }
  const by = people.get(account.accountId);
  return by === undefined
    ? undefined
    : `Protected: ${by}. Operators do not offboard protected people by an import.`;
}

const verdict = (
  row: StoredRow,
  given: ImportVerdict,
  words: string | null,
  account: KnownAccount | null = null,
): StoredRow => ({
  ...row,
  verdict: given,
  words,
  person: account && { accountId: account.accountId, displayName: clipped(account.displayName) },
});
