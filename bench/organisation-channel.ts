import { changeChannels, openOrganisation } from '../test/journeys/channels';
import { BatchSite } from './ceiling/batch-site';
import { GROUPS } from './conditions';
import type { Call } from './ceiling/traffic';
import type { Benchmark, Section } from './report';

const LEAVERS = 200;
/** Requests to the outside that one invocation may make a minute (facts, "Limits"). */
const EGRESS_A_MINUTE = 100;
const MINUTE = 60_000;
const HOUR_MINUTES = 60;
/** Seconds of moved time after which it is looked whether all are through. */
const STRETCH = 300;
/** Requests of a full minute, while work is left. */
const LEAST_USED = 95;
/** In the mean, with the time between full minutes, in which the machine's own time passes too. */
const LEAST_MEAN = 85;
const MOST_REFUSED = 0.01;
const TOO_MANY = 429;

/** The requests of one consumer, which has an invocation of its own at a time. */
interface Consumer {
  functionKey: string;
  requests: Call[];
}

/** What the key of the organisation allows an hour where Jira lets the app change no memberships. */
export const organisationChannel: Benchmark = {
  name: 'organisation-channel',
  run: async () => section(await measure()),
};

/** Who makes most requests comes first: everybody waits for it. */
async function measure(): Promise<Consumer[]> {
  const batch = await BatchSite.start(LEAVERS, 0, async (site) => {
    await openOrganisation(site);
    await changeChannels(site, { jira: { on: false } });
  });
  try {
    const before = await batch.confirm();
    while (!(await batch.isOver())) await batch.move(STRETCH);
    await batch.end();
    const egress = (await batch.until(before, () => true)).filter(({ kind }) => kind === 'egress');
    const functions = new Map(batch.site.invocationRecords().map(({ id, functionKey }) => [id, functionKey]));
    return [...groupBy(egress, ({ invocation }) => functions.get(invocation) ?? '')]
      .map(([functionKey, requests]) => ({ functionKey, requests }))
      .sort((one, other) => other.requests.length - one.requests.length);
  } finally {
    await batch.close();
  }
}

const timeOf = ({ at }: Call): number => Date.parse(at);

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The most requests that one invocation made within any minute. */
function mostOfInvocation({ requests }: Consumer): number {
  const invocations = [...groupBy(requests, ({ invocation }) => invocation).values()];
  return Math.max(
    ...invocations.flatMap((calls) => {
      const times = calls.map(timeOf);
      return times.map((end) => times.filter((at) => at <= end && at > end - MINUTE).length);
    }),
  );
}

interface Minutes {
  /** Requests of each full minute. */
  full: number[];
  /** In the mean of these, with the time that passes between them. */
  mean: number;
}

/** A minute begins with the first request after the one before; the last is not full. */
function minutesOf({ requests }: Consumer): Minutes {
  const minutes: { begin: number; count: number }[] = [];
  for (const at of requests.map(timeOf).sort((one, other) => one - other)) {
    const current = minutes.at(-1);
    if (current && at < current.begin + MINUTE) current.count += 1;
    else minutes.push({ begin: at, count: 1 });
  }
  const full = minutes.slice(0, -1).map(({ count }) => count);
  const passed = ((minutes.at(-1)?.begin ?? 0) - (minutes[0]?.begin ?? 0)) / MINUTE;
  return { full, mean: full.reduce((sum, count) => sum + count, 0) / passed };
}

const refusedOf = ({ requests }: Consumer): number =>
  requests.filter(({ status }) => status === TOO_MANY).length;

function section(consumers: readonly Consumer[]): Section {
  const [busiest] = consumers;
  if (!busiest) throw new Error('The organisation was not asked.');
  const each = busiest.requests.length / LEAVERS;
  const { full, mean } = minutesOf(busiest);
  return {
    title: 'By the key of the organisation',
    content: [
      `Where Jira lets the app change no memberships, the organisation's API does, which is outside of the platform: ${String(EGRESS_A_MINUTE)} requests a minute and invocation. An import of ${String(LEAVERS)} leavers in ${String(GROUPS)} groups each, in moved time. One consumer reads people and begins their runs, another one carries them, each in an invocation of its own at a time.`,
      {
        head: [
          'consumer',
          'requests',
          'a leaver',
          'most of an invocation in any minute',
          'limit',
          'full minutes',
          'fewest in one of them',
          'answered 429',
        ],
        rows: consumers.map((consumer) => [
          consumer.functionKey,
          consumer.requests.length,
          Math.round((100 * consumer.requests.length) / LEAVERS) / 100,
          mostOfInvocation(consumer),
          EGRESS_A_MINUTE,
          minutesOf(consumer).full.length,
          Math.min(...minutesOf(consumer).full),
          refusedOf(consumer),
        ]),
      },
      `**${String(Math.round((mean * HOUR_MINUTES) / each))} leavers an hour**: ${busiest.functionKey}, for which all wait, makes ${String(Math.round(mean))} requests a minute in the mean of its full minutes and of the time between them, at least ${String(LEAST_MEAN)}; in every full minute, while work is left, at least ${String(LEAST_USED)}.`,
    ],
    misses: [
      ...consumers.flatMap((consumer) => [
        mostOfInvocation(consumer) > EGRESS_A_MINUTE &&
          `An invocation of ${consumer.functionKey} made ${String(mostOfInvocation(consumer))} requests in a minute.`,
        refusedOf(consumer) > MOST_REFUSED * consumer.requests.length &&
          `${String(refusedOf(consumer))} requests of ${consumer.functionKey} were answered 429.`,
      ]),
      full.some((used) => used < LEAST_USED) &&
        `${busiest.functionKey} made ${String(Math.min(...full))} requests in a minute although work was left.`,
      mean < LEAST_MEAN && `${busiest.functionKey} made ${String(Math.round(mean))} requests a minute.`,
    ].filter((miss) => miss !== false),
  };
}
