import { dayPlus } from '../../../src/offboarding/people/days';
import { noteActivity, removePerson } from '../../../src/offboarding/people/note';
import { noteSightings } from '../../../src/offboarding/people/note-sightings';
import { workOnPeople } from '../../../src/offboarding/people/work';
import { settingsSchema } from '../../../src/offboarding/settings';
import { HOUR, MINUTE } from '../../../src/offboarding/time';
import { signalOf } from './people';
import { siteOf } from './site';

const DAY = 24;

test('people are learned page by page, looked at, and counted', async () => {
  const { parts, store, did, names, today } = siteOf(120);
  for (const name of names.slice(0, 100)) did.set(name, today());
  for (const name of names.slice(100, 110)) did.set(name, dayPlus(today(), -200));
  expect(await workOnPeople(parts)).toEqual({ goOnAt: null, why: null });
  expect(await store.overview()).toMatchObject({ people: 120, unknown: 10, candidates: 10, notLooked: 0 });
  expect((await store.state())?.isPending).toBe(false);
});

test('half of the points of an hour are left to others; later hours go on where this one stopped', async () => {
  const { parts, site, store, asked } = siteOf(1000);
  site.runPoints = 31_500;
  await workOnPeople(parts);
  const first = asked.filter((what) => what.startsWith('members'));
  expect(first.length).toBeLessThan(12);
  expect((await store.state())?.isPending).toBe(true);
  await workOnPeople(parts);
  expect(asked.filter((what) => what.startsWith('members'))).toHaveLength(first.length);
  site.runPoints = 0;
  site.pass(1);
  await workOnPeople(parts);
  const all = asked.filter((what) => what.startsWith('members'));
  // The first page is read twice: once to know how many people there are.
  expect(new Set(all).size).toBe(all.length - 1);
  expect(await store.overview()).toMatchObject({ people: 1000, notLooked: 0 });
});

test('units of the store that another invocation has used in the same minute count, too', async () => {
  const { parts, site, clock } = siteOf(10);
  const takingUnits = (units: number) =>
    workOnPeople({ ...parts, people: { ...parts.people, unitsInMinute: () => units } }, true);
  expect(await takingUnits(900)).toEqual({ goOnAt: null, why: null });
  expect(await takingUnits(200)).toEqual({ goOnAt: clock.at + MINUTE, why: null });
  site.pass(MINUTE / HOUR);
  expect(await takingUnits(200)).toEqual({ goOnAt: null, why: null });
});

test('without time nothing is begun, and it goes on at once', async () => {
  const { parts, site, clock, asked } = siteOf(10);
  await workOnPeople(parts);
  const before = asked.length;
  site.pass(DAY);
  site.remaining = 1_000;
  expect(await workOnPeople(parts)).toEqual({ goOnAt: clock.at, why: null });
  expect(asked.slice(before).filter((what) => what.startsWith('history'))).toEqual([]);
});

test('what was read before Jira asked to wait is kept, and not read again', async () => {
  const { parts, site, asked } = siteOf(300);
  site.waitsAfter = 5;
  expect(await workOnPeople(parts)).toMatchObject({ why: 'Jira asked us to wait' });
  site.waitsAfter = Number.POSITIVE_INFINITY;
  const before = asked.filter((what) => what.startsWith('members')).length;
  await workOnPeople(parts);
  const all = asked.filter((what) => what.startsWith('members'));
  expect(all.slice(before)).not.toContain('members 50');
  expect(new Set(all).size).toBe(all.length - 1);
});

test('each person is asked about again only when they can have become inactive', async () => {
  const { parts, site, store, did, names, asked } = siteOf(60);
  const work = async (days: number): Promise<number> => {
    const before = asked.filter((what) => what.startsWith('history')).length;
    for (let day = 0; day < days; day += 1) {
      site.pass(DAY);
      for (const name of names) did.set(name, site.today());
      await workOnPeople(parts);
    }
    return asked.filter((what) => what.startsWith('history')).length - before;
  };
  for (const name of names) did.set(name, site.today());
  await workOnPeople(parts);
  await work(90);
  // From now on everybody is asked about once in 84 days: the threshold, less the week that a yes leaves open.
  expect(await work(84)).toBe(60);
  expect(await store.overview()).toMatchObject({ candidates: 0 });
});

test('who stops working is found on the very day on which the threshold has passed', async () => {
  const { parts, site, store, did } = siteOf(1);
  const last = site.today();
  did.set('person-0', last);
  await workOnPeople(parts);
  for (let day = 1; day <= 90; day += 1) {
    site.pass(DAY);
    await workOnPeople(parts);
    expect((await store.overview())?.candidates).toBe(day < 90 ? 0 : 1);
  }
});

test('what a trigger saw spares every request, and takes somebody off the list', async () => {
  const { parts, site, store, did, asked } = siteOf(1);
  did.set('person-0', dayPlus(site.today(), -200));
  await workOnPeople(parts);
  expect((await store.overview())?.candidates).toBe(1);
  site.pass(DAY);
  await noteActivity({ ...parts, people: store }, 'person-0');
  await workOnPeople(parts);
  expect((await store.overview())?.candidates).toBe(0);
  site.pass(DAY * 31);
  const before = asked.length;
  await workOnPeople(parts);
  expect(asked.slice(before).filter((what) => what.startsWith('history'))).toEqual([]);
});

