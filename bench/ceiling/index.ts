import { BenchSite } from '../bench-site';
import type { Benchmark, Section, Table } from '../report';
import { carryAtOnce, type Batch } from './at-once';
import { GROUPS, LATENCY } from './batch-site';
import { carryForHours, type HourOfBatch, type Hours } from './hours';
import { ALLOWED, allowedBy, costOf, type Cost } from './traffic';
import { overtake, type Overtaking, type UrgentTime } from './urgent';

const AT_ONCE = 1_000;
/** Enough for two full hours; the bound is reached in the second one as in every later one. */
const FOR_HOURS = 3_300;
/** Beyond it, the daily limit with everything that may be agreed to lets nobody begin: the rest would follow a day later. */
const ALL_FOR_HOURS = 7_000;
/** `LEAVERS=all` in the environment lets as many begin as a day allows. */
const HOW_MANY = 'LEAVERS';

/** Share of what the lowest limit allows, and of calls that may be answered 429. */
const LEAST_SHARE = 0.95;
const MOST_REFUSED = 0.01;
/** How much longer than on an idle site an urgent leaver may take. */
const MOST_TIMES_IDLE = 1.5;
/** Source: the facts' "Two figures worth knowing": read, removals, account, reading back, the operator's permission. */
const FEWEST_POINTS = 33;

interface Measured {
  /** One leaver by a ticket, on an idle site. */
  ticket: Cost;
  batch: Batch;
  hours: Hours;
  overtaking: Overtaking;
}

/** How near a batch comes to what Atlassian's limits allow, for some minutes and for hours; and who may overtake it. */
export const ceiling: Benchmark = {
  name: 'ceiling',
  run: async () =>
    section({
      ticket: await oneByTicket(),
      batch: await carryAtOnce(AT_ONCE),
      overtaking: await overtake(),
      hours: await carryForHours(process.env[HOW_MANY] === 'all' ? ALL_FOR_HOURS : FOR_HOURS),
    }),
};

async function oneByTicket(): Promise<Cost> {
  const site = await BenchSite.start();
  try {
    await site.prepare({ groups: GROUPS, action: 'keep' });
    return costOf(await site.offboard());
  } finally {
    await site.close();
  }
}

const HOUR_SECONDS = 3600;
const rateOf = ({ leavers, seconds }: Batch): number => (leavers / seconds) * HOUR_SECONDS;
const lowest = (one: Cost): { limit: string; leavers: number } =>
  allowedBy(one).reduce((low, next) => (next.leavers < low.leavers ? next : low));

/** The cost of each of them. */
const each = ({ cost, leavers }: { cost: Cost; leavers: number }): Cost => ({
  calls: cost.calls / leavers,
  points: cost.points / leavers,
  deletions: cost.deletions / leavers,
  readUnits: cost.readUnits / leavers,
  writeUnits: cost.writeUnits / leavers,
  refused: cost.refused / leavers,
});

function section(measured: Measured): Section {
  return {
    title: 'At the ceiling of the platform',
    content: [
      `An import of ${AT_ONCE.toLocaleString('en')} leavers in ${String(GROUPS)} groups each goes on after its first row, ${String(LATENCY.jira)} ms on Jira, ${String(LATENCY.platform)} ms on storage and queue, every documented limit enforced. The account goes into the holding group. The allowed rates are those by what one leaver of the batch costs, who costs less than one who comes alone.`,
      costs(measured),
      ...burst(measured),
      '**For hours.** The same with no time on the way, from a full hour on, in moved time: points bind.',
      hoursTable(measured),
      hoursWords(measured),
      '**An urgent leaver** by a ticket, while a batch runs, from the transition on:',
      overtakingTable(measured.overtaking),
    ],
    misses: missesOf(measured),
  };
}

