import type { AccountStanding } from '../channels/port';
import { TryLater } from '../later';
import type { Plan } from '../plan';
import type { Channels, Directory } from '../ports';
import type { Regained, WayBack } from './watch';

/** A membership that the site's audit log says somebody made. */
export interface RecordedMembership {
  groupId: string;
  groupName: string;
  /** Null where the log names nobody. */
  authorId: string | null;
}

export interface AuditLog {
  /**
   * Memberships that this person was given since then, newest first; empty where the site does not tell.
   * @param since ISO 8601
   */
  membershipsGiven(accountId: string, since: string): Promise<RecordedMembership[]>;
}

export interface WayParts {
  directory: Pick<Directory, 'leaver'>;
  channels: Pick<Channels, 'standing'>;
  audit: AuditLog;
}

const UNKNOWN: WayBack = { by: 'unknown' };

/**
 * Finds out by which way each of these came back: who did it, by the audit log; else whether the group belongs to an
 * identity provider; else it is unknown. Everything but groups goes without a record of its own: an account that the
 * identity provider keeps came back by it, unless a person gave something back as well.
 */
export async function withWays(
  parts: WayParts,
  accountId: string,
  found: readonly Omit<Regained, 'way'>[],
  plan: Pick<Plan, 'removals' | 'account'>,
  since: string,
): Promise<Regained[]> {
  const given = await parts.audit.membershipsGiven(accountId, since);
  const authors = new Map<string, WayBack>();
  for (const { authorId } of given) {
    if (authorId !== null && !authors.has(authorId)) {
      authors.set(authorId, await wayOfAuthor(parts, authorId, accountId));
    }
  }
  const byAuthor = found.map((one): WayBack | undefined => {
    const made = given.find(({ groupId, groupName }) => groupId === one.id || groupName === one.name);
    return one.kind === 'group' && made?.authorId ? authors.get(made.authorId) : undefined;
  });
  const isUnexplained = found.some(
    ({ kind }, index) => !byAuthor[index] && ['group', 'account'].includes(kind),
  );
  if (!isUnexplained) return found.map((one, index) => ({ ...one, way: byAuthor[index] ?? UNKNOWN }));
  const kept = await keptByProvider(parts, accountId, plan);
  const isByPerson = byAuthor.some((way) => way?.by === 'person');
  const isSynced = ({ kind, id }: Omit<Regained, 'way'>): boolean =>
    kind === 'account' ? kept.isAccount && !isByPerson : kind === 'group' && kept.groupIds.has(id);
  return found.map((one, index) => ({
    ...one,
    way: byAuthor[index] ?? (isSynced(one) ? { by: 'identity-provider' } : UNKNOWN),
  }));
}

/** Nobody with rights gives access back to themself: that would be no rehiring. */
async function wayOfAuthor({ directory }: WayParts, authorId: string, leaverId: string): Promise<WayBack> {
  if (authorId === leaverId) return UNKNOWN;
  const author = await directory.leaver(authorId);
  if (!author) return UNKNOWN;
  const { displayName } = author;
  return author.accountType === 'app'
    ? { by: 'app', displayName }
    : { by: 'person', accountId: authorId, displayName };
}

/** What an identity provider keeps of this person, as the plan knew it or the organisation says now. */
async function keptByProvider(
  { channels }: WayParts,
  accountId: string,
  { removals, account }: Pick<Plan, 'removals' | 'account'>,
): Promise<{ groupIds: ReadonlySet<string>; isAccount: boolean }> {
  const met = removals.filter(({ synced }) => synced === true).map(({ groupId }) => groupId);
  const told = await standingOf(channels, accountId);
  // Without the organisation's key only a user of the identity provider's own directory can be deactivated.
  const isBySelf =
    account.standing === undefined && account.ways?.['disable-account']?.includes('scim') === true;
  return {
    groupIds: new Set([...met, ...(told?.syncedGroupIds ?? [])]),
    isAccount: told?.isSynced ?? account.standing?.isSynced ?? isBySelf,
  };
}

async function standingOf(
  channels: WayParts['channels'],
  accountId: string,
): Promise<AccountStanding | undefined> {
  try {
    const standing = await channels.standing(accountId);
    return 'untold' in standing ? undefined : standing;
  } catch (error) {
    if (error instanceof TryLater) return undefined;
    throw error;
  }
}
