import { call } from '../../pages/calls';
import { COLLEAGUE, DORMANT, SECOND_OPERATOR, TestSite } from '../site';
import {
  afterGrace,
  afterItsRun,
  approveAndTell,
  candidate,
  DAY,
  GRACE_DAYS,
  learn,
  OPEN_PROJECT,
  saveSweep,
  withoutSecondPerson,
} from './way';

const HOUR = 3_600;

describe('the way of a candidate', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_PROJECT);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await learn(site);
    await saveSweep(site);
    await withoutSecondPerson(site);
    await site.schedule('daily');
  });

  const seen = async (stage: 'found' | 'approved') => {
    const { person, version } = await candidate(site, stage);
    return [{ accountId: person.accountId, version }];
  };

  it('is stopped after it was approved, before anybody is told, and only with a reason', async () => {
    await call(site, 'operator', 'approveCandidates', { people: await seen('found') });
    const people = await seen('approved');
    await expect(
      call(site, 'operator', 'dismissCandidates', { people, days: null, why: ' ' }),
    ).rejects.toThrow('Say why.');
    await call(site, 'operator', 'dismissCandidates', { people, days: null, why: 'A leave of absence' });
    await site.schedule('tick');
    const { history, ticketKey, until } = await candidate(site, 'dismissed');
    expect({ ticketKey, until, last: history.at(-1)?.words }).toEqual({
      ticketKey: null,
      until: null,
      last: 'Dismissed: A leave of absence',
    });
    // For ever.
    await site.advance(400 * DAY);
    await site.schedule('daily');
    await candidate(site, 'dismissed');
  });

  it('is approved by nobody for themself', async () => {
    await site.addToGroup('offboarding-operators', DORMANT);
    const people = await seen('found');
    const reviewed = await call(site, 'operator', 'approveCandidates', { people }, DORMANT);
    expect(reviewed).toMatchObject({
      done: 0,
      refused: [{ words: 'You cannot approve yourself. Another operator has to.' }],
    });
    await candidate(site, 'found');
  });

  it('lets nobody but the person ask for what has ended', async () => {
    const key = await approveAndTell(site);
    await afterGrace(site);
    await afterItsRun(site);
    for (const other of [COLLEAGUE, SECOND_OPERATOR]) {
      await expect(call(site, 'ticket', 'askAccessBack', {}, other, key)).rejects.toThrow(
        /^Only .+ can do this/,
      );
    }
    await candidate(site, 'acted');
  });

  it('takes nothing before the moment that the notice told, whatever time zone is set meanwhile', async () => {
    await approveAndTell(site);
    await site.advance(GRACE_DAYS * DAY - 2 * HOUR);
    await site.changeSettings((settings) => ({
      ...settings,
      times: { ...Object(settings['times']), zone: 'Pacific/Kiritimati' },
    }));
    await site.schedule('tick');
    await candidate(site, 'noticed');
    expect(await site.runs()).toEqual([]);
    await site.advance(2 * HOUR);
    await site.schedule('tick');
    expect(await site.runs()).toMatchObject([{ source: 'sweep' }]);
  });

  it('is over when the person looks at an issue, where views count', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      inactivity: { ...Object(settings['inactivity']), views: true },
    }));
    await approveAndTell(site);
    await site.advance(GRACE_DAYS * DAY - HOUR);
    const view = {
      eventType: 'avi:jira:viewed:issue',
      atlassianId: await site.accountId(DORMANT),
      issue: { id: '1', key: 'ENG-1', fields: { summary: 'A bug' } },
    };
    expect(await site.event({ ...view, timestamp: '1795264000006' })).toBe(0);
    expect(await site.event({ ...view, timestamp: '1795264000007' })).toBe(1);
    await afterGrace(site);
    expect(await site.runs()).toEqual([]);
    expect((await candidate(site, 'kept')).history.at(-1)?.words).toMatch(/activity/);
  });
});
