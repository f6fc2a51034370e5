import { OPEN_SERVICE_DESK } from './seeds';
import { COLLEAGUE, CONTRACTOR, LEAVER, OPERATOR, TestSite } from './site';

const DAY = 24 * 3600;
const ISSUE_EVENT = { target: 'event', path: 'avi:jira:updated:issue' };

describe('a transition whose event never arrived', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_SERVICE_DESK);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const lose = async (...transitions: (() => Promise<void>)[]) => {
    const invocations = site.invocations();
    await site.fault([{ ...ISSUE_EVENT, effect: { drop: 'before' } }]);
    for (const transition of transitions) await transition();
    await site.clearFaults();
    await site.drain();
    expect(site.invocations()).toBe(invocations);
  };
  const resolve =
    (key = 'IT-2', as = OPERATOR) =>
    () =>
      site.transition(key, 'Resolve', as);
  const reopen = () => site.transition('IT-2', 'Reopen');
  const isOut = async () => (await site.groupsOf(CONTRACTOR)).length === 0;
  const expectNothing = async () => {
    expect(await site.runs()).toEqual([]);
    expect(await site.writes()).toEqual([]);
  };

  it('is found within the hour and acted on once, in the name of the person who made it', async () => {
    await lose(resolve());
    await site.advance(3600);
    await site.drain({ horizonSeconds: 0 });
    expect(await isOut()).toBe(true);
    await site.schedule('missed');
    expect(await site.run()).toMatchObject({
      status: 'completed',
      source: 'missed',
      operator: { displayName: 'Olga Petrova' },
    });
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('that cannot be read keeps nothing else of the hour from being done', async () => {
    await lose(resolve());
    const read = { target: 'jira', method: 'GET', path: '/issue/', effect: { status: 400 } };
    await site.fault([read]);
    await site.advance(2 * DAY);
    await site.schedule('missed');
    expect(await isOut()).toBe(false);
    const paths = (await site.requests()).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/project/search'))).not.toEqual([]);
  });

  it('is refused once and for ever where its actor may not offboard', async () => {
    await lose(resolve('IT-2', COLLEAGUE));
    await site.schedule('missed');
    await site.addToGroup('offboarding-operators', COLLEAGUE);
    await site.schedule('missed');
    await site.advance(3600);
    await site.schedule('missed');
    expect(await isOut()).toBe(false);
    expect(await site.run()).toMatchObject({ status: 'refused' });
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('is not acted on a second time when its event comes after all', async () => {
    await site.fault([{ ...ISSUE_EVENT, effect: { delaySeconds: 170 } }]);
    await site.transition('IT-2', 'Resolve');
    await site.schedule('missed');
    expect(await isOut()).toBe(true);
    const writes = await site.writes();
    await site.drain();
    expect(await site.writes()).toEqual(writes);
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });

  it('is decided against when the ticket was reopened since', async () => {
    await lose(resolve(), reopen);
    await site.schedule('missed');
    expect(await isOut()).toBe(false);
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    expect(await site.comments('IT-2')).toMatchObject([
      { text: expect.stringContaining('Leaver did nothing. The ticket was reopened.') as unknown },
    ]);
  });

  it('stops a run when it is a reopening', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 120 } }));
    await site.transition('IT-2', 'Resolve');
    await site.drain();
    await site.fault([{ ...ISSUE_EVENT, effect: { drop: 'before' } }]);
    await reopen();
    await site.clearFaults();
    await site.schedule('missed');
    expect(await site.run()).toMatchObject({ status: 'cancelled', reason: 'The ticket was reopened.' });
  });

  it('is rehearsed where the rule is in rehearsal', async () => {
    await site.setRuleMode('rehearsal');
    await lose(resolve());
    await site.schedule('missed');
    expect(await isOut()).toBe(false);
    expect(await site.run()).toMatchObject({ status: 'rehearsed' });
  });

  it('is left alone when it was made before the installation', async () => {
    await lose(resolve());
    await site.advance(1);
    await site.event({ eventType: 'avi:forge:installed:app' });
    await site.schedule('missed');
    await expectNothing();
  });

  it('is left alone when it was made before the rule went live', async () => {
    await site.setRuleMode('off');
    await lose(resolve());
    await site.setRuleMode('live');
    await site.schedule('missed');
    await expectNothing();
  });

  it('is left alone when it was made before the rule was edited', async () => {
    await lose(resolve());
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as object[]).map((rule) => ({ ...rule, name: 'Edited' })),
    }));
    await site.schedule('missed');
    await expectNothing();
  });

  it('is found by a later search when Jira had no time for the first one', async () => {
    await lose(resolve());
    const busy = { status: 503, headers: { 'Retry-After': '60' } };
    await site.fault([{ target: 'jira', path: 'search/jql', times: 1, effect: busy }]);
    await site.schedule('missed');
    expect(await isOut()).toBe(false);
    await site.advance(3 * 3600);
    await site.schedule('missed');
    expect(await isOut()).toBe(true);
  });

  it('is found although another ticket cannot be read, which is found once it can', async () => {
    await lose(resolve('IT-1'), resolve('IT-2'));
    const { issues } = await site.state();
    const id = issues.find(({ key }) => key === 'IT-1')?.id ?? '';
    await site.fault([{ target: 'jira', path: `issue/${id}?fields`, effect: { status: 400 } }]);
    await site.schedule('missed');
    expect(await isOut()).toBe(true);
    expect(await site.groupsOf(LEAVER)).toHaveLength(6);
    await site.clearFaults();
    await site.advance(3 * 3600);
    await site.schedule('missed');
    await site.drain();
    expect(await site.groupsOf(LEAVER)).toEqual([]);
  });
});
