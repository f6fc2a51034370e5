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
 * identity provider; else it is unknown. Everything but groups goes without a record of its own.
 */
export async function withWays(
  parts: WayParts,
  accountId: string,
  found: readonly Omit<Regained, 'way'>[],
  plan: Pick<Plan, 'removals'>,
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
  const isUnexplained = byAuthor.some((way, index) => !way && found[index]?.kind === 'group');
  const synced = isUnexplained ? await syncedGroups(parts, accountId, plan) : new Set<string>();
  return found.map((one, index) => ({
    ...one,
    way: byAuthor[index] ?? (synced.has(one.id) ? { by: 'identity-provider' } : UNKNOWN),
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

/** Groups of the identity provider, as the plan knew them or the organisation says now. */
async function syncedGroups(
  { channels }: WayParts,
  accountId: string,
  { removals }: Pick<Plan, 'removals'>,
): Promise<Set<string>> {
  const met = removals.filter(({ synced }) => synced === true).map(({ groupId }) => groupId);
  const told = await standingOf(channels, accountId);
  return new Set([...met, ...told]);
}

async function standingOf(channels: WayParts['channels'], accountId: string): Promise<string[]> {
  try {
    const standing = await channels.standing(accountId);
    return 'untold' in standing ? [] : standing.syncedGroupIds;
  } catch (error) {
    if (error instanceof TryLater) return [];
    throw error;
  }
}
