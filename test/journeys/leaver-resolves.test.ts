import { projectsWith } from './seeds';
import {
  DONE_LABEL,
  LEAVER_RESOLVES,
  NOT_DONE_LABEL,
  serviceDesk,
  setOutcome,
  ticketNow,
} from './ticket-outcome';
import { CONTRACTOR, DORMANT, FIELDS, JIRA_ADMIN, SYNCED, TestSite } from './site';

const AGENT = 'Olga Petrova';
const HALF_AN_HOUR = 30 * 60_000;

describe('a ticket that Leaver resolves', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(serviceDesk());
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset(serviceDesk());
    await setOutcome(site, LEAVER_RESOLVES, 'In Progress');
  });

  const begin = async (key: string) => {
    await site.transition(key, 'Start progress');
    await site.drain();
  };
  const report = async (key: string) => (await site.comments(key)).at(-1)?.text ?? '';
  const calls = async (pattern: RegExp) =>
    (await site.requests()).filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

  it('is resolved after reading back, with the resolution of the rule, and nothing follows from that', async () => {
    await begin('IT-2');
    await site.schedule('missed');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({
      status: 'Done',
      resolution: "Won't Do",
      labels: [DONE_LABEL],
      moves: [`${AGENT}: In Progress`, 'Leaver: Done'],
    });
    expect(await site.run()).toMatchObject({
      status: 'completed',
      onTicket: [`Ticket labelled ${DONE_LABEL}`, 'Ticket moved: Done'],
    });
    expect(await report('IT-2')).toContain('Ticket moved: Done');
  });

  it('is resolved by the name of a transition, too', async () => {
    await setOutcome(site, { doneMove: 'resolve' }, 'In Progress');
    await begin('IT-2');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'Done', resolution: 'Done', labels: [] });
  });

  it('is labelled and stays where it is when something is left or it was refused', async () => {
    await begin('IT-3');
    await begin('IT-4');
    for (const key of ['IT-3', 'IT-4']) {
      expect(await ticketNow(site, key)).toMatchObject({
        status: 'In Progress',
        labels: [NOT_DONE_LABEL],
        moves: [`${AGENT}: In Progress`],
      });
    }
  });

  it('is resolved once what was left is done at another try', async () => {
    await site.fault([], { appIsSiteAdmin: false });
    await begin('IT-2');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'In Progress', labels: [NOT_DONE_LABEL] });
    await site.fault([], { appIsSiteAdmin: true });
    await site.call('operator', 'retryRun', { id: (await site.run()).id });
    await site.drain();
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'Done', labels: [DONE_LABEL] });
  });

  it('says which field the screen of the transition requires, and carries the label all the same', async () => {
    await site.reset(
      serviceDesk((transition) =>
        transition.name === 'Resolve' ? { ...transition, requires: ['Cost centre'] } : transition,
      ),
    );
    await setOutcome(site, LEAVER_RESOLVES, 'In Progress');
    await begin('IT-2');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'In Progress', labels: [DONE_LABEL] });
    expect(await report('IT-2')).toContain(
      'Ticket not moved: Done. Jira said: "Cost centre is required." Somebody has to do it by hand.',
    );
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });

  it('says so where Leaver may make no transition', async () => {
    await site.reset(
      serviceDesk(undefined, { projects: projectsWith('IT', { app: { transition: false } }) }),
    );
    await setOutcome(site, LEAVER_RESOLVES, 'In Progress');
    await begin('IT-2');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'In Progress', labels: [DONE_LABEL] });
    expect(await report('IT-2')).toContain('Leaver may make no transition of this ticket.');
  });

  it('passes the validator that lets only operators make the transition', async () => {
    await site.reset(
      serviceDesk((transition) =>
        transition.name === 'Resolve' ? { ...transition, validators: ['may-offboard'] } : transition,
      ),
    );
    await setOutcome(site, LEAVER_RESOLVES, 'In Progress');
    await expect(site.transition('IT-1', 'Resolve', JIRA_ADMIN)).rejects.toThrow('Offboard people');
    await begin('IT-2');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'Done' });
  });

  it('is stopped by whoever moves it on before it begins', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 30 },
    }));
    await site.transition('IT-2', 'Start progress');
    await site.drain({ horizonSeconds: 60 });
    expect((await site.comments('IT-2'))[0]?.text).toContain(
      'Move the ticket to another status before that time',
    );
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'Done', labels: [NOT_DONE_LABEL] });
    await site.advanceTo(site.now() + HALF_AN_HOUR);
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });

  it('is resolved once for several people, after the last of them', async () => {
    await site.setFields('IT-4', {
      [FIELDS.leavers]: await Promise.all(
        [CONTRACTOR, DORMANT].map(async (email) => ({ accountId: await site.accountId(email) })),
      ),
    });
    await begin('IT-4');
    expect(await ticketNow(site, 'IT-4')).toMatchObject({
      status: 'Done',
      moves: [`${AGENT}: In Progress`, 'Leaver: Done'],
    });
    expect(await calls(/^POST .*\/transitions/)).toBe(1);
  });

  it('stays open while one of several people is not done', async () => {
    await site.setFields('IT-4', {
      [FIELDS.leavers]: await Promise.all(
        [CONTRACTOR, SYNCED].map(async (email) => ({ accountId: await site.accountId(email) })),
      ),
    });
    await begin('IT-4');
    expect(await ticketNow(site, 'IT-4')).toMatchObject({ status: 'In Progress', labels: [NOT_DONE_LABEL] });
  });

  it.each([
    ['before the label', 'PUT', 'before'],
    ['after the label', 'PUT', 'after'],
    ['before the transition', 'POST', 'before'],
    ['after the transition', 'POST', 'after'],
  ])('is resolved once when the invocation dies %s', async (_when, method, kill) => {
    const path = method === 'PUT' ? '/issue/\\d+\\?' : '/issue/\\d+/transitions';
    await site.fault([{ target: 'jira', method, path, times: 1, effect: { kill } }]);
    await begin('IT-2');
    await site.advance(300);
    await site.schedule('tick');
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await ticketNow(site, 'IT-2')).toMatchObject({
      labels: [DONE_LABEL],
      moves: [`${AGENT}: In Progress`, 'Leaver: Done'],
    });
  });

  it('looks again where somebody else changes the ticket at the same time', async () => {
    await site.fault([
      {
        target: 'jira',
        method: 'POST',
        path: '/transitions',
        times: 1,
        effect: { status: 409, body: { errorMessages: ['Conflict.'] } },
      },
    ]);
    await begin('IT-2');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'Done' });
  });

  it('costs nothing where the rule wants nothing', async () => {
    await setOutcome(site, {}, 'In Progress');
    await begin('IT-2');
    expect(await calls(/\/transitions|PUT .*\/issue\/\d+\?/)).toBe(0);
    expect(await calls(/^GET .*\/issue\/\w+\?/)).toBe(1);
  });
});
