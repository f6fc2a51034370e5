import { WEEK_MINUTES, type Site } from './sites';

/** One budget for all sites of an app (facts, "Rate limits"). */
export const POINTS_AN_HOUR = 65_000;
/** Jira says that the limit is near when less than a fifth is left; from then on only leavers are worked on. */
const LEFT_TO_LEAVERS = 0.2;
const HOUR_MINUTES = 60;
/** Leavers of one site a minute: as fast as the burst of Jira's removals allows with eight groups. */
const MOST_A_MINUTE = 375;

export interface Week {
  leavers: number;
  /** Leavers who did not begin in the minute in which they were resolved for want of points. */
  waited: number;
  /** Of those: from the ticket until the last one of them was done, on sites without a bulk. Minutes. */
  longestWait: number;
  /** The same for those of a bulk. */
  longestBulk: number;
  /** Leavers that were not done when the week ended. */
  left: number;
  /** Of the hour that had the most. */
  mostPoints: number;
  /** Of the week. */
  points: number;
  /** Of work that nobody waits for, at the end of the week: put off and not made up for. */
  backgroundLeft: number;
}

/** A job of one site that is not done yet. */
interface Job {
  minute: number;
  left: number;
  isBulk: boolean;
}

/**
 * A week of all sites, minute by minute. In each minute leavers come first, who came first among them; what is left of four
 * fifths of the hour's points goes to work that nobody waits for. Points that are used up come back at the full hour.
 */
export function simulateWeek(
  sites: readonly Site[],
  cost: { leaver: number; quietDay: (people: number) => number },
): Week {
  const arriving = new Map<number, Job[]>();
  for (const { leavers } of sites) {
    for (const { minute, count } of leavers) {
      const jobs = arriving.get(minute) ?? [];
      jobs.push({ minute, left: count, isBulk: count > 1 });
      arriving.set(minute, jobs);
    }
  }
  const perMinute = sites.reduce((sum, { people }) => sum + cost.quietDay(people), 0) / (24 * HOUR_MINUTES);
  const week: Week = {
    leavers: 0,
    waited: 0,
    longestWait: 0,
    longestBulk: 0,
    left: 0,
    mostPoints: 0,
    points: 0,
    backgroundLeft: 0,
  };
  let open: Job[] = [];
  let spent = 0;
  for (let minute = 0; minute < WEEK_MINUTES; minute += 1) {
    if (minute % HOUR_MINUTES === 0) spent = 0;
    open.push(...(arriving.get(minute) ?? []));
    for (const job of open) {
      const affordable = Math.floor((POINTS_AN_HOUR - spent) / cost.leaver);
      const done = Math.min(job.left, affordable, MOST_A_MINUTE);
      spent += done * cost.leaver;
      week.points += done * cost.leaver;
      week.leavers += done;
      if (minute > job.minute) week.waited += done;
      job.left -= done;
      if (job.left > 0) continue;
      const took = minute - job.minute;
      if (job.isBulk) week.longestBulk = Math.max(week.longestBulk, took);
      else week.longestWait = Math.max(week.longestWait, took);
    }
    open = open.filter(({ left }) => left > 0);
    const room = Math.max(0, POINTS_AN_HOUR * (1 - LEFT_TO_LEAVERS) - spent);
    const background = Math.min(week.backgroundLeft + perMinute, room);
    week.backgroundLeft += perMinute - background;
    spent += background;
    week.points += background;
    week.mostPoints = Math.max(week.mostPoints, spent);
  }
  week.left = open.reduce((sum, { left }) => sum + left, 0);
  return week;
}
