import { costOf, readBacksAmong, type Cost } from '../ceiling/traffic';
import { GROUPS, LATENCY } from '../conditions';
import type { Benchmark, Section } from '../report';
import { PEOPLE, RivalSite, type Aftermath, type Seen } from './rival-site';
import { byLeaver, postman, shellScript, WAYS, type Way } from './ways';

const HOUR = 3_600_000;
/** How many times as fast as the others. */
const TIMES_POSTMAN = 6;
const TIMES_SHELL_SCRIPT = 30;

interface Measured {
  way: Way;
  cost: Cost;
  /** How many of the leavers were looked at after the last call that took something from them. */
  readBack: number;
  aftermath: Aftermath;
  /** Leavers an hour. */
  rate: number;
  /** How long it took. */
  seconds: number;
}

/** What people do today and what Leaver does, one way after the other, each on a site of its own. */
export const sideBySide: Benchmark = {
  name: 'side-by-side',
  run: async () => {
    const measured: Measured[] = [];
    for (const way of WAYS) measured.push(await measure(way));
    return section(measured);
  },
};

async function measure(way: Way): Promise<Measured> {
  const rival = await RivalSite.start(way.leavers, way.owned);
  try {
    await way.prepare?.(rival);
    await rival.slowDown();
    const from = rival.site.now();
    await way.offboard(rival);
    const readBacks = readBacksAmong(rival.seen);
    const ends = way.endsWithReadingBack ? [...readBacks.values()] : rival.seen.map(endOf);
    const milliseconds = Math.max(...ends) - from;
    const aftermath = await rival.aftermath();
    const rate = (aftermath.gone / milliseconds) * HOUR;
    // Whoever stops the benchmark keeps what has been measured.
    console.log(`${way.name}: ${String(Math.round(rate))} leavers an hour.`);
    const cost = costOf(rival.seen);
    return { way, cost, readBack: readBacks.size, aftermath, rate, seconds: milliseconds / 1000 };
  } finally {
    await rival.close();
  }
}

const endOf = ({ at, durationMs }: Seen): number => Date.parse(at) + durationMs;

function section(measured: readonly Measured[]): Section {
  const rateOf = (way: Way): number => measured.find((one) => one.way === way)?.rate ?? 0;
  const timesPostman = rateOf(byLeaver) / rateOf(postman);
  const timesShellScript = rateOf(byLeaver) / rateOf(shellScript);
  return {
    title: 'Side by side with what people do today',
    content: [
      `Each way has a site of its own with ${String(PEOPLE)} people in ${String(GROUPS)} groups each, ${String(LATENCY.jira)} ms on each call to Jira; alone on the machine, one way after the other. Each finds the person, lists the groups, removes them one by one, deletes and reads back; Leaver also checks who asked, keeps evidence and reports on the ticket, which its first row does not wait for and its second does. Rates count people who are gone.`,
      {
        head: [
          'way',
          'leavers',
          'seconds',
          'leavers an hour',
          'calls a leaver',
          'points a leaver',
          'calls answered 429',
          'left half done',
          'untouched',
          'memberships left',
        ],
        rows: measured.map(({ way, cost, aftermath, rate, seconds }) => [
          way.name,
          way.leavers,
          Math.round(seconds),
          Math.round(rate),
          each(cost.calls, way),
          each(cost.points, way),
          cost.refused,
          aftermath.halfDone,
          aftermath.untouched,
          aftermath.memberships,
        ]),
      },
      'Calls, points and 429s are counted at the site, from the first request to the last. Points are those of the price list, which a script is not charged: for people with a token of their own only the bursts are limited.',
      `Leaver is ${timesPostman.toFixed(1)} times as fast as the Postman way (at least ${String(TIMES_POSTMAN)}) and ${timesShellScript.toFixed(1)} times as fast as the shell script (at least ${String(TIMES_SHELL_SCRIPT)}).`,
    ],
    misses: [
      ...(timesPostman < TIMES_POSTMAN ? [`${timesPostman.toFixed(1)} times the Postman way.`] : []),
      ...(timesShellScript < TIMES_SHELL_SCRIPT
        ? [`${timesShellScript.toFixed(1)} times the shell script.`]
        : []),
      ...measured.flatMap(missesOf),
    ],
  };
}

/** Who is compared has to be done with everybody: a rate of some of them says nothing. */
function missesOf({ way, readBack, aftermath }: Measured): string[] {
  const { gone, halfDone, memberships } = aftermath;
  const isCompared = way.isProduct === true || way === postman || way === shellScript;
  if (!isCompared) return [];
  return [
    ...(gone < way.leavers || memberships > 0
      ? [
          `${way.name}: ${String(way.leavers - gone)} are not gone, ${String(halfDone)} of them are left half done; ${String(memberships)} memberships are left.`,
        ]
      : []),
    ...(readBack < way.leavers
      ? [`${way.name}: ${String(way.leavers - readBack)} were not read back at the end.`]
      : []),
  ];
}

const each = (sum: number, { leavers }: Way): number => Math.round((sum / leavers) * 10) / 10;
