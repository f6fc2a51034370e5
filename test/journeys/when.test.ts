import { DateTime } from 'luxon';
import { OPEN_SERVICE_DESK } from './seeds';
import { COLLEAGUE, CONTRACTOR, FIELDS, LEAVER, TestSite } from './site';

const MINUTE = 60_000;
const DAY = 86_400_000;

type Rule = Record<string, unknown> & { fields: Record<string, unknown> };

describe('when a run begins', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const setTimes = (times: Record<string, unknown>) =>
    site.changeSettings((settings) => ({ ...settings, times }));
  const dayIn = (days: number, zone: string) =>
    DateTime.fromMillis(site.now(), { zone }).plus({ days }).toFormat('yyyy-MM-dd');
  const isOut = async () => (await site.groupsOf(CONTRACTOR)).length === 0;

  it.each(['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland'])(
    'is the end of the last working day, in the time zone of the settings: %s',
    async (zone) => {
      await setTimes({ zone, endOfDay: '17:30' });
      const day = dayIn(3, zone);
      await site.setFields('IT-2', { [FIELDS.lastWorkingDay]: day });
      await site.transition('IT-2', 'Resolve');
      await site.drain({ horizonSeconds: 60 });
      const end = DateTime.fromISO(`${day}T17:30`, { zone }).toMillis();
      expect(await site.run()).toMatchObject({ status: 'scheduled', startAt: new Date(end).toISOString() });
      await site.advanceTo(end - 6 * MINUTE);
      await site.schedule('tick');
      expect(await isOut()).toBe(false);
      await site.advanceTo(end + MINUTE);
      await site.schedule('tick');
      expect(await isOut()).toBe(true);
    },
  );

  it('is 18:00 when the settings say no time', async () => {
    await setTimes({});
    const day = dayIn(2, 'UTC');
    await site.setFields('IT-2', { [FIELDS.lastWorkingDay]: day });
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await site.run()).toMatchObject({ startAt: `${day}T18:00:00.000Z` });
  });

  it('is exactly the moment of a field with date and time', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as Rule[]).map((rule) => ({
        ...rule,
        fields: { ...rule.fields, lastWorkingDay: FIELDS.leavesAt },
      })),
    }));
    const moment = new Date(site.now() + DAY + 123_000);
    await site.setFields('IT-2', { [FIELDS.leavesAt]: moment.toISOString().replace('Z', '+0000') });
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await site.run()).toMatchObject({ status: 'scheduled', startAt: moment.toISOString() });
    await site.advanceTo(moment.getTime() + 1000);
    await site.schedule('tick');
    expect(await isOut()).toBe(true);
  });

  it.each([
    ['without a last working day', null],
    ['with one that is past', -2],
  ])('%s is after the stop window, ten minutes unless it is set', async (_, days) => {
    await setTimes({});
    await site.setFields('IT-2', { [FIELDS.lastWorkingDay]: days === null ? null : dayIn(days, 'UTC') });
    const resolvedAt = site.now();
    await site.transition('IT-2', 'Resolve');
    await site.advanceTo(resolvedAt + 9.5 * MINUTE);
    expect(await isOut()).toBe(false);
    await site.advanceTo(resolvedAt + 11 * MINUTE);
    expect(await isOut()).toBe(true);
  });

  it('is at once when it is urgent, whatever the last working day and the stop window say', async () => {
    await setTimes({ stopWindowMinutes: 60 });
    await site.setFields('IT-2', {
      [FIELDS.lastWorkingDay]: dayIn(30, 'UTC'),
      [FIELDS.urgency]: { value: 'Urgent' },
    });
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 0 });
    expect(await isOut()).toBe(true);
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('is announced by one internal comment, in the time zone of the settings', async () => {
    await setTimes({ zone: 'Asia/Tokyo' });
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { duplicate: true } }]);
    const day = dayIn(2, 'Asia/Tokyo');
    await site.setFields('IT-2', { [FIELDS.lastWorkingDay]: day });
    await site.transition('IT-2', 'Resolve');
    await site.drain();
    await site.schedule('tick');
    const comments = await site.comments('IT-2');
    expect(comments).toMatchObject([{ isInternal: true }]);
    const inWords = DateTime.fromISO(day).setLocale('en-GB').toFormat('d LLL yyyy');
    expect(comments[0]?.text).toContain(`${inWords}, 18:00 (Asia/Tokyo)`);
    expect(comments[0]?.text).toContain('Reopen the ticket before that time to stop it');
  });
});

