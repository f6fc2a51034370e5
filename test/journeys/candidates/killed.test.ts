import { DORMANT, TestSite } from '../site';
import {
  afterGrace,
  approveAndTell,
  candidate,
  commentOn,
  learn,
  OPEN_PROJECT,
  saveSweep,
  withoutSecondPerson,
  withSecondPerson,
} from './way';

const QUARTER = 15 * 60;

/** Where the platform may end an invocation while it tells a candidate, with how often it may have got that far. */
const WHILE_TELLING = [
  { target: 'jira', method: 'POST', path: '/rest/api/3/issue$', effect: { kill: 'before' } },
  { target: 'jira', method: 'POST', path: '/rest/api/3/issue$', effect: { kill: 'after' } },
  { target: 'jira', method: 'POST', path: '/rest/api/3/issue$', effect: { drop: 'after' } },
  { target: 'jira', method: 'POST', path: '/comment$', effect: { kill: 'before' } },
  { target: 'jira', method: 'POST', path: '/comment$', effect: { kill: 'after' } },
  { target: 'jira', method: 'POST', path: '/comment$', effect: { drop: 'after' } },
  { target: 'storage', path: 'transaction', effect: { kill: 'after' } },
  { target: 'storage', path: 'transaction', skip: 1, effect: { kill: 'before' } },
  { target: 'storage', path: 'transaction', skip: 1, effect: { kill: 'after' } },
];
const WHILE_ACTING = [
  { target: 'storage', path: 'transaction', effect: { kill: 'after' } },
  { target: 'storage', path: '/set$', effect: { kill: 'before' } },
  { target: 'storage', path: '/set$', effect: { kill: 'after' } },
  { target: 'storage', path: '/set$', skip: 1, effect: { kill: 'after' } },
  { target: 'storage', path: '/set$', skip: 2, effect: { kill: 'after' } },
  { target: 'queue', effect: { kill: 'before' } },
  { target: 'queue', effect: { kill: 'after' } },
  { target: 'storage', path: 'transaction', skip: 1, effect: { kill: 'before' } },
];

describe('a candidate whose worker is killed', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_PROJECT);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.clearFaults();
    await site.reset();
    await learn(site);
    await saveSweep(site);
    await withoutSecondPerson(site);
    await site.schedule('daily');
  });

  const goOn = async () => {
    for (let quarter = 0; quarter < 3; quarter += 1) {
      await site.advance(QUARTER);
      await site.schedule('tick');
      await site.drain({ horizonSeconds: 0 });
    }
  };
  const tickets = async () =>
    (await site.state()).issues.map(({ key }) => key).filter((key) => /^ENG-(9|\d\d)$/.test(key));

  it.each(WHILE_TELLING)('has one ticket and one notice after $effect at $path', async (fault) => {
    await site.fault([{ ...fault, times: 1 }]);
    await approveAndTell(site).catch(() => undefined);
    await goOn();
    const { ticketKey } = await candidate(site, 'noticed');
    expect(await tickets()).toEqual([ticketKey]);
    expect(await site.comments(ticketKey ?? '')).toHaveLength(1);
  });

  it.each(WHILE_ACTING)('has one run after $effect at $path', async (fault) => {
    const key = await approveAndTell(site);
    await site.fault([{ ...fault, times: 1 }]);
    await afterGrace(site).catch(() => undefined);
    await goOn();
    await candidate(site, 'acted');
    expect(await site.runs()).toMatchObject([{ status: 'completed', source: 'sweep' }]);
    const told = (await site.comments(key)).filter(({ text }) => text.includes('your access has ended'));
    expect(told).toHaveLength(1);
  });

  it('keeps what the person keeps at the moment in which the worker acts', async () => {
    await withSecondPerson(site);
    const key = await approveAndTell(site);
    await site.fault([
      { target: 'storage', path: 'transaction', skip: 1, times: 1, effect: { kill: 'before' } },
    ]);
    await afterGrace(site).catch(() => undefined);
    await commentOn(site, key, 'I still need it.', DORMANT);
    await site.drain({ horizonSeconds: 0 });
    await goOn();
    await candidate(site, 'kept');
    for (const { status } of await site.runs()) expect(['refused', 'cancelled', 'held']).toContain(status);
  });
});
