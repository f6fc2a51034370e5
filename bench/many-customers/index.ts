import type { Benchmark, Section, Table } from '../report';
import { costOfLeaver, costOfQuietDay, type Cost } from './measure';
import { BULK, LARGEST_BULK, LEAVERS_A_YEAR, makeSites, SIZES, type Site } from './sites';
import { POINTS_AN_HOUR, simulateWeek, type Week } from './week';

/** Sizes of which a quiet day is measured; what lies between is read off the line between them. */
const MEASURED = [60, 500, 3_000] as const;
const SITES = 1_000;
/** Further numbers of sites by which it is found how many the budget carries. */
const MORE_SITES = [1_250, 1_500, 2_000, 4_000] as const;
/** For the README. */
const ONE_SITE = 3_000;
/** A leaver waits for points until the next full hour at the longest. Minutes. */
const LONGEST_WAIT = 60;

/** Of `manifest.yml`. Gigabytes. */
const MEMORY = 0.25;
/** List price of Forge: https://developer.atlassian.com/platform/forge/forge-platform-pricing/ */
const PRICE = { gigabyteSecond: 0.000025, freeGigabyteSeconds: 200_000 } as const;
const WEEKS_A_MONTH = 52 / 12;
const DAYS_A_WEEK = 7;

interface Measured {
  leaver: Cost;
  /** By number of people. */
  days: { people: number; day: Cost }[];
}

/** What all customers together cost the one budget of points that an app has, and its maker on Forge. */
export const manyCustomers: Benchmark = {
  name: 'many-customers',
  run: async () => {
    const leaver = await costOfLeaver();
    const days: Measured['days'] = [];
    for (const people of MEASURED) days.push({ people, day: await costOfQuietDay(people) });
    return section({ leaver, days });
  },
};

function section(measured: Measured): Section {
  const sites = makeSites(SITES);
  const weeks = [SITES, ...MORE_SITES].map((count) => ({ count, week: weekOf(makeSites(count), measured) }));
  const people = sites.reduce((sum, site) => sum + site.people, 0);
  const carried = weeks.filter(({ week }) => holds(week)).at(-1)?.count ?? 0;
  const total = bill(sites, measured);
  return {
    title: 'Many customers, one budget of points',
    content: [
      `Measured: a leaver in 8 groups by a ticket, and a day on which nobody leaves, with people and projects already known. 80 ms on Jira, 10 ms on storage and queue; ${String(MEMORY * 1024)} MB.`,
      measuredTable(measured),
      `Simulated on these costs: a week of ${SITES.toLocaleString('en')} sites with ${people.toLocaleString('en')} people (${String(SIZES.least)} to ${SIZES.most.toLocaleString('en')} of them, half of the sites have fewer than ${String(SIZES.median)}), ${percent(LEAVERS_A_YEAR)} of whom leave in a year, in office hours of three parts of the world; one site in ${String(BULK.oneIn)} imports ${percent(BULK.share)} of its people at once, and the largest one ${LARGEST_BULK.toLocaleString('en')}, which are more than an hour carries. All share ${POINTS_AN_HOUR.toLocaleString('en')} points an hour. No site sees what the others spend: work that nobody waits for stops when Jira's answers say that a fifth is left, and what meets the end of the points waits for the full hour, when everybody begins again with the same rights.`,
      weekTable(weeks),
      `**The budget carries ${carried.toLocaleString('en')} such sites** with nobody waiting longer than an hour for the bulk of another one, and with all the work done that nobody waits for. Beyond that number, leavers are served as before: only projects and people are read less often.`,
      `On Forge the ${SITES.toLocaleString('en')} sites make ${Math.round(total.invocations).toLocaleString('en')} invocations and ${Math.round(total.gigabyteSeconds).toLocaleString('en')} gigabyte-seconds a week: ${dollars(total.gigabyteSeconds)} a month at list price, of which ${PRICE.freeGigabyteSeconds.toLocaleString('en')} gigabyte-seconds are free.`,
      oneSite(measured),
    ],
    misses: weeks.filter(({ count, week }) => count === SITES && !holds(week)).map(() => 'Somebody starves.'),
  };
}

