import { changeChannels, openOrganisation } from '../test/journeys/channels';
import { BatchSite, GROUPS } from './ceiling/batch-site';
import { costOf, type Call } from './ceiling/traffic';
import type { Benchmark, Section } from './report';

const LEAVERS = 60;
/** Requests to the outside that one invocation may make a minute (facts, "Limits"). */
const EGRESS_A_MINUTE = 100;
const HOUR_MINUTES = 60;
/** Seconds of moved time after which it is looked whether all are through. */
const STRETCH = 300;
const HOUR = 3_600_000;
/** Share of what the limit allows. */
const LEAST_SHARE = 0.95;

interface Measured {
  calls: Call[];
  /** Moved time from the confirmation to the last request to the organisation. */
  milliseconds: number;
}

/** What the key of the organisation allows an hour where Jira lets the app change no memberships. */
export const organisationChannel: Benchmark = {
  name: 'organisation-channel',
  run: async () => section(await measure()),
};

async function measure(): Promise<Measured> {
  const batch = await BatchSite.start(LEAVERS, 0, async (site) => {
    await openOrganisation(site);
    await changeChannels(site, { jira: { on: false } });
  });
  try {
    const from = batch.site.now();
    const before = await batch.confirm();
    while (!(await batch.isOver())) await batch.move(STRETCH);
    await batch.end();
    const calls = await batch.until(before, () => true);
    const last = Math.max(...egressOf(calls).map(({ at, durationMs }) => Date.parse(at) + durationMs));
    return { calls, milliseconds: last - from };
  } finally {
    await batch.close();
  }
}

const egressOf = (calls: readonly Call[]): Call[] => calls.filter(({ kind }) => kind === 'egress');

function section({ calls, milliseconds }: Measured): Section {
  const egress = egressOf(calls);
  const each = egress.length / LEAVERS;
  const allowed = (EGRESS_A_MINUTE * HOUR_MINUTES) / each;
  const rate = (LEAVERS / milliseconds) * HOUR;
  const refused = costOf(calls).refused;
  return {
    title: 'By the key of the organisation',
    content: [
      `Where Jira lets the app change no memberships, the organisation's API does, which is outside of the platform: ${String(EGRESS_A_MINUTE)} requests a minute and invocation. An import of ${String(LEAVERS)} leavers in ${String(GROUPS)} groups each, in moved time.`,
      {
        head: [
          'leavers',
          'requests to the organisation each',
          'leavers an hour that it allows',
          'leavers an hour',
          'share',
          'answered 429',
        ],
        rows: [
          [
            LEAVERS,
            Math.round(each * 100) / 100,
            Math.round(allowed),
            Math.round(rate),
            `${String(Math.round((100 * rate) / allowed))} %`,
            refused,
          ],
        ],
      },
    ],
    misses: rate < LEAST_SHARE * allowed ? [`${String(Math.round(rate))} leavers an hour.`] : [],
  };
}
