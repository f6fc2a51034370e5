import { POINTS_PER_HOUR } from '../../emulator/atlassian/rate-limits';
import type { Benchmark, Section, Table } from '../report';
import { costOfLeaver, costOfQuietDay, type Cost } from './measure';
import {
  BULK,
  inRush,
  LARGEST_BULK,
  leaversOf,
  LEAVERS_A_YEAR,
  makeSites,
  RUSH,
  SIZES,
  type Site,
} from './sites';
import { simulateWeek, type Costs, type Week } from './week';

/** Sizes of which a quiet day is measured; what lies between is read off the line between them. */
const MEASURED = [60, 500, 3_000] as const;
const SITES = 1_000;
/** From there on so many more at a time, until something does not hold any more. */
const STEP = 50;
/** To show what becomes of leavers when there are far too many sites. */
const FAR_TOO_MANY = 4_000;
/** For the README. */
const ONE_SITE = 3_000;
/** Where one site's import has used up its share, another one's goes on at the next full hour. Minutes. */
const LONGEST_IMPORT = 60;
/** The largest one takes two hours of all points; the other sites may cost it one more. Minutes. */
const LONGEST_LARGEST = 180;

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
  const people = sites.reduce((sum, site) => sum + site.people, 0);
  const weeks = weeksOf(measured);
  const [first, carried, failed] = [weeks[0], weeks.at(-2), weeks.at(-1)];
  if (!first || !failed) throw new Error('At least one week is simulated.');
  const tooMany = { count: FAR_TOO_MANY, week: weekOf(makeSites(FAR_TOO_MANY), measured) };
  const rows = [...new Set([first, carried ?? first, failed])];
  const [greedy, rush] = [weekOf(sites, measured, false), weekOf(inRush(sites), measured)];
  const total = bill(sites, measured);
  return {
    title: 'Many customers, one budget of points',
    content: [
      `Measured: a leaver in 8 groups by a ticket, and a day on which nobody leaves, with people and projects already known. 80 ms on Jira, 10 ms on storage and queue; ${String(MEMORY * 1024)} MB.`,
      measuredTable(measured),
      `Simulated on these costs: a week of ${SITES.toLocaleString('en')} sites with ${people.toLocaleString('en')} people (${String(SIZES.least)} to ${SIZES.most.toLocaleString('en')} of them, half of the sites have fewer than ${String(SIZES.median)}), ${percent(LEAVERS_A_YEAR)} of whom leave in a year by tickets of their own, in office hours of three parts of the world; one site in ${String(BULK.oneIn)} imports ${percent(BULK.share)} of its people at once, and the largest one ${LARGEST_BULK.toLocaleString('en')}, which are more than an hour carries. All share ${POINTS_PER_HOUR.toLocaleString('en')} points an hour. No site sees what the others spend. When Jira's answers say that a fifth is left, work that nobody waits for stops, and an import goes on only by the share of the hour that the app's own rule gives it; what meets the end of the points waits for the full hour.`,
      weekTable([...rows, tooMany]),
      `**The budget carries ${(carried?.count ?? 0).toLocaleString('en')} such sites**: nobody who leaves by a ticket waits for the import of another site; the largest import takes at most ${String(LONGEST_LARGEST)} minutes, any other one ${String(LONGEST_IMPORT)}; and all the work is done that nobody waits for. With ${failed.count.toLocaleString('en')}: ${lowerCase(missesOf(failed.week).join(' '))}`,
      `What keeps tickets from waiting is the share: were imports to go on to the end of an hour's points, ${waitOf(greedy.tickets)} It keeps them free beside one large import, not beside several, each of which has rows under way when the fifth is reached: were the ${String(RUSH.sites)} largest sites to import ${percent(RUSH.share)} of their people a minute after each other, ${waitOf(rush.tickets)}`,
      `On Forge the ${SITES.toLocaleString('en')} sites make ${Math.round(total.invocations).toLocaleString('en')} invocations and ${Math.round(total.gigabyteSeconds).toLocaleString('en')} gigabyte-seconds a week: ${dollars(total.gigabyteSeconds)} a month at list price, of which ${PRICE.freeGigabyteSeconds.toLocaleString('en')} gigabyte-seconds are free.`,
      oneSite(measured),
    ],
    misses: missesOf(first.week),
  };
}

