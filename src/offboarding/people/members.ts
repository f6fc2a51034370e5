import { newPerson, productsOf, type Known, type Person, type WatchedGroup } from './person';
import type { Shard } from './port';
import type { Session } from './session';
import { allShards, byShard, writePeople } from './shards';

/** Members that Jira gives at once (facts, `GET group/member`). */
export const MEMBERS_PER_PAGE = 50;
/** Shards that are looked through at a time for people who were not seen. */
const SHARDS_AT_A_TIME = 25;

/**
 * Reads pages of a group where the last reading stopped, and keeps who is in it.
 * @returns how many pages were read
 */
export async function readMembers(
  session: Session,
  { groupId }: WatchedGroup,
  mostPages: number,
): Promise<number> {
  const found: Known[] = [];
  let pages = 0;
  let group = groupOf(session, groupId);
  let reading = group.reading ?? { startedAt: session.today, startAt: 0, isRead: false };
  try {
    while (pages < mostPages && !reading.isRead && session.hasRoom()) {
      const page = await session.members.members(groupId, reading.startAt);
      pages += 1;
      found.push(...(page?.people ?? []));
      const startAt = reading.startAt + (page?.people.length ?? 0);
      reading = { ...reading, startAt, isRead: page === undefined || page.isLast };
      group = { ...group, total: page?.total ?? 0 };
    }
  } finally {
    // What was read before Jira asked to wait is kept: it has been paid for.
    await keepMembers(session, group, found);
    await changeGroup(session, { ...group, reading });
  }
  if (reading.isRead && (await dropOthers(session, { ...group, reading }, reading.startedAt))) {
    await changeGroup(session, { ...group, learnedAt: reading.startedAt, reading: null });
  }
  return pages;
}

const groupOf = (session: Session, groupId: string): WatchedGroup => {
  const group = session.state().groups.find((one) => one.groupId === groupId);
  if (!group) throw new Error(`The group ${groupId} is not watched.`);
  return group;
};

const changeGroup = (session: Session, changed: WatchedGroup): Promise<void> =>
  session.change({
    groups: session.state().groups.map((group) => (group.number === changed.number ? changed : group)),
    isChanged: true,
  });

async function keepMembers(session: Session, group: WatchedGroup, found: readonly Known[]): Promise<void> {
  const { store, today } = session;
  const parts = byShard(found, session.state().shards);
  // Who is there when a group is read for the first time came before the app.
  const since = group.learnedAt === null ? null : today;
  await writePeople(store, [...parts.keys()], (shard, number) => {
    const next: Shard = { ...shard };
    for (const known of parts.get(number) ?? []) {
      const person = { ...(shard[known.accountId] ?? newPerson(known, since)), ...known };
      const groups = { ...person.groups, [String(group.number)]: today };
      next[known.accountId] = withDue({ ...person, groups }, session);
    }
    return next;
  });
}

/** Somebody who may use a product and is due on no day that is still to come is due today. */
function withDue(person: Person, { today, state }: Session): Person {
  const isForgotten = person.due === null || person.due < state().lookedTo;
  if (!person.active || !isForgotten || productsOf(person, state().groups).length === 0) return person;
  return { ...person, due: today };
}

/**
 * Who was in a group and was not seen in it by a whole reading is asked for one by one: pages shift while they are read,
 * and nobody loses anything in the directory because of that.
 * @returns false when there was no room for all of them
 */
async function dropOthers(session: Session, group: WatchedGroup, startedAt: string): Promise<boolean> {
  if (group.learnedAt === null) return true;
  const { store, members } = session;
  const all = allShards(session.state().shards);
  for (let from = 0; from < all.length; from += SHARDS_AT_A_TIME) {
    const shards = await store.shards(all.slice(from, from + SHARDS_AT_A_TIME));
    const unseen = [...shards.values()]
      .flatMap((shard) => Object.values(shard))
      .filter(({ groups }) => (groups[String(group.number)] ?? startedAt) < startedAt);
    for (const { accountId } of unseen) {
      if (!session.hasRoom()) return false;
      await correct(session, accountId, await members.person(accountId));
    }
  }
  return true;
}

async function correct(
  session: Session,
  accountId: string,
  live: (Known & { groupIds: string[] }) | undefined,
): Promise<void> {
  const { store, today } = session;
  const { groups: watched, shards } = session.state();
  const [number] = byShard([{ accountId }], shards).keys();
  if (number === undefined) return;
  await writePeople(store, [number], (shard) => {
    const { [accountId]: person, ...others } = shard;
    if (!person) return shard;
    if (!live) return others;
    const { groupIds, ...known } = live;
    const held = watched.filter(({ groupId }) => groupIds.includes(groupId));
    const groups = Object.fromEntries(held.map((group) => [String(group.number), today]));
    return { ...others, [accountId]: withDue({ ...person, ...known, groups }, session) };
  });
}