function costs({ ticket, batch }: Measured): Table {
  const ways = [
    { way: 'by a ticket, alone', cost: ticket },
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
      const low = lowest({ ...cost, points: 0 });
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

/** What the lowest of the limits that count within some minutes allows: points count for the hour. */
const allowedAtOnce = ({ batch }: Measured): { limit: string; leavers: number } =>
  lowest({ ...each(batch), points: 0 });

function burst(measured: Measured): string[] {
  const { batch } = measured;
  const { limit, leavers } = allowedAtOnce(measured);
  const refused = (100 * batch.cost.refused) / batch.cost.calls;
  return [
    `${batch.leavers.toLocaleString('en')} leavers took ${batch.seconds.toFixed(1)} s: **${Math.round(rateOf(batch)).toLocaleString('en')} an hour**, ${percent(rateOf(batch) / leavers)} of what the lowest limit allows (${limit}: ${Math.round(leavers).toLocaleString('en')}), at least ${percent(LEAST_SHARE)}. ${refused.toFixed(2)} % of ${batch.cost.calls.toLocaleString('en')} calls were answered 429, at most ${percent(MOST_REFUSED)}.`,
  ];
}

const hoursTable = ({ hours }: Measured): Table => ({
  head: ['hour', 'leavers', 'points', 'points a leaver', 'share of 65,000', 'answered 429'],
  rows: hours.each.map(({ hour, leavers, cost }) => [
    hour + 1,
    leavers,
    cost.points,
    rounded(cost.points / leavers),
    percent(cost.points / ALLOWED.pointsAnHour),
    cost.refused,
  ]),
});

/** The last hour was not full. */
const fullHours = ({ hours }: Measured): HourOfBatch[] => hours.each.slice(0, -1);
const hourlyRate = (measured: Measured): number =>
  fullHours(measured).reduce((sum, { leavers }) => sum + leavers, 0) / fullHours(measured).length;
const hourlyLimit = ({ batch }: Measured): number => ALLOWED.pointsAnHour / each(batch).points;

function hoursWords(measured: Measured): string {
  const { ticket, batch, hours } = measured;
  return `**${Math.round(hourlyRate(measured)).toLocaleString('en')} leavers an hour**; 65,000 points allow ${Math.round(hourlyLimit(measured)).toLocaleString('en')} at ${String(rounded(each(batch).points))} points each, of which at least ${percent(LEAST_SHARE)} is wanted (and ${Math.round(ALLOWED.pointsAnHour / ticket.points).toLocaleString('en')} of those who come by tickets of their own). The fewest possible points are about ${String(FEWEST_POINTS)}: ${Math.round(ALLOWED.pointsAnHour / FEWEST_POINTS).toLocaleString('en')} an hour. An import leaves the last points of an hour to others: an urgent leaver who came at half past the first hour had lost the last membership after ${String(Math.round(hours.urgent.lastMembership))} ms.`;
}

const overtakingTable = ({ idle, busy }: Overtaking): Table => ({
  head: ['', 'idle site, ms', 'while a batch runs, ms', 'times', 'limit'],
  rows: (['lastMembership', 'done'] as const).map((what) => [
    what === 'done' ? 'the report is written' : 'the last membership is gone',
    Math.round(mean(idle, what)),
    Math.round(mean(busy, what)),
    rounded(mean(busy, what) / mean(idle, what)),
    what === 'done' ? MOST_TIMES_IDLE : '',
  ]),
});

const mean = (times: readonly UrgentTime[], what: keyof UrgentTime): number =>
  times.reduce((sum, time) => sum + time[what], 0) / times.length;

function missesOf(measured: Measured): string[] {
  const { batch, hours, overtaking } = measured;
  const share = rateOf(batch) / allowedAtOnce(measured).leavers;
  const hourly = hourlyRate(measured) / hourlyLimit(measured);
  const all = [batch.cost, ...hours.each.map(({ cost }) => cost)];
  const times = mean(overtaking.busy, 'done') / mean(overtaking.idle, 'done');
  return [
    share < LEAST_SHARE && `${percent(share)} of what the lowest limit allows at once.`,
    hourly < LEAST_SHARE && `${percent(hourly)} of what the points of an hour allow.`,
    all.some(({ refused, calls }) => refused > MOST_REFUSED * calls) &&
      'More than 1 % of calls were answered 429.',
    times > MOST_TIMES_IDLE && `An urgent leaver took ${times.toFixed(2)} times as long as on an idle site.`,
  ].filter((miss) => miss !== false);
}

const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)} %`;
const rounded = (value: number): number => Math.round(value * 100) / 100;