test('the organisation is asked only about those of whom history says nothing new', async () => {
  const { parts, site, store, did, told } = siteOf(2);
  const day = dayPlus(site.today(), -3);
  told.set('person-0', [{ source: 'organisation', day, until: day, product: 'jira-software' }]);
  did.set('person-1', site.today());
  await workOnPeople(parts);
  const [reader, worker] = [store.everybody()['person-0'], store.everybody()['person-1']];
  expect(reader?.signals).toEqual([expect.objectContaining({ source: 'organisation', day })]);
  expect(worker?.signals.map(({ source }) => source)).toEqual(['jira-history']);
});

test('the reconciliation finds within sixty days who came and who left without an event', async () => {
  const { parts, site, store, members } = siteOf(130);
  await workOnPeople(parts);
  members.delete('person-7');
  members.add('newcomer');
  for (let day = 0; day < 61; day += 1) {
    site.pass(DAY);
    await workOnPeople(parts);
  }
  expect(store.everybody()['person-7']?.groups).toEqual({});
  expect(store.everybody()['newcomer']?.groups).not.toEqual({});
  expect(await store.overview()).toMatchObject({ people: 130 });
});

test('lower thresholds count at once', async () => {
  const { parts, site, store, did } = siteOf(1);
  did.set('person-0', dayPlus(site.today(), -40));
  await workOnPeople(parts);
  expect((await store.overview())?.candidates).toBe(0);
  site.settings = settingsSchema.parse({ inactivity: { thresholdDays: 30 } });
  await workOnPeople(parts);
  expect((await store.overview())?.candidates).toBe(1);
});

test('switched off, nothing is asked', async () => {
  const { parts, site, asked } = siteOf(5);
  site.settings = settingsSchema.parse({ inactivity: { on: false } });
  await workOnPeople(parts);
  expect(asked).toEqual([]);
});

test('a change that somebody makes at the same time is not lost', async () => {
  const { parts, site, store, did } = siteOf(1);
  await workOnPeople(parts);
  did.set('person-0', site.today());
  site.pass(DAY * 31);
  const signal = signalOf('2026-01-01', { source: 'export' });
  store.meetAnother((shard) =>
    Object.fromEntries(
      Object.entries(shard).map(([accountId, person]) => [accountId, { ...person, signals: [signal] }]),
    ),
  );
  await workOnPeople(parts);
  expect(store.everybody()['person-0']).toMatchObject({
    signals: [expect.objectContaining({ source: 'jira-history' }), signal],
    looked: site.today(),
  });
});

test('a site that has grown gets more shards, and nobody is lost', async () => {
  const { parts, site, store, members } = siteOf(10);
  await workOnPeople(parts);
  for (let index = 0; index < 2_500; index += 1) members.add(`later-${String(index)}`);
  for (let day = 0; day < 62; day += 1) {
    site.pass(DAY);
    await workOnPeople(parts);
  }
  expect((await store.state())?.shards).toBe(8);
  expect(await store.overview()).toMatchObject({ people: members.size });
});

test('what a file says counts for people who are known, and nobody else', async () => {
  const { parts, site, store } = siteOf(2);
  await workOnPeople(parts);
  const day = dayPlus(site.today(), -120);
  const sightings = [
    { accountId: 'person-0', day, product: 'Jira' },
    { accountId: 'person-0', day, product: 'Confluence' },
    { accountId: 'nobody', day, product: null },
  ];
  expect(await noteSightings(store, site.today(), sightings)).toEqual({
    noted: 1,
    otherProducts: 1,
    unknownPeople: 1,
  });
  await workOnPeople(parts, true);
  expect(await store.overview()).toMatchObject({ candidates: 1, fileDay: site.today() });
});

test('an older day takes the place of no newer one, and the same file writes nothing', async () => {
  const { parts, site, store } = siteOf(1);
  await workOnPeople(parts);
  const said = (ago: number) => [
    { accountId: 'person-0', day: dayPlus(site.today(), -ago), product: 'Jira' },
  ];
  await noteSightings(store, dayPlus(site.today(), -10), said(20));
  await noteSightings(store, site.today(), said(200));
  const before = store.everybody()['person-0'];
  expect(before?.signals).toMatchObject([{ source: 'export', day: dayPlus(site.today(), -20) }]);
  await noteSightings(store, dayPlus(site.today(), -10), said(20));
  expect(store.everybody()['person-0']).toBe(before);
});

test('an old file no longer says that somebody is inactive, only that they were active', async () => {
  const { parts, site, store } = siteOf(1);
  await workOnPeople(parts);
  const day = dayPlus(site.today(), -120);
  await noteSightings(store, dayPlus(site.today(), -31), [{ accountId: 'person-0', day, product: null }]);
  await workOnPeople(parts, true);
  expect(await store.overview()).toMatchObject({ candidates: 0, products: [{ unknown: 1 }] });
});

test('nothing is kept of somebody who is gone', async () => {
  const { parts, store } = siteOf(2);
  await workOnPeople(parts);
  await removePerson(store, 'person-0');
  expect(Object.keys(store.everybody())).toEqual(['person-1']);
});
