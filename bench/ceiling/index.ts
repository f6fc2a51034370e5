import { BenchSite } from '../bench-site';
import { GROUPS, LATENCY } from '../conditions';
import { fewestPoints, neededOf } from '../fewest-points';
import type { Benchmark, Section, Table } from '../report';
import { carryAtOnce } from './at-once';
import {
  allowedIn,
  each,
  fullHours,
  LEAST_SHARE,
  lowestButPoints,
  median,
  missesOf,
  MOST_REFUSED,
  MOST_TIMES_IDLE,
  percent,
  rateOf,
  timesIdle,
  worst,
  type Alone,
  type Measured,
} from './figures';
import { carryForHours } from './hours';
import { ALLOWED, costOf } from './traffic';
import { overtake, type Overtaking } from './urgent';

const AT_ONCE = 1_000;
/** Enough for two full hours; the bound is reached in the second one as in every later one. */
const FOR_HOURS = 3_300;
/** Beyond it, the daily limit with everything that may be agreed to lets nobody begin: the rest would follow a day later. */
const ALL_FOR_HOURS = 6_900;
/** `LEAVERS=all` in the environment lets as many begin as a day allows. */
const HOW_MANY = 'LEAVERS';

/** How near a batch comes to what Atlassian's limits allow, for some minutes and for hours; and who may overtake it. */
export const ceiling: Benchmark = {
  name: 'ceiling',
  run: async () =>
    section({
      alone: await oneAlone(),
      batch: await carryAtOnce(AT_ONCE),
      overtaking: await overtake(),
      hours: await carryForHours(process.env[HOW_MANY] === 'all' ? ALL_FOR_HOURS : FOR_HOURS),
    }),
};

async function oneAlone(): Promise<Alone> {
  const site = await BenchSite.start();
  try {
    await site.prepare({ groups: GROUPS, action: 'keep' });
    const calls = await site.offboard();
    const needed = neededOf(calls);
    const fewest = {
      byTicket: fewestPoints(needed, GROUPS),
      byImport: fewestPoints(
        needed.filter(({ named }) => named.isOfTicket !== true),
        GROUPS,
      ),
    };
    return { run: costOf(calls), look: costOf(await site.lookAgain()), fewest };
  } finally {
    await site.close();
  }
}

function section(measured: Measured): Section {
  return {
    title: 'At the ceiling of the platform',
    content: [
      `An import of ${counted(AT_ONCE)} leavers in ${String(GROUPS)} groups each goes on after its first row, ${String(LATENCY.jira)} ms on Jira, ${String(LATENCY.platform)} ms on storage and queue, every documented limit enforced. The account goes into the holding group. The allowed rates are those by what one leaver of the batch costs, everything until the import is done included; that is less than one who comes alone costs.`,
      costs(measured),
      burst(measured),
      '**For hours.** The same with no time on the way, from a full hour on, in moved time: points bind. Everybody is looked at again an hour after the run, by a schedule that looks at so many and no more: what the looks of an hour cost belongs to our own clean runs.',
      hoursTable(measured),
      hoursWords(measured),
      `**An urgent leaver** by a ticket, from the transition on, with time on the way: the median of ${String(measured.overtaking.idle.length)} on the idle site, and the slowest of ${String(measured.overtaking.busy.length)} on the same site beside a batch that is not through when the last of them is. No invocation has to start its thread first.`,
      overtakingTable(measured),
    ],
    misses: missesOf(measured),
  };
}

function costs({ alone, batch }: Measured): Table {
  const ways = [
    { way: 'by a ticket, alone', cost: alone.run },
    { way: 'by an import, in the batch', cost: each(batch) },
  ];
  return {
    head: [
      'a leaver',
      'calls',
      'points',
      'units read',
      'units written',
      'lowest limit but points',
      'leavers an hour by it',
    ],
    rows: ways.map(({ way, cost }) => {
      const low = lowestButPoints(cost);
      return [
        way,
        rounded(cost.calls),
        rounded(cost.points),
        rounded(cost.readUnits),
        rounded(cost.writeUnits),
        low.limit,
        Math.round(low.leavers),
      ];
    }),
  };
}

function burst({ batch }: Measured): string {
  const { limit, leavers } = lowestButPoints(each(batch));
  const share = rateOf(batch) / leavers;
  const refused = (100 * batch.cost.refused) / batch.cost.calls;
  return [
    `${counted(batch.leavers)} leavers took ${batch.seconds.toFixed(1)} s until the last one was read back: **${counted(rateOf(batch))} an hour**, ${percent(share)} of what the lowest limit allows (${limit}: ${counted(leavers)}), at least ${percent(LEAST_SHARE)}.`,
    ...(share > 1
      ? [
          'It is more than all, because nothing of any limit is used up at the beginning: a short batch gains by it.',
        ]
      : []),
    `${refused.toFixed(2)} % of ${counted(batch.cost.calls)} calls were answered 429, at most ${percent(MOST_REFUSED)}.`,
  ].join(' ');
}

const hoursTable = (measured: Measured): Table => ({
  head: ['hour', 'leavers', 'looks', 'allowed beside them', 'share', 'points', 'of 65,000', 'answered 429'],
  rows: measured.hours.each.map((hour) => [
    hour.hour + 1,
    hour.leavers,
    hour.looks,
    Math.round(allowedIn(measured, hour)),
    percent(hour.leavers / allowedIn(measured, hour)),
    hour.cost.points,
    percent(hour.cost.points / ALLOWED.pointsAnHour),
    hour.cost.refused,
  ]),
});

function hoursWords(measured: Measured): string {
  const { alone, batch } = measured;
  const full = fullHours(measured);
  const fewest = Math.min(...full.map(({ leavers }) => leavers));
  const allowed = (points: number): string => counted(ALLOWED.pointsAnHour / points);
  return [
    `**At least ${counted(fewest)} leavers in each of ${String(full.length)} full hours.** A clean run of the batch costs ${String(rounded(each(batch).points))} points, and its look an hour later ${String(alone.look.points)}. 65,000 points allow ${allowed(each(batch).points)} leavers in an hour without looks, and ${allowed(each(batch).points + alone.look.points)} where everybody of the hour was looked at in it; at least ${percent(LEAST_SHARE)} of what is allowed beside the looks of an hour is wanted in each full one.`,
    `By tickets of their own ${allowed(alone.run.points)} may leave. The fewest possible points are ${String(alone.fewest.byImport)} without a ticket, which allow ${allowed(alone.fewest.byImport)}, and ${String(alone.fewest.byTicket)} with one: see the calls for one leaver.`,
    'An import leaves the last points of an hour to others.',
  ].join(' ');
}

function overtakingTable({ overtaking, hours }: Measured): Table {
  const cases: readonly [string, Overtaking][] = [
    ['while a batch runs', overtaking],
    ['at half past the hour, when a batch has used up its points', hours.urgent],
  ];
  return {
    head: ['', 'until', 'idle site, ms', 'beside the batch, ms', 'times', 'limit'],
    rows: cases.flatMap(([when, times]) =>
      (['lastMembership', 'done'] as const).map((what) => [
        when,
        what === 'done' ? 'the report is written' : 'the last membership is gone',
        Math.round(median(times.idle, what)),
        Math.round(worst(times.busy, what)),
        rounded(timesIdle(times, what)),
        what === 'done' ? MOST_TIMES_IDLE : '',
      ]),
    ),
  };
}

const counted = (number: number): string => Math.round(number).toLocaleString('en');
const rounded = (value: number): number => Math.round(value * 100) / 100;
