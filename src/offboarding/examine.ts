import type { LeaverFacts, ProductAccess } from './facts';
import { goneRefusal, neverRefusal, operatorRefusal, protectionRefusal } from './guards';
import { Refused, TryLater } from './later';
import type { Directory } from './ports';
import { reason, type Reason } from './reasons';
import type { Settings } from './settings';
import type { PersonName } from './ticket';
import type { LeaverReference } from './ticket-fields';

type LeaverDirectory = Pick<Directory, 'leaver' | 'byEmail' | 'administersJira' | 'standing'>;

/** What live reads say about a leaver: everything that a plan needs, or why there will be none. */
export type Examined =
  | {
      leaver: LeaverFacts;
      products: ProductAccess[];
      refusal: Reason | undefined;
      /** An administrator or a protected person, whom this operator may offboard if a second person agrees. */
      isProtected: boolean;
    }
  | { leaver: undefined; refusal: Reason };

/**
 * Reads a leaver and asks every guard that has to do with them. The same questions are asked when a run is created,
 * and again before its first write when that is later.
 */
export async function examineLeaver(
  directory: LeaverDirectory,
  reference: LeaverReference,
  operator: PersonName,
  settings: Settings,
  products: Promise<ProductAccess[]>,
): Promise<Examined> {
  try {
    const accountId = await accountOf(directory, reference);
    if (typeof accountId !== 'string') return { leaver: undefined, refusal: accountId };
    const administers = directory.administersJira(accountId);
    // About an account that is not there Jira refuses the question; that it is not there says more.
    const asked = administers.catch(() => undefined);
    const [leaver, site] = await Promise.all([directory.leaver(accountId), products, asked]);
    if (!leaver) return { leaver: undefined, refusal: reason('leaver-unknown', { who: accountId }) };
    const never = neverRefusal(leaver, operator);
    const protectedBy = protectionRefusal(leaver, await administers, settings.protection);
    const mayAll = !never && protectedBy !== undefined && (await isAdministrator(directory, operator));
    const refusal = never ?? (mayAll ? undefined : protectedBy) ?? goneRefusal(leaver);
    if (refusal) return { leaver, products: site, refusal, isProtected: mayAll };
    const standing = await directory.standing(accountId);
    return { leaver: { ...leaver, standing }, products: site, refusal, isProtected: mayAll };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const who = reference.by === 'account' ? reference.accountId : reference.text;
    return { leaver: undefined, refusal: reason('leaver-unreadable', { who, words: error.words }) };
  }
}

/** Whether the one who asks administers Jira; what Jira refuses to tell counts as no. */
export async function isAdministrator(
  { administersJira }: Pick<Directory, 'administersJira'>,
  { accountId }: PersonName,
): Promise<boolean> {
  try {
    return await administersJira(accountId);
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/** Why this person may not start anything, or undefined; Jira is asked about people only, apps never may. */
export async function examineOperator(
  directory: Pick<Directory, 'operatorStanding'>,
  operator: (PersonName & { isApp: boolean }) | null,
  settings: Settings,
  isLastTry = false,
): Promise<Reason | undefined> {
  if (!operator) return reason('operator-unknown', {});
  if (operator.isApp) return reason('operator-is-app', { who: operator.displayName });
  try {
    return operatorRefusal(
      operator,
      await directory.operatorStanding(operator.accountId, settings.operators),
    );
  } catch (error) {
    // An error never lets anybody pass, and it never switches to the groups either.
    if (!(isLastTry && error instanceof TryLater && error.kind === 'failure')) throw error;
    return operatorRefusal(operator, { may: 'unknown', words: error.why });
  }
}

/**
 * A text names a leaver only as an e-mail address that exactly one visible account has: search matches names and
 * prefixes, and privacy hides addresses, so everything else could be the wrong person.
 */
async function accountOf(directory: LeaverDirectory, reference: LeaverReference): Promise<string | Reason> {
  if (reference.by === 'account') return reference.accountId;
  const { text } = reference;
  const found = text.includes('@') ? await directory.byEmail(text) : undefined;
  return found?.accountId ?? reason('leaver-text-ambiguous', { text });
}
