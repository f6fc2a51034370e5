import { call } from '../../pages/calls';
import { company, issuesWith } from '../seeds';
import { DORMANT, JIRA_ADMIN, OPERATOR, SITE_ADMIN, SYNCED, TestSite } from '../site';
import {
  afterGrace,
  afterItsRun,
  approveAndTell,
  candidate,
  candidates,
  DAY,
  learn,
  OPEN_PROJECT,
  REVIEWED,
  saveSweep,
  withoutSecondPerson,
} from './way';

/** Three people were active last half a year ago. */
const THREE = company({
  ...OPEN_PROJECT,
  issues: issuesWith(
    ...[DORMANT, SYNCED, 'freya.olsen@acme.example'].map((reporter, index) => ({
      key: `APP-${String(90 + index)}`,
      type: 'Task',
      summary: 'Long ago',
      reporter,
      createdDaysAgo: 200 + index,
    })),
  ),
});

describe('what is done about inactive people', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(THREE);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
  });

  const tickets = async () => (await site.state()).issues.filter(({ key }) => /^ENG-(9|\d\d)/.test(key));
  const acting = { ...REVIEWED, do: 'act' as const };
  const letAdministratorOffboard = async () => {
    await site.addToGroup('offboarding-operators', JIRA_ADMIN);
  };

  it('is nothing but a report until an administrator says otherwise', async () => {
    await learn(site);
    await site.schedule('daily');
    expect(await candidates(site, 'found')).toEqual([]);
  });

  it('cannot be more than a report while nobody could see whom it would hit', async () => {
    await expect(saveSweep(site, acting)).rejects.toThrow(/^The rule was never tried/);
    await learn(site);
    await saveSweep(site);
  });

  it('cannot act without somebody who answers for it as an operator', async () => {
    await learn(site);
    await expect(saveSweep(site, acting)).rejects.toThrow(/answers for it as an operator/);
    await expect(saveSweep(site, { ...REVIEWED, tracking: null })).rejects.toThrow(/Name the project/);
    await expect(saveSweep(site, { ...REVIEWED, notice: 'Dear {nmae}' })).rejects.toThrow(/in braces/);
    await expect(saveSweep(site, REVIEWED, OPERATOR)).rejects.toThrow(/You need the permission/);
  });

  it('tells people by itself when an administrator who is an operator lets it act', async () => {
    await letAdministratorOffboard();
    await learn(site);
    await saveSweep(site, acting);
    await withoutSecondPerson(site);
    await site.schedule('daily');
    await site.schedule('tick');
    expect(await candidates(site, 'noticed')).toHaveLength(3);
    await afterGrace(site);
    expect((await site.runs()).map(({ source, operator }) => [source, operator?.displayName])).toEqual(
      Array.from({ length: 3 }, () => ['sweep', 'Jonas Brandt']),
    );
  });

  it('asks for a review again when the rule is changed', async () => {
    await letAdministratorOffboard();
    await learn(site);
    await saveSweep(site, acting);
    await site.changeSettings((settings) => ({
      ...settings,
      inactivity: { ...Object(settings['inactivity']), thresholdDays: 30 },
    }));
    const { sweep } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    expect(sweep).toMatchObject({ do: 'review', answersFor: null, graceDays: REVIEWED.graceDays });
    const { changes } = await call(site, 'admin', 'listChanges', {}, JIRA_ADMIN);
    expect(changes[0]?.what.join(' ')).toMatch(/Action on inactive people: told, then access ends.+ → asked/);
  });

  it('makes no more people candidates a day than it may', async () => {
    await learn(site);
    await saveSweep(site, { ...REVIEWED, dailyMaximum: 2 });
    await site.schedule('daily');
    await site.schedule('daily');
    expect(await candidates(site, 'found')).toHaveLength(2);
    await site.advance(DAY + 60);
    await site.schedule('daily');
    expect(await candidates(site, 'found')).toHaveLength(3);
  });

  it('is held for a review as a whole when it would hit more than the daily limit', async () => {
    await letAdministratorOffboard();
    await learn(site);
    await saveSweep(site, acting);
    await site.changeSettings((settings) => ({
      ...settings,
      breaker: { ...Object(settings['breaker']), absolute: 2, atLeast: 2 },
    }));
    await site.schedule('daily');
    await site.schedule('tick');
    const held = await candidates(site, 'found');
    expect(held).toHaveLength(3);
    for (const { note } of held) expect(note).toMatch(/^Held: the rule would hit 3 people at once, and 2 is/);
    expect(await tickets()).toEqual([]);
  });

  it('gives a candidate back to the operators where they cannot be told', async () => {
    await learn(site);
    await saveSweep(site, {
      ...REVIEWED,
      tracking: { projectKey: 'MKT', issueType: 'Task', requestType: null, doneMove: null },
    });
    await site.schedule('daily');
    const { person, version } = await candidate(site, 'found');
    await call(site, 'operator', 'approveCandidates', { people: [{ accountId: person.accountId, version }] });
    await site.schedule('tick');
    expect((await candidate(site, 'found')).note).toMatch(
      /cannot see the project MKT, so they cannot be told/,
    );
  });

  it('asks the exceptions again before every stage', async () => {
    await learn(site);
    await saveSweep(site);
    await withoutSecondPerson(site);
    await site.schedule('daily');
    await approveAndTell(site);
    const accountId = await site.accountId(DORMANT);
    await site.changeSettings((settings) => ({
      ...settings,
      protection: { groupIds: [], accountIds: [accountId] },
    }));
    await afterGrace(site);
    expect(await site.runs()).toEqual([]);
    expect((await candidate(site, 'kept')).history.at(-1)?.words).toMatch(
      /^Left alone: The settings protect/,
    );
  });

  it('writes what a name holds as it is, and finds no placeholder in it', async () => {
    await learn(site);
    const accountId = await site.accountId(DORMANT);
    await site.control('account', { accountId, displayName: '{date} [~admin] <b>x</b>' });
    await saveSweep(site);
    await site.schedule('daily');
    const key = await approveAndTell(site);
    const [told] = await site.comments(key);
    expect(told?.text).toMatch(/Dear .+, you have not used/);
    expect(told?.text).not.toMatch(/undefined/);
  });

  it('proposes for leaving, after a review, whose access stays unused', async () => {
    await learn(site);
    await saveSweep(site, { ...REVIEWED, leavesAfterDays: 30 });
    await withoutSecondPerson(site);
    await site.schedule('daily');
    const key = await approveAndTell(site);
    await afterGrace(site);
    await afterItsRun(site);
    await candidate(site, 'acted');
    await site.advance(31 * DAY);
    await site.schedule('tick');
    expect(await candidate(site, 'found')).toMatchObject({ procedure: 'leave-company', ticketKey: key });
    expect(await approveAndTell(site)).toBe(key);
    await afterGrace(site);
    const [latest] = await site.runs();
    expect(latest).toMatchObject({ procedure: 'leave-company', source: 'sweep', ticketKey: key });
  });

  it('stops where an operator stops it, a run that waits for a second person too', async () => {
    await learn(site);
    await saveSweep(site);
    await site.schedule('daily');
    await approveAndTell(site);
    await afterGrace(site);
    const { person, version } = await candidate(site, 'acting');
    const seen = { accountId: person.accountId, version };
    await call(site, 'operator', 'dismissCandidates', { people: [seen], days: 30, why: 'On leave' });
    await site.drain({ horizonSeconds: 0 });
    expect(await site.runs()).toMatchObject([{ status: 'cancelled' }]);
    await candidate(site, 'dismissed');
  });

  it('waits while everything is stopped', async () => {
    await learn(site);
    await saveSweep(site);
    await site.schedule('daily');
    await approveAndTell(site);
    const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    await afterGrace(site);
    await candidate(site, 'noticed');
    expect(await site.runs()).toEqual([]);
    expect(await site.groupsOf(SITE_ADMIN)).not.toEqual([]);
  });
});