describe('reopening the ticket', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_SERVICE_DESK);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const withStopWindow = () =>
    site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
  const lateEvents = (rule: Record<string, unknown>) =>
    site.fault([{ target: 'event', path: 'avi:jira:updated:issue', ...rule }]);
  const isOut = async () => (await site.groupsOf(CONTRACTOR)).length === 0;
  const statuses = async () => (await site.runs()).map(({ status }) => status);

  it('before the start cancels, and one comment says so', async () => {
    await withStopWindow();
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.reopen('IT-2');
    expect(await site.run()).toMatchObject({ status: 'cancelled', reason: 'The ticket was reopened.' });
    await site.drain();
    await site.schedule('missed');
    expect(await isOut()).toBe(false);
    const comments = await site.comments('IT-2');
    expect(comments).toHaveLength(2);
    expect(comments[1]?.text).toContain('Leaver did nothing. The ticket was reopened.');
  });

  it('and resolving it again starts anew', async () => {
    await withStopWindow();
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.reopen('IT-2');
    await site.resolve('IT-2');
    expect(await statuses()).toEqual(['completed', 'cancelled']);
    expect(await isOut()).toBe(true);
  });

  it('and resolving it again at once offboards once, even when the event of the reopening is lost', async () => {
    await withStopWindow();
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await lateEvents({ times: 1, effect: { drop: 'before' } });
    await site.transition('IT-2', 'Reopen');
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 1200 });
    expect(await statuses()).toEqual(['completed', 'cancelled']);
    expect(await isOut()).toBe(true);
  });

  it('before the start is seen at the start, even when its event is lost', async () => {
    await withStopWindow();
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await lateEvents({ effect: { drop: 'before' } });
    await site.transition('IT-2', 'Reopen');
    await site.drain();
    expect(await statuses()).toEqual(['cancelled']);
    expect(await isOut()).toBe(false);
  });

  it('during the run stops it before the next effect and says what was done', async () => {
    const design = await site.groupId('design');
    await site.fault([
      {
        target: 'jira',
        method: 'DELETE',
        path: `group/user?groupId=${design}`,
        times: 1,
        effect: { status: 429, headers: { 'Retry-After': '300' } },
      },
    ]);
    await site.transition('IT-1', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await site.groupsOf(LEAVER)).toEqual(['design']);
    await site.reopen('IT-1');
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    await site.drain();
    expect(await site.groupsOf(LEAVER)).toEqual(['design']);
    expect(await site.run()).toMatchObject({ status: 'cancelled', reason: 'The ticket was reopened.' });
    // What was handed over before is told to the successor, as ever.
    const [digest, report, ...more] = await site.comments('IT-1');
    expect(more).toEqual([]);
    expect(digest?.text).toContain('You lead the project Mobile app (APP)');
    expect(report?.text).toContain('Leaver stopped before it was finished. The ticket was reopened.');
    expect(report?.text).toContain('Removed from the group engineering');
    expect(report?.text).toContain('Groups: design');
    expect(report?.text).toContain('Group design: not removed, because the run was stopped before.');
  });

  it('after the end changes nothing', async () => {
    await site.resolve('IT-2');
    await site.reopen('IT-2');
    await site.drain();
    await site.schedule('missed');
    expect(await statuses()).toEqual(['completed']);
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('is heeded when the event of the resolving comes after it', async () => {
    await lateEvents({ times: 1, effect: { delaySeconds: 150 } });
    await site.transition('IT-2', 'Resolve');
    await site.transition('IT-2', 'Reopen');
    await site.drain({ horizonSeconds: 60 });
    expect(await site.comments('IT-2')).toMatchObject([
      { text: expect.stringContaining('Leaver did nothing. The ticket was reopened.') as unknown },
    ]);
    await site.drain();
    expect(await statuses()).toEqual(['cancelled']);
    expect(await isOut()).toBe(false);
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('is heeded when the event of the resolving is late and its own one never comes', async () => {
    await lateEvents({ times: 1, effect: { delaySeconds: 60 } });
    await site.transition('IT-2', 'Resolve');
    await lateEvents({ effect: { drop: 'before' } });
    await site.transition('IT-2', 'Reopen');
    await site.drain();
    expect(await statuses()).toEqual(['cancelled']);
    expect(await isOut()).toBe(false);
  });

  it('ends the word of the operator, even when somebody without the permission resolves it again', async () => {
    await lateEvents({ times: 1, effect: { delaySeconds: 150 } });
    await site.transition('IT-2', 'Resolve');
    await lateEvents({ times: 1, effect: { delaySeconds: 100 } });
    await site.transition('IT-2', 'Reopen');
    await site.transition('IT-2', 'Resolve', COLLEAGUE);
    await site.drain();
    expect(await isOut()).toBe(false);
    expect((await statuses()).sort()).toEqual(['cancelled', 'refused']);
    expect(await site.comments('IT-2')).toHaveLength(2);
  });
});
