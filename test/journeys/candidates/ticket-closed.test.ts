import { call } from '../../pages/calls';
import { company, projectsWith } from '../seeds';
import { AUTOMATION, DORMANT, TestSite } from '../site';
import {
  afterGrace,
  afterItsRun,
  approveAndTell,
  candidate,
  commentOn,
  learn,
  OPEN_PROJECT,
  REVIEWED,
  saveSweep,
  withoutSecondPerson,
} from './way';

/** In which Leaver may comment, and may move no ticket. */
const WITHOUT_TRANSITIONS = company({
  ...OPEN_PROJECT,
  projects: projectsWith('ENG', {
    work: { anyone: true, people: [AUTOMATION] },
    app: { transition: false },
  }),
});

describe('the ticket of a candidate', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_PROJECT);
  });
  afterAll(() => site.close());
  afterEach(() => site.clearFaults());

  const tell = async (seed: unknown, doneMove: string | null = null): Promise<string> => {
    await site.reset(seed);
    await learn(site);
    await saveSweep(site, { ...REVIEWED, tracking: { ...PROJECT, doneMove } });
    await withoutSecondPerson(site);
    await site.schedule('daily');
    return approveAndTell(site);
  };
  const statusOf = async (key: string) =>
    (await site.state()).issues.find((issue) => issue.key === key)?.status;
  const moves = async () => (await site.writes()).filter((write) => write.endsWith('/transitions')).length;
  const later = async () => {
    await site.advance(15 * 60);
    await site.schedule('tick');
  };
  const dismiss = async (stage: 'noticed' | 'acted') => {
    const { person, version } = await candidate(site, stage);
    const people = [{ accountId: person.accountId, version }];
    await call(site, 'operator', 'dismissCandidates', { people, days: 30, why: 'On leave' });
  };

  it('is closed once when the person keeps the access, even where the answer was lost', async () => {
    const key = await tell(OPEN_PROJECT);
    await call(site, 'ticket', 'keepAccess', {}, DORMANT, key);
    await site.fault([
      { target: 'jira', method: 'POST', path: '/transitions$', times: 1, effect: { drop: 'after' } },
    ]);
    await later();
    await later();
    await later();
    expect(await statusOf(key)).toBe('Done');
    expect(await moves()).toBe(1);
    expect((await site.comments(key)).map(({ text }) => text).slice(1)).toEqual(['Noted: nothing is taken.']);
    // What its owner writes there later changes nothing.
    await commentOn(site, key, 'Thank you', DORMANT);
    await site.drain({ horizonSeconds: 0 });
    await candidate(site, 'kept');
  });

  it('is closed when the person was active, and they read that nothing is taken', async () => {
    const key = await tell(OPEN_PROJECT);
    await site.advance(3_600);
    await commentOn(site, 'ENG-8', 'I have looked at it.', DORMANT);
    await afterGrace(site);
    await later();
    expect(await statusOf(key)).toBe('Done');
    expect((await site.comments(key)).at(-1)?.text).toBe('Noted: nothing is taken.');
  });

  it('is closed when an operator dismisses the person', async () => {
    const key = await tell(OPEN_PROJECT);
    await dismiss('noticed');
    await later();
    expect(await statusOf(key)).toBe('Done');
    expect((await site.comments(key)).at(-1)?.text).toMatch(/^Nothing is taken: somebody/);
  });

  it('is closed when the access has ended, and a later dismissal tells no lie', async () => {
    const key = await tell(OPEN_PROJECT, 'resolve');
    await afterGrace(site);
    await afterItsRun(site);
    expect(await statusOf(key)).toBe('Done');
    expect(await moves()).toBe(1);
    await dismiss('acted');
    await later();
    expect((await site.comments(key)).at(-1)?.text).toMatch(/your access has ended/);
  });

  it('says once that somebody else has to close it where Leaver cannot', async () => {
    const key = await tell(WITHOUT_TRANSITIONS);
    await call(site, 'ticket', 'keepAccess', {}, DORMANT, key);
    await site.fault([
      { target: 'storage', path: 'transaction', skip: 1, times: 1, effect: { kill: 'before' } },
    ]);
    await site.advance(15 * 60);
    await site.schedule('tick').catch(() => undefined);
    await later();
    await later();
    expect(await statusOf(key)).not.toBe('Done');
    const asked = (await site.comments(key)).filter(({ text }) => text.includes('can close it'));
    expect(asked).toHaveLength(1);
  });
});

const PROJECT = { projectKey: 'ENG', issueType: 'Task', requestType: null };
