import { iso } from '../time';
import { addTo, emptyCount, type Count } from './count';
import { withSignals, type Person, type Signal } from './person';
import type { Candidate, Overview } from './port';
import type { Session } from './session';
import { allShards } from './shards';
import { isCandidate, judge, lastSignal, type Judgement } from './standing';

const SHARDS_AT_A_TIME = 25;
/** The list holds no more, so that it fits into the memory of an invocation; the figures count everybody. */
const MOST_LISTED = 20_000;
/** Candidates in one stored value: far below its 240 KiB. */
const PER_PAGE = 200;

/** Makes figures and list anew from everything that is known. Asks Jira nothing. @param now epoch milliseconds */
export async function makeOverview(session: Session, now: number): Promise<void> {
  const { store } = session;
  const measure = session.measure();
  const count = emptyCount();
  const candidates: Candidate[] = [];
  const all = allShards(session.state().shards);
  for (let from = 0; from < all.length; from += SHARDS_AT_A_TIME) {
    const shards = await store.shards(all.slice(from, from + SHARDS_AT_A_TIME));
    const people = [...shards.values()].flatMap((shard) => Object.values(shard));
    const inactive = people.filter((person) => isCandidate(judge(person, measure)));
    const seen = await store.seen(inactive.map(({ accountId }) => accountId));
    for (const stored of people) {
      const person = withSeen(stored, seen.get(stored.accountId));
      const judgement = judge(person, measure);
      addTo(count, person, judgement, measure);
      if (isCandidate(judgement)) candidates.push(candidateOf(person, judgement));
    }
  }
  await save(session, now, count, candidates);
}

/** Activity that a trigger saw after the last look. */
export const withSeen = (person: Person, day: string | undefined): Person =>
  day === undefined ? person : { ...person, signals: withSignals(person.signals, [eventOn(day)]) };

const eventOn = (day: string): Signal => ({ source: 'events', day, until: day, product: null });

export function candidateOf(person: Person, { standing, products }: Judgement): Candidate {
  const { accountId, name, kind, signals, looked, since } = person;
  const unused = products.filter((one) => one.standing === 'inactive');
  return {
    accountId,
    name,
    kind,
    standing,
    unused: unused.map(({ product }) => product),
    others: products.filter((one) => one.standing !== 'inactive').map(({ product }) => product),
    thresholdDays: Math.max(0, ...unused.map(({ thresholdDays }) => thresholdDays)),
    signals,
    looked,
    since,
  };
}

async function save(session: Session, now: number, count: Count, candidates: Candidate[]): Promise<void> {
  const { store } = session;
  const { products, groups } = session.state();
  const listed = longestFirst(candidates).slice(0, MOST_LISTED);
  const pages = inPages(listed);
  const before = await store.overview();
  const overview: Overview = {
    madeAt: iso(now),
    people: count.people,
    ages: count.ages,
    unknown: count.unknown,
    notLooked: count.notLooked,
    candidates: candidates.length,
    listed: listed.length,
    exempt: count.exempt,
    products: products.flatMap(({ key, name }) => {
      const counted = count.products.get(key);
      return counted ? [{ key, name, ...counted }] : [];
    }),
    groups: groups.flatMap(({ number, name }) => {
      const counted = count.groups.get(number);
      return counted ? [{ name, ...counted }] : [];
    }),
    sources: count.sources,
    fileDay: count.fileDay,
    slot: before?.slot === 0 ? 1 : 0,
    pages: pages.length,
  };
  await store.saveOverview(overview, pages);
  await session.change({ isChanged: false });
}

function longestFirst(candidates: readonly Candidate[]): Candidate[] {
  const lastDay = ({ signals }: Candidate): string => lastSignal(signals, null)?.until ?? '';
  return [...candidates].sort(
    (one, other) => lastDay(one).localeCompare(lastDay(other)) || one.name.localeCompare(other.name),
  );
}

const inPages = (candidates: readonly Candidate[]): Candidate[][] =>
  Array.from({ length: Math.ceil(candidates.length / PER_PAGE) }, (_, page) =>
    candidates.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
  );
