import type { Judging, KnownAccount, Meant } from '../offboarding/import/port';
import { iso, type Clock } from '../offboarding/time';
import type { JiraClient } from './client';
import { getAccounts, getUserWithAccess, searchUsers } from './endpoints/users';
import { unlessNotFound } from './absence';

/** Requests about single people that are under way at a time; the pace of the client holds in any case. */
const AT_A_TIME = 10;

type Account = ReturnType<ReturnType<typeof getAccounts>['parse']>[number];

/** Asks Jira itself whom ids and addresses mean, now. */
export function createJudging(jira: JiraClient, clock: Clock): Judging {
  /** Only somebody who is not active is read alone: a group may still hold them. */
  const known = async (account: Account): Promise<KnownAccount> => {
    const { accountId, displayName, accountType, active, emailAddress } = account;
    const read = active ? undefined : await unlessNotFound(jira.call(getUserWithAccess(accountId)));
    const isGone = !active && (read?.groups.items.length ?? 0) === 0;
    return {
      accountId,
      displayName,
      accountType,
      isGone,
      email: emailAddress === '' ? null : (emailAddress ?? null),
    };
  };

  const ownerOf = async (email: string): Promise<Meant> => {
    const found = await jira.call(searchUsers(email));
    const owners = found.filter(({ emailAddress }) => emailAddress?.toLowerCase() === email);
    const [owner] = owners;
    if (owner && owners.length === 1) return known(owner);
    // Search finds an address that is given in full, although its owner hides it.
    return owners.length > 1 || found.some(({ emailAddress }) => !emailAddress) ? 'ambiguous' : 'unknown';
  };

  return {
    meant: async (accountIds, emails) => {
      const knownAt = iso(clock.now());
      const accounts = accountIds.length === 0 ? [] : await jira.call(getAccounts(accountIds));
      const byId = await inTurns(
        accounts,
        async (account) => [account.accountId, await known(account)] as const,
      );
      const byEmail = await inTurns(emails, async (email) => [email, await ownerOf(email)] as const);
      return { knownAt, meant: new Map<string, Meant>([...byId, ...byEmail]) };
    },
  };
}

async function inTurns<Asked, Answer>(
  asked: readonly Asked[],
  ask: (one: Asked) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let first = 0; first < asked.length; first += AT_A_TIME) {
    answers.push(...(await Promise.all(asked.slice(first, first + AT_A_TIME).map(ask))));
  }
  return answers;
}
