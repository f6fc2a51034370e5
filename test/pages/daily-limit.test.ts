import type { WantedView } from '../../src/contract/breaker';
import { agreeTo, ask, breakerOf, limitTo, release } from '../journeys/breaker/daily-limit';
import { CONTRACTOR, JIRA_ADMIN, LEAVER, SITE_ADMIN, TestSite } from '../journeys/site';
import { call, offboard } from './calls';

const HOUR = 3_600_000;

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const agree = (id: string, as: string) => call(site, 'admin', 'agreeAllowance', { id }, as);
const bulk = (changes: Partial<WantedView & { kind: 'bulk' }> = {}): WantedView => ({
  kind: 'bulk',
  number: 50,
  from: new Date(site.now()).toISOString(),
  until: new Date(site.now() + 5 * HOUR).toISOString(),
  reason: 'Two companies become one.',
  ...changes,
});
const recorded = async () => {
  const { changes } = await call(site, 'admin', 'listChanges', {}, JIRA_ADMIN);
  return changes.filter(({ version }) => version === null).map(({ by, what }) => [by.displayName, ...what]);
};
const trip = async () => {
  await limitTo(site, 1);
  await site.resolve('IT-2');
  await site.resolve('IT-1');
};

describe('a release of the daily limit', () => {
  beforeEach(trip);

  it('needs two different administrators, and both stand on record with the reason', async () => {
    const id = await ask(site, release());
    const [own] = (await breakerOf(site)).requests;
    expect(own).toMatchObject({ mayAgree: false, by: { displayName: 'Jonas Brandt' } });
    await expect(agree(id, JIRA_ADMIN)).rejects.toThrow(
      'You have asked for this yourself. Another administrator has to agree.',
    );
    expect((await breakerOf(site)).tripped).not.toBeNull();

    const { requests } = await call(site, 'admin', 'getBreaker', {}, SITE_ADMIN);
    expect(requests).toMatchObject([{ mayAgree: true }]);
    expect(await agree(id, SITE_ADMIN)).toMatchObject({
      tripped: null,
      requests: [],
      allowances: [{ number: 5 }],
    });
    await expect(agree(id, SITE_ADMIN)).rejects.toThrow('There is no such request any more');
    expect(await recorded()).toEqual([
      [
        'Sofia Adler',
        'Jonas Brandt and Sofia Adler agreed to a release of the daily limit for 5 people within 1 h. Reason: They all leave today.',
      ],
      [
        'Jonas Brandt',
        'Asked for a release of the daily limit for 5 people within 1 h. Reason: They all leave today.',
      ],
      ['Leaver', 'Daily limit of 1 person reached: everything is held'],
    ]);
  });

  it('expires after a day that nobody agreed in', async () => {
    const id = await ask(site, release());
    await site.advance(25 * 3600);
    await expect(agree(id, SITE_ADMIN)).rejects.toThrow('The request of Jonas Brandt has expired');
    expect((await breakerOf(site)).tripped).not.toBeNull();
  });

  it('can be dismissed by anybody who could have agreed', async () => {
    const id = await ask(site, release());
    await call(site, 'admin', 'dismissAllowance', { id }, SITE_ADMIN);
    await expect(agree(id, SITE_ADMIN)).rejects.toThrow('There is no such request any more');
    expect((await recorded())[0]?.[1]).toMatch(/^Dismissed what Jonas Brandt asked for: a release/);
  });

  it('of two who agree at the same moment counts once', async () => {
    const id = await ask(site, release());
    const both = await Promise.allSettled([agree(id, SITE_ADMIN), agree(id, SITE_ADMIN)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await breakerOf(site)).allowances).toHaveLength(1);
  });
});

it.each([
  ['nobody', { number: 0 }, 'at least 1'],
  ['a part of a person', { number: 1.5 }, 'whole number of people'],
  ['more people than there is room for', { number: 5001 }, 'at most 5000'],
  ['no time', { hours: 0 }, 'at least 1'],
  ['weeks', { hours: 500 }, 'at most 72 hours'],
  ['no reason', { reason: '  ' }, 'Say why.'],
])('a release for %s is refused with words', async (_, changes, words) => {
  await expect(ask(site, release(changes))).rejects.toThrow(words);
});

describe('a planned bulk', () => {
  it('counts within its window, against itself and not against the limit', async () => {
    await limitTo(site, 1);
    await agreeTo(site, bulk());
    await offboard(site, [CONTRACTOR]);
    await offboard(site, [LEAVER]);
    await site.drain();
    expect(await breakerOf(site)).toMatchObject({ begun: 0, tripped: null, allowances: [{ used: 2 }] });
  });

  it('counts no more after its window', async () => {
    await limitTo(site, 1);
    await agreeTo(site, bulk());
    await site.advance(6 * 3600);
    await offboard(site, [CONTRACTOR]);
    await offboard(site, [LEAVER]);
    await site.drain();
    expect(await breakerOf(site)).toMatchObject({ begun: 1, tripped: { limit: 1 } });
  });

  it('is refused where its window makes no sense', async () => {
    await expect(ask(site, bulk({ until: bulk().kind }))).rejects.toThrow('Give a date and a time.');
    const past = new Date(site.now() - HOUR).toISOString();
    await expect(ask(site, bulk({ until: past }))).rejects.toThrow('after its beginning');
  });
});

describe('the limit', () => {
  it('is a part of the active people once they have been counted', async () => {
    expect(await breakerOf(site)).toMatchObject({ limit: 100, activePeople: null });
    await site.schedule('daily');
    const { limit, activePeople } = await breakerOf(site);
    expect(activePeople?.count).toBeGreaterThan(20);
    expect(limit).toBe(10);
  });

  it.each([
    ['nobody at all', { absolute: 0 }, 'With a limit of 0 nobody could be offboarded'],
    ['half a person', { absolute: 2.5 }, 'Give a whole number of people.'],
    ['everybody', { absolute: 50_000 }, 'protects nobody'],
    ['a part of less than nothing', { percent: -5 }, 'at least 0.1 percent'],
    ['more than everybody', { percent: 120 }, 'at most 100 percent'],
    ['nobody on a small site', { atLeast: 0 }, 'At least 1 person a day has to be allowed'],
    ['more than itself', { absolute: 5, atLeast: 6 }, 'cannot be more than the limit itself'],
    ['a ticket that is none', { ticketKey: 'the usual one' }, 'Give the key of a ticket'],
  ])('cannot be %s', async (_, breaker, words) => {
    const before = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await expect(site.changeSettings((settings) => ({ ...settings, breaker }))).rejects.toThrow(words);
    expect(await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN)).toEqual(before);
  });

  it('stays as it is where a page of an earlier version saves the other settings', async () => {
    await limitTo(site, 7);
    await site.changeSettings(({ breaker: _breaker, ...settings }) => settings);
    expect((await breakerOf(site)).limit).toBe(7);
  });
});
