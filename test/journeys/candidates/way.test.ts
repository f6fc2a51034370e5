import { call } from '../../pages/calls';
import { COLLEAGUE, DORMANT, OPERATOR, TestSite } from '../site';
import {
  afterGrace,
  approveAndTell,
  candidate,
  candidates,
  commentOn,
  learn,
  OPEN_PROJECT,
  saveSweep,
  withoutSecondPerson,
} from './way';

const OWN_TICKET = /^Dear .+, you have not used .+\. It ends on .+ \(Europe\/Berlin\)\.$/m;

describe('the way of somebody whose access is not used', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_PROJECT);
  });
  afterAll(() => site.close());
  afterEach(() => site.clearFaults());
  beforeEach(async () => {
    await site.reset();
    await learn(site);
    await saveSweep(site);
    await withoutSecondPerson(site);
    await site.schedule('daily');
  });

  const runs = async () => (await site.runs()).filter(({ source }) => source === 'sweep');

  it('is told on a ticket of their own, and loses the access when the grace period is over', async () => {
    const key = await approveAndTell(site);
    const told = await site.comments(key);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(OWN_TICKET);
    const before = await site.groupsOf(DORMANT);
    await afterGrace(site);
    expect(await runs()).toMatchObject([{ status: 'completed', procedure: 'revoke-access', ticketKey: key }]);
    expect((await site.groupsOf(DORMANT)).length).toBeLessThan(before.length);
    await site.advance(20 * 60);
    await site.schedule('tick');
    const { history } = await candidate(site, 'acted');
    expect(history.map(({ by, words }) => `${by ?? 'Leaver'}: ${words.split('.')[0] ?? ''}`)).toEqual([
      'Leaver: Found inactive',
      expect.stringMatching(/^.+: Approved$/),
      `Leaver: Told on ${key}`,
      'Leaver: The grace period is over',
      'Leaver: The run ended as completed',
    ]);
  });

  it('keeps the access with one click on the ticket, and nobody else can click', async () => {
    const key = await approveAndTell(site);
    await expect(call(site, 'ticket', 'keepAccess', {}, COLLEAGUE, key)).rejects.toThrow(
      /^Only .+ can do this: it is their own access\.$/,
    );
    await expect(call(site, 'ticket', 'keepAccess', {}, OPERATOR, 'ENG-1')).rejects.toThrow(
      'This ticket is not about unused access.',
    );
    const { ownAccess } = await call(site, 'ticket', 'getPanel', {}, DORMANT, key);
    expect(ownAccess).toMatchObject({ isOwn: true, mayKeep: true, mayAskBack: false });
    await call(site, 'ticket', 'keepAccess', {}, DORMANT, key);
    await call(site, 'ticket', 'keepAccess', {}, DORMANT, key);
    await afterGrace(site);
    expect(await runs()).toEqual([]);
    expect(await candidate(site, 'kept')).toMatchObject({ ticketKey: key });
    expect(await site.comments(key)).toHaveLength(2);
  });

  it('keeps the access with a comment on the ticket', async () => {
    const key = await approveAndTell(site);
    await commentOn(site, key, 'I still need it.', DORMANT);
    await site.drain({ horizonSeconds: 0 });
    await candidate(site, 'kept');
    await afterGrace(site);
    expect(await runs()).toEqual([]);
  });

  it('keeps the access by a comment whose event never arrived: the last probe reads the ticket', async () => {
    const key = await approveAndTell(site);
    await site.fault([{ target: 'event', path: 'avi:jira:commented:issue', effect: { drop: 'before' } }]);
    await commentOn(site, key, 'I still need it.', DORMANT);
    await afterGrace(site);
    expect(await runs()).toEqual([]);
    expect((await candidate(site, 'kept')).history.at(-1)?.words).toMatch(/comment/);
  });

  it('keeps the access by any activity in Jira', async () => {
    await approveAndTell(site);
    await site.advance(3600);
    await commentOn(site, 'ENG-8', 'I have looked at it.', DORMANT);
    await afterGrace(site);
    expect(await runs()).toEqual([]);
    expect((await candidate(site, 'kept')).history.at(-1)?.words).toMatch(/activity/);
  });

  it('is left alone for as long as an operator said, or for ever', async () => {
    const { person, version } = await candidate(site, 'found');
    const seen = { accountId: person.accountId, version };
    await call(site, 'operator', 'dismissCandidates', { people: [seen], days: 30, why: 'On leave' });
    await site.schedule('daily');
    expect((await candidates(site, 'found')).map((one) => one.person.accountId)).not.toContain(
      person.accountId,
    );
    await site.advance(31 * 24 * 3_600);
    await site.schedule('daily');
    await site.schedule('daily');
    expect(await candidate(site, 'found')).toMatchObject({ note: null });
    const again = await call(site, 'operator', 'dismissCandidates', {
      people: [seen],
      days: null,
      why: 'No',
    });
    expect(again).toMatchObject({
      done: 0,
      refused: [{ words: expect.stringContaining('Look again') as string }],
    });
  });
});
