import { setTimeout as sleep } from 'node:timers/promises';
import type { OffboardRequest, PersonPreview } from '../../src/contract/calls';
import {
  AUTOMATION,
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../journeys/site';
import { limitTo } from '../journeys/breaker/daily-limit';
import { call, everyWrite, offboard, request } from './calls';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The issue's bound; reads that serve the whole site count once. */
const MOST_CALLS_PER_PERSON = 6;

describe('a preview', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const previewOf = async (emails: readonly string[], changes: Partial<OffboardRequest> = {}) => {
    const people = await Promise.all(emails.map((email) => site.accountId(email)));
    return call(site, 'operator', 'preview', { people, request: request(changes) });
  };
  const only = ([person, ...others]: PersonPreview[]) => {
    if (!person || others.length > 0) throw new Error('One person was expected.');
    return person;
  };

  it('leaves no read behind that would end a later call', async () => {
    // It is tried again when the call, which does not need it for this kind of leaving, is over.
    await site.fault([{ target: 'storage', path: '*/api/v1/get', effect: { status: 500 } }]);
    for (let calls = 0; calls < 8; calls += 1) {
      const { people } = await previewOf([CONTRACTOR], { procedure: 'revoke-access' });
      expect(people).toMatchObject([{ allowed: true }]);
      await sleep(100);
    }
    await site.clearFaults();
  });

  it('names groups with what each gives, and what cannot be undone', async () => {
    const { people } = await previewOf([CONTRACTOR]);
    expect(people).toMatchObject([
      {
        displayName: 'Chiara Novak',
        allowed: true,
        plan: {
          account: { action: 'delete', afterDays: 0 },
          accountStep: 'The person is removed from this site. This cannot be undone by Leaver.',
          irreversible: ['Removing the person from this site cannot be undone by Leaver.'],
          warnings: [],
        },
      },
    ]);
    const person = only(people);
    const removals = person.allowed ? person.plan.removals.map(({ name, gives }) => [name, gives]) : [];
    expect(new Map(removals.map(([name, gives]) => [name, gives]))).toEqual(
      new Map([
        ['partners-default', ['Jira Product Discovery']],
        ['engineering', []],
        ['wiki-users', []],
      ]),
    );
    expect(person.allowed && person.plan.estimatedSeconds).toBeGreaterThan(0);
  });

  it('says beforehand that whoever owns work is kept, and what they own', async () => {
    const person = only((await previewOf([LEAVER])).people);
    expect(person).toMatchObject({
      allowed: true,
      plan: {
        irreversible: [
          expect.stringMatching(/If nothing is left with the person by then, .*cannot be undone/),
        ],
        accountStep: expect.stringContaining('The account goes into the holding group.') as unknown,
        warnings: expect.arrayContaining([
          expect.stringMatching(
            /Nobody inherits.*the lead of 1 project.*the lead of 2 components.*3 filters, 1 dashboard/,
          ),
        ]) as unknown,
      },
    });
  });

  it('writes nothing', async () => {
    const before = [await site.state(), await everyWrite(site)];
    await previewOf([LEAVER, CONTRACTOR, DORMANT, OPERATOR], {
      successorId: await site.accountId(COLLEAGUE),
    });
    expect([await site.state(), await everyWrite(site)]).toEqual(before);
  });

  it.each([
    ['one person', [CONTRACTOR]],
    ['three', [LEAVER, CONTRACTOR, DORMANT]],
  ])('of %s costs at most six calls to Jira a person', async (_, emails) => {
    const before = (await site.requests()).length;
    await previewOf(emails, { successorId: await site.accountId(COLLEAGUE) });
    const asked = (await site.requests()).slice(before).map(({ path }) => path.split('?')[0] ?? '');
    const serveTheSite = /applicationrole|project\/search|component$|mypermissions/;
    const forTheSite = new Set(asked.filter((path) => serveTheSite.test(path)));
    expect(asked.filter((path) => serveTheSite.test(path))).toHaveLength(forTheSite.size);
    expect(asked.length - forTheSite.size).toBeLessThanOrEqual(MOST_CALLS_PER_PERSON * emails.length);
  });

  it('does not offer somebody who is being offboarded already, and says since when and by whom', async () => {
    await offboard(site, [CONTRACTOR], { changes: { when: { kind: 'date', date: '2099-03-01' } } });
    await site.drain({ horizonSeconds: 0 });
    expect((await previewOf([CONTRACTOR, DORMANT])).people).toMatchObject([
      {
        displayName: 'Chiara Novak',
        allowed: false,
        reason: expect.stringMatching(
          /^Chiara Novak is being offboarded already: Olga Petrova started it on \d+ \w+ \d{4}, .*"Runs"/,
        ) as unknown,
      },
      { allowed: true },
    ]);
    const [run] = await site.runs();
    await call(site, 'operator', 'cancelRun', { id: run?.id ?? '' });
    await site.drain();
    expect(only((await previewOf([CONTRACTOR])).people)).toMatchObject({ allowed: true });
  });

  it.each([
    ['oneself', OPERATOR, 'Olga Petrova cannot offboard themself'],
    ['an app', AUTOMATION, 'Automation for Jira is an app account'],
    ['a customer', 'customer@client.example', 'Casper Jansen is a portal customer'],
    ['a Jira administrator', JIRA_ADMIN, 'Jonas Brandt is an administrator (jira-administrators)'],
    ['a site admin', SITE_ADMIN, 'Sofia Adler is an administrator (site-admins)'],
    ['somebody who is gone', 'xaver.huber@acme.example', 'Xaver Huber has been gone already'],
  ])('says why nothing happens to %s, and plans for the others', async (_, email, words) => {
    const { people } = await previewOf([email, CONTRACTOR]);
    expect(people).toMatchObject([
      { allowed: false, reason: expect.stringContaining(words) as unknown },
      { allowed: true },
    ]);
  });

  it('says why nothing happens to protected people and members of protected groups', async () => {
    const [accountId, groupId] = [await site.accountId(CONTRACTOR), await site.groupId('design')];
    await site.changeSettings((settings) => ({
      ...settings,
      protection: { accountIds: [accountId], groupIds: [groupId] },
    }));
    expect((await previewOf([CONTRACTOR, 'paula.gomez@acme.example'])).people).toMatchObject([
      {
        allowed: false,
        reason: expect.stringContaining('protected by the settings (listed by name)') as unknown,
      },
      { allowed: false, reason: expect.stringContaining('protected by the settings (design)') as unknown },
    ]);
  });

  it('says that Jira knows no such account', async () => {
    const people = ['712020:nobody'];
    expect((await call(site, 'operator', 'preview', { people, request: request() })).people).toMatchObject([
      {
        accountId: '712020:nobody',
        allowed: false,
        reason: expect.stringContaining('knows no account') as unknown,
      },
    ]);
  });

  it('refuses a successor who leaves too, is not active or does not exist', async () => {
    await expect(previewOf([LEAVER], { successorId: await site.accountId(LEAVER) })).rejects.toThrow(
      'The successor is the person who leaves',
    );
    for (const successorId of [await site.accountId('xaver.huber@acme.example'), '712020:nobody']) {
      await expect(previewOf([LEAVER], { successorId })).rejects.toThrow('not an active person');
    }
  });

  it.each<[string, unknown, string]>([
    ['nobody', { people: [] }, 'Pick at least one person.'],
    ['more people than one call takes', { people: Array.from({ length: 21 }, String) }, 'at most 20'],
    [
      'a day that is none',
      { request: request({ when: { kind: 'date', date: '2026-02-31' } }) },
      'yyyy-MM-dd',
    ],
    ['a moment that is none', { request: request({ when: { kind: 'moment', at: 'soon' } }) }, 'is no time'],
    ['a reason without an end', { request: request({ why: 'x'.repeat(501) }) }, 'at most 500 characters'],
    [
      'a ticket key that is none',
      { request: request({ ticketKey: 'IT' }) },
      'A ticket key looks like IT-42.',
    ],
  ])('of %s is refused with what to do', async (_, changes, words) => {
    const payload = { people: ['x'], request: request(), ...(changes as object) };
    await expect(call(site, 'operator', 'preview', payload)).rejects.toThrow(words);
  });

  it('refuses a ticket that Leaver does not find, as confirming would', async () => {
    await expect(previewOf([CONTRACTOR], { ticketKey: 'IT-999' })).rejects.toThrow(
      'There is no ticket IT-999',
    );
  });

  it('says how many people the daily limit still lets begin', async () => {
    await limitTo(site, 2);
    expect(await previewOf([CONTRACTOR])).toMatchObject({ mayBegin: 2 });
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    expect(await previewOf([DORMANT])).toMatchObject({ mayBegin: 1 });
    const inTwoDays = new Date(site.now() + 2 * DAY).toISOString();
    expect(await previewOf([DORMANT], { when: { kind: 'moment', at: inTwoDays } })).toMatchObject({
      mayBegin: 2,
    });
  });

  it('warns where things change hands and nobody can be told, for want of a ticket and of issues', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      handOver: { ...(settings['handOver'] as object), issues: 'none' },
    }));
    const successorId = await site.accountId(COLLEAGUE);
    const warnings = async (ticketKey: string | null) => {
      const person = only((await previewOf([LEAVER], { successorId, ticketKey })).people);
      return person.allowed ? person.plan.warnings.join(' ') : '';
    };
    expect(await warnings(null)).toContain('Without a ticket Leaver cannot tell Carla Conti');
    expect(await warnings('IT-1')).not.toContain('cannot tell');
  });

  it('says when it would start: at once, after the stop window, at the end of a day, at a moment', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      times: { zone: 'UTC', endOfDay: '17:00', stopWindowMinutes: 15 },
    }));
    const startsAt = async (changes: Partial<OffboardRequest>) =>
      Date.parse((await previewOf([CONTRACTOR], changes)).startsAt);
    const soon = (time: number, after: number) => {
      expect(Math.abs(time - site.now() - after)).toBeLessThan(MINUTE);
    };
    soon(await startsAt({ urgent: true }), 0);
    soon(await startsAt({}), 15 * MINUTE);
    soon(await startsAt({ when: { kind: 'date', date: '2020-01-01' } }), 15 * MINUTE);
    soon(await startsAt({ when: { kind: 'moment', at: '2020-01-01T10:00:00Z' } }), 15 * MINUTE);
    expect(await startsAt({ when: { kind: 'date', date: '2099-03-01' } })).toBe(
      Date.parse('2099-03-01T17:00:00Z'),
    );
    expect(await startsAt({ when: { kind: 'moment', at: '2099-03-01T10:00:00+02:00' } })).toBe(
      Date.parse('2099-03-01T08:00:00Z'),
    );
  });

  it('says in words that Jira does not answer', async () => {
    await site.fault([{ target: 'jira', path: 'applicationrole', effect: { status: 503 } }]);
    await expect(previewOf([CONTRACTOR])).rejects.toThrow(/Jira answered 503 .*Try again in a moment/);
  });
});