const weekOf = (sites: readonly Site[], { leaver, days }: Measured): Week =>
  simulateWeek(sites, {
    leaver: leaver.points,
    quietDay: (people) => between(days, people, ({ points }) => points),
  });

/** Nobody was left over, and those who came alone waited no longer than for the next full hour. */
const holds = ({ left, longestWait, backgroundLeft }: Week): boolean =>
  left === 0 && longestWait <= LONGEST_WAIT && backgroundLeft < POINTS_AN_HOUR;

/** What a site of this size costs, between or beyond the measured ones. */
function between(days: Measured['days'], people: number, of: (cost: Cost) => number): number {
  const upper = Math.max(
    1,
    days.findIndex((one) => one.people >= people),
  );
  const index = people > (days.at(-1)?.people ?? 0) ? days.length - 1 : upper;
  const [low, high] = [days[index - 1], days[index]];
  if (!low || !high) throw new Error('At least two sizes are measured.');
  const slope = (of(high.day) - of(low.day)) / (high.people - low.people);
  return Math.max(0, of(low.day) + slope * (people - low.people));
}

function bill(
  sites: readonly Site[],
  { leaver, days }: Measured,
): { invocations: number; gigabyteSeconds: number } {
  const week = (of: (cost: Cost) => number) =>
    sites.reduce((sum, { people, leavers }) => {
      const count = leavers.reduce((all, one) => all + one.count, 0);
      return sum + DAYS_A_WEEK * between(days, people, of) + count * of(leaver);
    }, 0);
  return {
    invocations: week(({ invocations }) => invocations),
    gigabyteSeconds: (week(({ milliseconds }) => milliseconds) / 1000) * MEMORY,
  };
}

function oneSite(measured: Measured): string {
  const count = Math.round((ONE_SITE * LEAVERS_A_YEAR) / 52);
  const site = { people: ONE_SITE, leavers: [{ minute: 0, count }] };
  const week = bill([site], measured);
  const points = between(measured.days, ONE_SITE, (cost) => cost.points) * DAYS_A_WEEK;
  const month = (value: number) => Math.round(value * WEEKS_A_MONTH).toLocaleString('en');
  return `**One site of ${ONE_SITE.toLocaleString('en')} people**, of whom ${String(count)} leave in a week: ${month(week.invocations)} invocations and ${month(week.gigabyteSeconds)} gigabyte-seconds a month, ${dollars(week.gigabyteSeconds)}; ${Math.round(points + count * measured.leaver.points).toLocaleString('en')} points a week, where ${POINTS_AN_HOUR.toLocaleString('en')} an hour are allowed.`;
}

/** @param weekly gigabyte-seconds */
function dollars(weekly: number): string {
  const paid = Math.max(0, weekly * WEEKS_A_MONTH - PRICE.freeGigabyteSeconds);
  return `$${(paid * PRICE.gigabyteSecond).toFixed(2)}`;
}

const measuredTable = ({ leaver, days }: Measured): Table => ({
  head: ['', 'points', 'invocations', 'seconds', 'gigabyte-seconds'],
  rows: [
    { what: 'a leaver', cost: leaver },
    ...days.map(({ people, day }) => ({
      what: `a quiet day of ${people.toLocaleString('en')} people`,
      cost: day,
    })),
  ].map(({ what, cost }) => [
    what,
    cost.points,
    cost.invocations,
    Math.round(cost.milliseconds / 100) / 10,
    Math.round((cost.milliseconds / 1000) * MEMORY * 10) / 10,
  ]),
});

const weekTable = (weeks: readonly { count: number; week: Week }[]): Table => ({
  head: [
    'sites',
    'leavers',
    'points, busiest hour',
    'points, all hours',
    'leavers who waited',
    'longest wait, min',
    'longest bulk, min',
    'left over',
    'background put off, hours of all points',
  ],
  rows: weeks.map(({ count, week }) => [
    count,
    week.leavers,
    Math.round(week.mostPoints),
    percent(week.points / (POINTS_AN_HOUR * 24 * DAYS_A_WEEK)),
    week.waited,
    week.longestWait,
    week.longestBulk,
    week.left,
    Math.round(week.backgroundLeft / POINTS_AN_HOUR),
  ]),
});

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;
