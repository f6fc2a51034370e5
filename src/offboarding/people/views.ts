import type { InactivePersonView, CoverageView, InactiveOverview, SignalView } from '../../contract/people';
import type { SettingsStore } from '../ports';
import { EVER } from './ask-history';
import { AGES } from './count';
import { SIGNAL_SOURCES, type Product, type Signal } from './person';
import type { Candidate, Overview, PeopleState, PeopleStore } from './port';
import type { PeopleWake } from './wake';

export interface ViewParts {
  people: PeopleStore;
  settings: SettingsStore;
  peopleWake: PeopleWake;
  clock: { now(): number };
}

/** Figures, progress and coverage; a site on which nothing was begun yet begins to learn. */
export async function readInactive({ people, settings, peopleWake }: ViewParts): Promise<InactiveOverview> {
  const [{ inactivity: rule }, state, overview] = await Promise.all([
    settings.read(),
    people.state(),
    people.overview(),
  ]);
  if (rule.on && !state) await peopleWake.goOn();
  const groups = state?.groups ?? [];
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return {
    rule,
    progress: rule.on ? progressOf(state) : 'off',
    learned: sum(
      groups.map(({ learnedAt, total, reading }) => (learnedAt === null ? (reading?.startAt ?? 0) : total)),
    ),
    total: sum(groups.map(({ total }) => total)),
    figures: overview ? figuresOf(overview) : null,
    coverage: SIGNAL_SOURCES.map((source) => coverageOf(source, state, overview)),
    membershipsAsOf: oldestOf(groups.map(({ learnedAt }) => learnedAt)),
  };
}

function progressOf(state: PeopleState | undefined): InactiveOverview['progress'] {
  if (!state || state.groups.length === 0) return 'starting';
  if (state.groups.some(({ learnedAt }) => learnedAt === null)) return 'learning';
  return state.isPending ? 'looking' : 'current';
}

function figuresOf(overview: Overview): InactiveOverview['figures'] {
  const { madeAt, people, unknown, notLooked, candidates, listed, products, groups } = overview;
  return {
    madeAt,
    people,
    ages: overview.ages.map((count, index) => ({ below: AGES[index] ?? null, people: count })),
    unknown,
    notLooked,
    candidates,
    listed,
    exempt: Object.entries(overview.exempt).map(([exemption, count]) => ({ exemption, people: count })),
    products: products.map((product) => ({ ...product, kept: product.kept ?? 0 })),
    groups: groups.map((group) => ({ ...group, kept: group.kept ?? 0 })),
  };
}

/** History and organisation tell of what was before the app, the triggers only of what came after. */
function coverageOf(
  source: Signal['source'],
  state: PeopleState | undefined,
  overview: Overview | undefined,
): CoverageView {
  return {
    source,
    since: source === 'events' ? (state?.startedAt ?? null) : null,
    fileDay: source === 'export' ? (overview?.fileDay ?? null) : null,
    people: overview?.sources[source] ?? 0,
    problem: source === 'organisation' ? (state?.organisationSays ?? null) : null,
  };
}

const oldestOf = (days: readonly (string | null)[]): string | null =>
  days.reduce<string | null>(
    (oldest, day) => (oldest === null || day === null ? null : day < oldest ? day : oldest),
    days[0] ?? null,
  );

/** Somebody on the list, with what a trigger saw since it was made. */
export function inactivePersonView(
  candidate: Candidate,
  products: readonly Product[],
  seenOn: string | undefined,
): InactivePersonView {
  const { accountId, name, unused, others, thresholdDays, signals, looked } = candidate;
  const nameOf = (key: string): string => products.find((product) => product.key === key)?.name ?? key;
  const isNews = seenOn !== undefined && signals.every(({ until }) => until < seenOn);
  return {
    accountId,
    displayName: name,
    unused: unused.map(nameOf),
    others: others.map(nameOf),
    thresholdDays,
    signals: [...signals]
      .sort((one, other) => other.until.localeCompare(one.until))
      .map(({ source, day, until, product, fileDay }): SignalView => ({
        source,
        day: day === EVER ? null : day,
        until,
        product: product === null ? null : nameOf(product),
        fileDay: fileDay ?? null,
      })),
    looked,
    activeAgain: isNews ? seenOn : null,
  };
}
