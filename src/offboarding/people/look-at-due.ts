import { dayPlus } from './days';
import { look, type Look } from './look';
import { withSignals, type Person } from './person';
import type { Shard } from './port';
import type { Session } from './session';
import { preparePeople } from './shards';

/** Shards that are worked together; their looks are kept before others begin. */
const SHARDS_AT_A_TIME = 10;
/** People who are asked about at the same time. */
const AT_A_TIME = 5;

/**
 * Looks at everybody who is due until today, day by day, as far as time and points go.
 * @returns whether nobody is left
 * @throws TryLater when Jira or Atlassian asked to wait
 */
export async function lookAtDue(session: Session): Promise<boolean> {
  const { store, today } = session;
  for (let day = session.state().lookedTo; day <= today; day = dayPlus(day, 1)) {
    const shards = await store.due(day);
    for (let from = 0; from < shards.length; from += SHARDS_AT_A_TIME) {
      if (!session.hasRoom()) return false;
      const some = shards.slice(from, from + SHARDS_AT_A_TIME);
      if (!(await lookInto(session, some))) return false;
      await store.removeDue(day, some);
    }
    if (day !== session.state().lookedTo) await session.change({ lookedTo: day });
  }
  return true;
}

/** @returns whether everybody in these shards who is due was looked at */
async function lookInto(session: Session, numbers: readonly number[]): Promise<boolean> {
  const looks = new Map<string, Look>();
  let due: Person[] = [];
  let failure: Error | undefined;
  await preparePeople(session.store, numbers, async (shards) => {
    due = dueAmong(shards, session.today);
    // What was found before Jira asked to wait is kept: it has been paid for.
    failure = await lookAtAll(session, due, looks);
    return (shard) => withLooks(shard, looks);
  });
  if (looks.size > 0) {
    const says = [...looks.values()].flatMap(({ organisationSays }) => organisationSays ?? []);
    await session.change({ isChanged: true, organisationSays: says[0] ?? null });
  }
  if (failure) throw failure;
  return looks.size === due.length;
}

const dueAmong = (shards: ReadonlyMap<number, Shard>, today: string): Person[] =>
  [...shards.values()].flatMap((shard) =>
    Object.values(shard).filter(({ due }) => due !== null && due <= today),
  );

/** @returns what kept it from looking at the others */
async function lookAtAll(
  session: Session,
  due: readonly Person[],
  looks: Map<string, Look>,
): Promise<Error | undefined> {
  const seen = await session.store.seen(due.map(({ accountId }) => accountId));
  for (let from = 0; from < due.length && session.hasRoom(); from += AT_A_TIME) {
    const made = await Promise.allSettled(
      due
        .slice(from, from + AT_A_TIME)
        .map((person) => look(session, person, seen.get(person.accountId), session.measure())),
    );
    for (const one of made) if (one.status === 'fulfilled') looks.set(one.value.accountId, one.value);
    const failed = made.find((one) => one.status === 'rejected');
    if (failed) return failed.reason instanceof Error ? failed.reason : new Error(String(failed.reason));
  }
  return undefined;
}

function withLooks(shard: Shard, looks: ReadonlyMap<string, Look>): Shard {
  const looked = Object.values(shard).flatMap((person) => {
    const one = looks.get(person.accountId);
    return one ? [[person.accountId, afterLook(person, one)] as const] : [];
  });
  return looked.length === 0 ? shard : { ...shard, ...Object.fromEntries(looked) };
}

/** Signals that came in while somebody was looked at are kept. */
function afterLook(person: Person, { signals, looked, due }: Look): Person {
  const others = person.signals.filter(({ source }) => source !== 'jira-history');
  return { ...person, signals: withSignals(signals, others), looked, due };
}
