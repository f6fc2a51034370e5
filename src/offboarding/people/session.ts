import { HALF_OF_POINTS, hourOf, pointsOfRuns } from '../points';
import type { PlaceStore } from '../places/port';
import type { RunStore, SettingsStore } from '../ports';
import { MINUTE, SECOND, type Clock } from '../time';
import { dayAt } from './days';
import type { HistoryReader, LastActiveReader, MemberReader, PeopleState, PeopleStore } from './port';
import type { Measure } from './standing';

/** A portion and the figures after it take some seconds; with less time left nothing new is begun. Milliseconds. */
const TIME_FOR_A_PORTION = 120 * SECOND;
/** Units of the store that work which nobody waits for takes in a minute: half of the 4,000 (facts, "KVS rate"). */
const MOST_UNITS = 2_000;
/** What goes through all shards of 100,000 people takes about 2,500 units: it begins with so few in a minute. */
const MOST_UNITS_BEFORE_ALL = 1_000;

/** What asks Jira about people. */
export interface PeopleReader {
  members: MemberReader;
  history: HistoryReader;
}

export interface PeopleParts {
  people: PeopleStore;
  settings: SettingsStore;
  runs: RunStore;
  places: Pick<PlaceStore, 'scan'>;
  /** A reader that tells of every point that it spends. */
  readingPeople: (spend: (points: number) => void) => PeopleReader;
  lastActive: LastActiveReader;
  clock: Clock;
  /** Milliseconds until the platform ends this invocation. */
  remaining: () => number;
}

/** One invocation that learns about people: it alone changes the state. */
export interface Session extends PeopleReader {
  store: PeopleStore;
  lastActive: LastActiveReader;
  /** As it was stored last. */
  state(): PeopleState;
  change(changes: Partial<PeopleState>): Promise<void>;
  measure(): Measure;
  /** yyyy-MM-dd: it stays the same until the invocation ends. */
  today: string;
  /** Whether there is time for a portion, and half of the hour's points are left to others. */
  hasRoom(): boolean;
  /** The same for something that reads or writes every shard. */
  hasRoomForAll(): boolean;
  /** Whether the store alone has room for that: figures cost no points. */
  hasUnitsForAll(): boolean;
  /** When a further invocation may go on; null where that is up to the next hour. Epoch milliseconds. */
  goOnAt(): number | null;
}

export async function openSession(parts: PeopleParts, opened: PeopleState): Promise<Session> {
  const { people: store, settings, clock, remaining } = parts;
  let state = opened;
  const [{ inactivity: rule, protection }, others] = await Promise.all([
    settings.read(),
    pointsOfOthers(parts),
  ]);
  const today = dayAt(clock.now());
  const spend = (points: number): void => {
    const from = hourOf(clock.now());
    state = { ...state, hour: { from, points: points + (state.hour.from === from ? state.hour.points : 0) } };
  };
  const own = (): number => (state.hour.from === hourOf(clock.now()) ? state.hour.points : 0);
  const hasPoints = (): boolean => others + own() < HALF_OF_POINTS;
  const { minute } = opened;
  const units = (): number =>
    store.unitsInMinute() + (minute.from === minuteOf(clock.now()) ? minute.units : 0);
  const hasTime = (): boolean => remaining() > TIME_FOR_A_PORTION;
  const hasUnitsForAll = (): boolean => units() < MOST_UNITS_BEFORE_ALL;
  return {
    ...parts.readingPeople(spend),
    store,
    lastActive: parts.lastActive,
    state: () => state,
    change: async (changes) => {
      state = { ...state, ...changes, minute: { from: minuteOf(clock.now()), units: units() } };
      await store.saveState(state);
    },
    measure: () => ({ rule, protection, groups: state.groups, today }),
    today,
    hasRoom: () => hasTime() && hasPoints() && units() < MOST_UNITS,
    hasUnitsForAll,
    hasRoomForAll: () => hasTime() && hasPoints() && hasUnitsForAll(),
    goOnAt: () => (hasPoints() ? clock.now() + (hasUnitsForAll() ? 0 : MINUTE) : null),
  };
}

const minuteOf = (now: number): number => now - (now % MINUTE);

/** What runs and the search of the projects have cost in this hour. */
async function pointsOfOthers({ runs, places, clock }: PeopleParts): Promise<number> {
  const [byRuns, scan] = await Promise.all([pointsOfRuns({ runs, clock }), places.scan()]);
  return byRuns + (scan?.hour.from === hourOf(clock.now()) ? scan.hour.points : 0);
}
