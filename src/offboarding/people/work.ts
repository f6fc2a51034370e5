import { TryLater } from '../later';
import { hourOf } from '../points';
import { iso, MINUTE } from '../time';
import { dayAt, daysBetween } from './days';
import { dueOf } from './due';
import { askGroups } from './groups';
import { lookAtDue } from './look-at-due';
import { MEMBERS_PER_PAGE, readMembers } from './members';
import { makeOverview } from './overview';
import type { WatchedGroup } from './person';
import type { PeopleState } from './port';
import { openSession, type PeopleParts, type Session } from './session';
import { allShards, areTooFull, doubleShards, shardsFor, writePeople } from './shards';

/** Pages of members that are kept together: about 10,000 points, and at most one write for each shard. */
const PAGES_AT_A_TIME = 100;
/** So many days pass until every membership was read again. */
const RECONCILIATION_DAYS = 60;
/** Figures that change while much is learned are made anew not more often than this. */
const OVERVIEW_EVERY = 10 * MINUTE;

/** When the work goes on. Epoch milliseconds; null: with the next hour, or nothing is left. */
export interface WorkEnd {
  goOnAt: number | null;
  /** For the log: what was waited for. */
  why: string | null;
}

/**
 * Learns who may use which product, looks at everybody who is due, reads a part of the memberships again, and makes the
 * figures; as far as time and points go. Whatever stops it, the next call goes on.
 * @param isChanged signs of activity came in from elsewhere
 */
export async function workOnPeople(parts: PeopleParts, isChanged = false): Promise<WorkEnd> {
  const { people, settings, clock } = parts;
  if (!(await settings.read()).inactivity.on) return { goOnAt: null, why: null };
  const state = (await people.state()) ?? (await beginning(parts));
  const session = await openSession(parts, state);
  try {
    await session.change({ isPending: true, ...(isChanged && { isChanged }) });
    const isDone = await workOn(session);
    const isShown = await overview(session, clock.now(), isDone);
    await session.change({ isPending: !isDone || !isShown });
    if (!isShown) return { goOnAt: clock.now() + MINUTE, why: null };
    return { goOnAt: isDone ? null : session.goOnAt(), why: null };
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    await overview(session, clock.now(), false);
    await session.change({});
    return { goOnAt: error.at, why: error.why };
  }
}

/** Whether an hour in which nothing else happens has to go on with this. */
export const isUnderWay = (state: PeopleState | undefined): boolean => state?.isPending ?? false;

/** @returns whether nothing is left for today */
async function workOn(session: Session): Promise<boolean> {
  await askGroups(session);
  await makeRoom(session);
  if (!(await learn(session))) return false;
  await applyThresholds(session);
  if (!(await lookAtDue(session))) return false;
  return reconcile(session);
}

/** The groups are read once to know how many people there are. */
async function beginning(parts: PeopleParts): Promise<PeopleState> {
  const now = parts.clock.now();
  let points = 0;
  const { members } = parts.readingPeople((spent) => {
    points += spent;
  });
  let people = 0;
  const groupIds = new Set(
    (await members.products()).flatMap(({ groups }) => groups).map(({ groupId }) => groupId),
  );
  for (const groupId of groupIds) people += (await members.members(groupId, 0))?.total ?? 0;
  const today = dayAt(now);
  const state: PeopleState = {
    startedAt: iso(now),
    shards: shardsFor(people),
    groups: [],
    nextGroup: 1,
    products: [],
    groupsAsked: '',
    lookedTo: today,
    reconciled: today,
    dueBy: '',
    isPending: true,
    isChanged: true,
    hour: { from: hourOf(now), points },
    minute: { from: 0, units: 0 },
    organisationSays: null,
  };
  return (await parts.people.begin(state)) ? state : ((await parts.people.state()) ?? state);
}

/** A site that has grown gets more shards, before any of them is too large for a value. */
async function makeRoom({ store, state, change }: Session): Promise<void> {
  const { shards } = state();
  const known = await store.overview();
  if (!known || !areTooFull(known.people, shards)) return;
  await doubleShards(store, shards);
  await change({ shards: shards * 2 });
}

/** @returns whether the members of every group have been read once */
async function learn(session: Session): Promise<boolean> {
  const unlearned = (): WatchedGroup | undefined =>
    session.state().groups.find(({ learnedAt }) => learnedAt === null);
  for (let group = unlearned(); group; group = unlearned()) {
    if (!session.hasRoomForAll()) return false;
    await readMembers(session, group, PAGES_AT_A_TIME);
  }
  return true;
}

/** After other thresholds were set people may be due earlier than on the day that was noted. */
async function applyThresholds(session: Session): Promise<void> {
  const measure = session.measure();
  const { thresholdDays, products } = measure.rule;
  const dueBy = JSON.stringify([thresholdDays, products]);
  const { dueBy: before, shards } = session.state();
  if (dueBy === before) return;
  if (before !== '') {
    await writePeople(session.store, allShards(shards), (shard) => {
      const earlier = Object.values(shard).flatMap((person) => {
        const due = dueOf(person, measure);
        const isEarlier = due !== null && person.due !== null && due < person.due;
        return isEarlier ? [[person.accountId, { ...person, due }] as const] : [];
      });
      return earlier.length === 0 ? shard : { ...shard, ...Object.fromEntries(earlier) };
    });
  }
  await session.change({ dueBy, isChanged: true });
}

/** Reads so many memberships again that all of them were read after sixty days. @returns whether today's part is done */
async function reconcile(session: Session): Promise<boolean> {
  const { today } = session;
  if (session.state().reconciled >= today) return true;
  const pagesOf = ({ total }: WatchedGroup): number => Math.max(1, Math.ceil(total / MEMBERS_PER_PAGE));
  const all = session.state().groups.reduce((sum, group) => sum + pagesOf(group), 0);
  for (let left = Math.ceil(all / RECONCILIATION_DAYS); left > 0;) {
    if (!session.hasRoomForAll()) return false;
    const group = nextToReconcile(session.state().groups, today);
    if (!group) break;
    left -= Math.max(1, await readMembers(session, group, left));
  }
  await session.change({ reconciled: today });
  return true;
}

/** The one whose reading is under way, else the one whose last reading is the oldest. */
function nextToReconcile(groups: readonly WatchedGroup[], today: string): WatchedGroup | undefined {
  const underWay = groups.find(({ reading }) => reading !== null);
  if (underWay) return underWay;
  const age = ({ learnedAt }: WatchedGroup): number => daysBetween(learnedAt ?? today, today);
  return groups
    .filter((group) => age(group) > 0)
    .reduce<WatchedGroup | undefined>(
      (oldest, group) => (oldest === undefined || age(group) > age(oldest) ? group : oldest),
      undefined,
    );
}

/** @returns false when figures are due that read too much for what is left of this minute */
async function overview(session: Session, now: number, isDone: boolean): Promise<boolean> {
  const known = await session.store.overview();
  const isOld = !known || dayAt(Date.parse(known.madeAt)) !== session.today;
  const isDue = !known || now - Date.parse(known.madeAt) >= OVERVIEW_EVERY;
  if (!isOld && !(session.state().isChanged && (isDone || isDue))) return true;
  if (!session.hasUnitsForAll()) return false;
  await makeOverview(session, now);
  return true;
}
