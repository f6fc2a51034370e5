import { allowRule, createKey, runRule, send, type Key } from '../journeys/orchestration/tool';
import { CONTRACTOR, TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { nameOf, numbered, orderCut, wasCut, type CutEffect } from './cuts';
import { differences } from './differences';

const EFFECTS: CutEffect[] = COMPLETE ? [{ kill: 'before' }, { kill: 'after' }] : [{ kill: 'after' }];
/** The first try dies; a later one meets what it left. */
const MOST_TRIES = 3;

/** A way to ask for a run from outside, which may fail and is then tried again with the same content. */
interface Way {
  name: string;
  /** @returns a function that asks, and tells whether the run is begun */
  prepare: (site: TestSite) => Promise<() => Promise<boolean>>;
}

const BODY = { leaver: CONTRACTOR, procedure: 'leave-company', ticket: 'IT-2' };

const askByWeb = async (site: TestSite, key: Key): Promise<boolean> => {
  const request = { method: 'POST', idempotencyKey: 'leaving-4711', body: JSON.stringify(BODY) };
  const { status } = await send(site, key, request).catch(() => ({ status: 500 }));
  return status === 202;
};

const WAYS: Way[] = [
  {
    name: 'a signed request',
    prepare: async (site) => {
      const key = await createKey(site);
      return () => askByWeb(site, key);
    },
  },
  {
    name: 'a rule of Automation',
    prepare: async (site) => {
      const permit = await allowRule(site);
      return async () => (await runRule(site, { permit, ...BODY })).status === 'succeeded';
    },
  },
];

describe('an invocation that dies at any call while it begins a run', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  /** Asks as often as a tool would, and lets the run come to its end. */
  const carryOut = async (ask: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (await ask()) break;
      // A signature holds the second in which it was made.
      await site.advance(1);
    }
    await site.drain();
  };

  const end = async () => ({
    runs: (await site.runs()).map(({ status, reason }) => ({ status, reason })),
    groups: await site.groupsOf(CONTRACTOR),
    comments: (await site.comments('IT-2')).length,
  });

  it.each(WAYS)(
    '$name: the same asked again is the one run that a clean start makes',
    async ({ prepare }) => {
      await site.reset();
      const clean = await prepare(site);
      const before = (await site.requests('jira,storage,queue')).at(-1)?.seq ?? 0;
      await clean();
      const calls = (await site.requests('jira,storage,queue')).filter(({ seq }) => seq > before);
      await site.drain();
      const wanted = await end();
      expect(wanted).toEqual({ runs: [{ status: 'completed', reason: null }], groups: [], comments: 1 });
      expect(calls.length).toBeGreaterThan(12);

      const problems: string[] = [];
      for (const cut of numbered(calls)) {
        for (const effect of EFFECTS) {
          await site.reset();
          const ask = await prepare(site);
          await orderCut(site, cut, effect);
          await carryOut(ask);
          await site.clearFaults();
          const found = [
            ...((await wasCut(site)) ? [] : ['was not cut']),
            ...differences(wanted, await end()),
          ];
          problems.push(...found.map((problem) => `${nameOf(cut, effect)}: ${problem}`));
        }
      }
      expect(problems).toEqual([]);
    },
    LONG,
  );
});
