import { POINTS_PER_HOUR } from '../../emulator/atlassian/rate-limits';
import { MOST_UNDER_WAY } from '../../src/offboarding/import/import';
import { limited, roomIn, withMore } from '../../src/offboarding/import/hour';
import type { HourOfImport } from '../../src/offboarding/import/import';
import { LOOK_EVERY } from '../../src/offboarding/import/look-at-runs';
import { WEEK_MINUTES, type Site } from './sites';

/** Jira says that the limit is near when less than a fifth is left; from then on only leavers are worked on. */
const LEFT_TO_LEAVERS = 0.2;
/** From the beginning of a row to its end: as many as are under way pass Jira's burst of removals within it. Seconds. */
const ROW_SECONDS = 8;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

export interface Week {
  /** Those who were done. */
  leavers: number;
  /** By tickets of their own; `waited` could not begin at once for want of points. */
  tickets: { leavers: number; waited: number; longestMinutes: number };
  /** From the beginning to the last row. Minutes. */
  imports: { largest: number; longestOther: number };
  /** Leavers that were not done when the week ended. */
  left: number;
  /** Of the hour that had the most. */
  mostPoints: number;
  /** Of the week. */
  points: number;
  /** Of work that nobody waits for, at the end of the week: put off and not made up for. */
  backgroundLeft: number;
}

/** An import of one site. Times are seconds of the week. */
interface Import {
  at: number;
  count: number;
  found: number;
  /** In the order in which they end. */
  underWay: { endsAt: number; count: number }[];
  hour: HourOfImport;
}

/** What a row, and a leaver by a ticket, costs; and a day of a site of so many people on which nobody leaves. */
export interface Costs {
  leaver: number;
  quietDay: (people: number) => number;
}

/**
 * A week of all sites, second by second. Imports come first in each second and are held back by nothing but the app's own
 * share of the hour; a row is paid for when it ends, so that those under way come on top. Then tickets, who came first among
 * them; what is left of four fifths of the hour's points goes to work that nobody waits for. Points that are used up come
 * back at the full hour.
 * @param hasShare whether imports leave the last points of an hour to others, as they do
 */
export function simulateWeek(sites: readonly Site[], cost: Costs, hasShare = true): Week {
  const budget = createBudget(cost.leaver);
  const comingImports = sites.flatMap(({ imports }) => imports.map(importOf)).sort(byTime);
  const largest = Math.max(...comingImports.map(({ count }) => count));
  const comingTickets = sites
    .flatMap(({ tickets }) => tickets.map(secondOf))
    .sort((one, other) => one - other);
  const perSecond = sites.reduce((sum, { people }) => sum + cost.quietDay(people), 0) / DAY_SECONDS;
  const tickets = { leavers: 0, waited: 0, longestMinutes: 0 };
  const imports = { largest: 0, longestOther: 0 };
  let carried: Import[] = [];
  let backgroundLeft = 0;
  for (let second = 0; second < WEEK_MINUTES * MINUTE_SECONDS; second += 1) {
    if (second % HOUR_SECONDS === 0) budget.begin();
    while ((comingImports[0]?.at ?? Infinity) <= second) carried.push(...comingImports.splice(0, 1));
    for (const one of carried) {
      end(one, second, budget);
      if (isLook(one, second)) beginRows(one, second, hasShare && budget.isNear());
      if (!isOver(one)) continue;
      const minutes = (second - one.at) / MINUTE_SECONDS;
      if (one.count === largest) imports.largest = minutes;
      else imports.longestOther = Math.max(imports.longestOther, minutes);
    }
    carried = carried.filter((one) => !isOver(one));
    while ((comingTickets[0] ?? Infinity) <= second && budget.pay(1) === 1) {
      const waited = second - (comingTickets.shift() ?? second);
      tickets.leavers += 1;
      if (waited > 0) tickets.waited += 1;
      tickets.longestMinutes = Math.max(tickets.longestMinutes, waited / MINUTE_SECONDS);
    }
    backgroundLeft = budget.payBackground(backgroundLeft + perSecond);
  }
  const { mostPoints, points, leavers } = budget.week;
  const left = comingTickets.length + carried.reduce((sum, one) => sum + openRows(one), 0);
  return { leavers, tickets, imports, left, mostPoints, points, backgroundLeft };
}

const secondOf = (minute: number): number => minute * MINUTE_SECONDS;
const byTime = (one: Import, other: Import): number => one.at - other.at;
const importOf = ({ minute, count }: { minute: number; count: number }): Import => ({
  at: secondOf(minute),
  count,
  found: count,
  underWay: [],
  hour: { from: 0, points: 0 },
});

/** The points that all sites share. */
function createBudget(leaver: number) {
  const week = { points: 0, mostPoints: 0, leavers: 0 };
  let spent = 0;
  const spend = (points: number) => {
    spent += points;
    week.points += points;
    week.mostPoints = Math.max(week.mostPoints, spent);
  };
  return {
    week,
    /** A new hour. */
    begin: () => {
      spent = 0;
    },
    isNear: () => spent > POINTS_PER_HOUR * (1 - LEFT_TO_LEAVERS),
    /** @returns how many of so many leavers have points */
    pay: (count: number): number => {
      const paid = Math.min(count, Math.floor((POINTS_PER_HOUR - spent) / leaver));
      spend(paid * leaver);
      week.leavers += paid;
      return paid;
    },
    /** @returns what has to wait */
    payBackground: (points: number): number => {
      const room = Math.max(0, POINTS_PER_HOUR * (1 - LEFT_TO_LEAVERS) - spent);
      spend(Math.min(points, room));
      return Math.max(0, points - room);
    },
  };
}

/** Rows whose time has come are paid for and over; what has no points waits for the full hour. */
function end(one: Import, second: number, budget: ReturnType<typeof createBudget>): void {
  for (let [next] = one.underWay; next && next.endsAt <= second; [next] = one.underWay) {
    next.count -= budget.pay(next.count);
    if (next.count > 0) return;
    one.underWay.shift();
  }
}

/** Begins as many rows as the app would: by its own rules for what is under way and for an hour that comes to its end. */
function beginRows(one: Import, second: number, isNear: boolean): void {
  const now = second * 1000;
  const underWay = openRows(one) - one.found;
  one.hour = limited(one.hour, isNear, now, underWay);
  const room = MOST_UNDER_WAY - underWay;
  const count = Math.min(one.found, room, roomIn(one.hour, isNear, now));
  if (count <= 0) return;
  one.found -= count;
  one.hour = withMore(one.hour, { begun: count }, now);
  one.underWay.push({ endsAt: second + ROW_SECONDS, count });
}

const isLook = ({ at }: Import, second: number): boolean => (second - at) % (LOOK_EVERY / 1000) === 0;
const openRows = ({ found, underWay }: Import): number =>
  underWay.reduce((sum, { count }) => sum + count, found);
const isOver = (one: Import): boolean => openRows(one) === 0;