interface Simulated {
  count: number;
  week: Week;
}

/** More and more sites; in the last of the weeks something does not hold. */
function weeksOf(measured: Measured): Simulated[] {
  const weeks: Simulated[] = [];
  for (let count = SITES; weeks.every(({ week }) => missesOf(week).length === 0); count += STEP)
    weeks.push({ count, week: weekOf(makeSites(count), measured) });
  return weeks;
}

function weekOf(sites: readonly Site[], { leaver, days }: Measured, hasShare = true): Week {
  const costs: Costs = {
    leaver: leaver.points,
    quietDay: (people) => between(days, people, ({ points }) => points),
  };
  return simulateWeek(sites, costs, hasShare);
}

/** What of it is not as it is wanted, in words. */
const missesOf = ({ tickets, imports, left, backgroundLeft }: Week): string[] =>
  [
    tickets.waited > 0 && waitOf(tickets),
    imports.largest > LONGEST_LARGEST &&
      `The largest import takes ${String(Math.ceil(imports.largest))} minutes.`,
    imports.longestOther > LONGEST_IMPORT &&
      `An import other than the largest takes ${String(Math.ceil(imports.longestOther))} minutes.`,
    left > 0 && `${left.toLocaleString('en')} leavers are left over.`,
    backgroundLeft > POINTS_PER_HOUR &&
      `Work that nobody waits for is put off by ${String(Math.round(backgroundLeft / POINTS_PER_HOUR))} hours of all points.`,
  ].filter((miss) => miss !== false);

const waitOf = ({ waited, leavers, longestMinutes }: Week['tickets']): string =>
  `${waited.toLocaleString('en')} of ${leavers.toLocaleString('en')} tickets would wait, up to ${String(Math.ceil(longestMinutes))} minutes.`;

const lowerCase = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

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
    sites.reduce(
      (sum, site) => sum + DAYS_A_WEEK * between(days, site.people, of) + leaversOf(site) * of(leaver),
      0,
    );
  return {
    invocations: week(({ invocations }) => invocations),
    gigabyteSeconds: (week(({ milliseconds }) => milliseconds) / 1000) * MEMORY,
  };
}

function oneSite(measured: Measured): string {
  const count = Math.round((ONE_SITE * LEAVERS_A_YEAR) / 52);
  const site = { people: ONE_SITE, tickets: Array.from({ length: count }, () => 0), imports: [] };
  const week = bill([site], measured);
  const points = between(measured.days, ONE_SITE, (cost) => cost.points) * DAYS_A_WEEK;
  const month = (value: number) => Math.round(value * WEEKS_A_MONTH).toLocaleString('en');
  return `**One site of ${ONE_SITE.toLocaleString('en')} people**, of whom ${String(count)} leave in a week: ${month(week.invocations)} invocations and ${month(week.gigabyteSeconds)} gigabyte-seconds a month, ${dollars(week.gigabyteSeconds)}; ${Math.round(points + count * measured.leaver.points).toLocaleString('en')} points a week, where ${POINTS_PER_HOUR.toLocaleString('en')} an hour are allowed.`;
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

const weekTable = (weeks: readonly Simulated[]): Table => ({
  head: [
    'sites',
    'leavers',
    'by tickets',
    'of these waited',
    'longest wait, min',
    'longest import but the largest, min',
    'the largest, min',
    'points, busiest hour',
    'points, all hours',
    'left over',
    'background put off, hours of all points',
  ],
  rows: weeks.map(({ count, week }) => [
    count,
    week.leavers,
    week.tickets.leavers,
    week.tickets.waited,
    Math.ceil(week.tickets.longestMinutes),
    Math.ceil(week.imports.longestOther),
    Math.ceil(week.imports.largest),
    Math.round(week.mostPoints),
    percent(week.points / (POINTS_PER_HOUR * 24 * DAYS_A_WEEK)),
    week.left,
    Math.round(week.backgroundLeft / POINTS_PER_HOUR),
  ]),
});

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;
