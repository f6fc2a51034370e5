import type { Benchmark, Section } from '../report';
import { GROUPS, LATENCY, RivalSite, type Aftermath } from './rival-site';
import { LEAVER, POSTMAN, SHELL_SCRIPT, WAYS, type Sent, type Way } from './ways';

const HOUR = 3_600_000;
/** How many times as fast as the others. */
const TIMES_POSTMAN = 6;
const TIMES_SHELL_SCRIPT = 30;

interface Measured {
  way: Way;
  sent: Sent;
  aftermath: Aftermath;
  /** Leavers an hour. */
  rate: number;
  /** How long it took. */
  seconds: number;
}

/**
 * What people do today and what Leaver does, each on an equal site of its own: the two slow ways, which sleep most of their
 * time, together, then the others one after the other.
 */
export const sideBySide: Benchmark = {
  name: 'side-by-side',
  run: async () => {
    const slow: Promise<Measured>[] = [];
    for (const way of WAYS) if (way.isQuiet) slow.push(measure(way, await siteFor(way)));
    const measured = await Promise.all(slow);
    for (const way of WAYS) if (!way.isQuiet) measured.push(await measure(way, await siteFor(way)));
    return section(WAYS.flatMap((way) => measured.filter((one) => one.way === way)));
  },
};

const siteFor = ({ leavers, owned }: Way): Promise<RivalSite> => RivalSite.start(leavers, owned);

async function measure(way: Way, rival: RivalSite): Promise<Measured> {
  try {
    await way.prepare?.(rival);
    await rival.slowDown();
    const started = performance.now();
    const startedAt = rival.site.now();
    const sent = await way.offboard(rival);
    const milliseconds =
      sent.readBackAt === undefined
        ? performance.now() - started
        : sent.readBackAt + LATENCY.jira - startedAt;
    const aftermath = await rival.aftermath();
    const rate = (aftermath.gone / milliseconds) * HOUR;
    // Whoever stops the benchmark keeps what has been measured.
    console.log(`${way.name}: ${String(Math.round(rate))} leavers an hour.`);
    return { way, sent, aftermath, rate, seconds: milliseconds / 1000 };
  } finally {
    await rival.close();
  }
}

function section(measured: readonly Measured[]): Section {
  const rateOf = (name: string) => measured.find(({ way }) => way.name === name)?.rate ?? 0;
  const timesPostman = rateOf(LEAVER) / rateOf(POSTMAN);
  const timesShellScript = rateOf(LEAVER) / rateOf(SHELL_SCRIPT);
  const leaversLeftHalfDone = measured
    .filter(({ way, aftermath }) => way.name.startsWith('Leaver') && aftermath.gone < way.leavers)
    .map(({ way, aftermath }) => `${way.name}: ${String(way.leavers - aftermath.gone)} are not gone.`);
  return {
    title: 'Side by side with what people do today',
    content: [
      `The same site, ${String(LATENCY.jira)} ms on each call to Jira, ${String(GROUPS)} groups for each leaver; alone on the machine; Postman and the shell script together, because they sleep most of their time, then one way after the other. Each finds the person, lists the groups, removes them one by one, deletes and reads back; Leaver also checks who asked, keeps evidence and reports on the ticket, which its first row does not wait for and its second does. Rates count people who are gone.`,
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
        rows: measured.map(({ way, sent, aftermath, rate, seconds }) => [
          way.name,
          way.leavers,
          Math.round(seconds),
          Math.round(rate),
          each(sent.calls, way),
          each(sent.points, way),
          sent.refused ?? '',
          aftermath.halfDone,
          aftermath.untouched,
          aftermath.memberships,
        ]),
      },
      `Leaver is ${timesPostman.toFixed(1)} times as fast as the Postman way (at least ${String(TIMES_POSTMAN)}) and ${timesShellScript.toFixed(1)} times as fast as the shell script (at least ${String(TIMES_SHELL_SCRIPT)}).`,
    ],
    misses: [
      ...(timesPostman < TIMES_POSTMAN ? [`${timesPostman.toFixed(1)} times the Postman way.`] : []),
      ...(timesShellScript < TIMES_SHELL_SCRIPT
        ? [`${timesShellScript.toFixed(1)} times the shell script.`]
        : []),
      ...leaversLeftHalfDone,
    ],
  };
}

const each = (sum: number | null, { leavers }: Way): number | string =>
  sum === null ? '' : Math.round((sum / leavers) * 10) / 10;
