import {
  ACCESS_GONE,
  DONE_LABEL,
  NOT_DONE_LABEL,
  PERSON_RESOLVES,
  serviceDesk,
  setOutcome,
  ticketNow,
} from './ticket-outcome';
import { projectsWith } from './seeds';
import { AUTOMATION, CONTRACTOR, DORMANT, FIELDS, JIRA_ADMIN, OPERATOR, SYNCED, TestSite } from './site';

const AGENT = 'Olga Petrova';

describe('a ticket that a person resolves', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(serviceDesk());
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await setOutcome(site, PERSON_RESOLVES);
  });

  const labelOf = async (key: string) => (await ticketNow(site, key)).labels;
  const report = async (key: string) => (await site.comments(key)).at(-1)?.text ?? '';

  it('gets the label and the time at which access was gone, and keeps what others wrote', async () => {
    await site.setFields('IT-2', { labels: ['hr'] });
    await site.resolve('IT-2');
    const now = await ticketNow(site, 'IT-2');
    expect(now).toMatchObject({ status: 'Done', labels: ['hr', DONE_LABEL], moves: [`${AGENT}: Done`] });
    const { accessGoneAt } = (await site.machineReport('IT-2')) as { accessGoneAt: string };
    expect(Date.parse(now.accessGone ?? '')).toBe(Date.parse(accessGoneAt));
    expect(await report('IT-2')).toContain(`On this ticket\nTime at which access was gone written into`);
    expect(await report('IT-2')).toContain(`Ticket labelled ${DONE_LABEL}`);
    expect(await site.runs()).toHaveLength(1);
  });

  it('has neither before everything was read back', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 30 },
    }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ labels: [], accessGone: null });
    await site.advanceTo(site.now() + 31 * 60_000);
    await site.schedule('tick');
    await site.drain();
    expect(await labelOf('IT-2')).toEqual([DONE_LABEL]);
  });

  it('gets the time at once and the label at the end where a deletion waits', async () => {
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'delete', afterDays: 3 } }));
    await site.resolve('IT-1');
    const waits = await ticketNow(site, 'IT-1');
    expect(waits.labels).toEqual([]);
    expect(waits.accessGone).not.toBeNull();
    await site.advance(3 * 86_400 + 60);
    await site.schedule('tick');
    await site.drain();
    expect(await ticketNow(site, 'IT-1')).toMatchObject({
      labels: [DONE_LABEL],
      accessGone: waits.accessGone,
    });
  });

  it('is reopened when something is left, and the reopening starts and stops nothing', async () => {
    await site.resolve('IT-3');
    await site.schedule('missed');
    expect(await ticketNow(site, 'IT-3')).toMatchObject({
      status: 'To Do',
      resolution: null,
      labels: [],
      moves: [`${AGENT}: Done`, 'Leaver: To Do'],
    });
    expect(await site.run()).toMatchObject({ status: 'incomplete' });
    expect(await report('IT-3')).toContain('On this ticket\nTicket moved: Reopen');
  });

  it('is reopened when it was refused, and works once it is resolved again', async () => {
    await site.transition('IT-4', 'Resolve');
    await site.drain();
    expect(await ticketNow(site, 'IT-4')).toMatchObject({ status: 'To Do', labels: [] });
    expect(await site.run()).toMatchObject({ status: 'refused' });
    await site.setFields('IT-4', { [FIELDS.leaver]: { accountId: await site.accountId(CONTRACTOR) } });
    await site.resolve('IT-4');
    expect(await ticketNow(site, 'IT-4')).toMatchObject({
      status: 'Done',
      labels: [DONE_LABEL],
      moves: [`${AGENT}: Done`, 'Leaver: To Do', `${AGENT}: Done`],
    });
    expect((await site.runs()).map(({ status }) => status)).toEqual(['completed', 'refused']);
  });

  it('is labelled as not done where the rule names no reopening', async () => {
    await setOutcome(site, { ...PERSON_RESOLVES, notDoneMove: null });
    await site.resolve('IT-3');
    await site.resolve('IT-4');
    expect(await ticketNow(site, 'IT-3')).toMatchObject({ status: 'Done', labels: [NOT_DONE_LABEL] });
    expect(await ticketNow(site, 'IT-4')).toMatchObject({ status: 'Done', labels: [NOT_DONE_LABEL] });
  });

  it('is labelled as not done where no transition is called so, and the ticket says which there are', async () => {
    await setOutcome(site, { ...PERSON_RESOLVES, notDoneMove: 'Open again' });
    await site.resolve('IT-3');
    expect(await ticketNow(site, 'IT-3')).toMatchObject({ status: 'Done', labels: [NOT_DONE_LABEL] });
    expect(await report('IT-3')).toContain(
      'Ticket not moved: Open again. No transition from Done is called Open again or leads there; there are: Reopen (to To Do).',
    );
  });

  it('is not reopened for an app, which would resolve it again and again', async () => {
    await site.reset(serviceDesk(undefined, OPEN_TO_APPS));
    await setOutcome(site, PERSON_RESOLVES);
    await site.transitionAsApp('IT-2', 'Resolve');
    expect(await ticketNow(site, 'IT-2')).toMatchObject({ status: 'Done', labels: [NOT_DONE_LABEL] });
    await site.reset(serviceDesk());
  });

  it('is labelled once it was reopened five times within a day, because something else resolves it', async () => {
    for (let round = 0; round < 6; round += 1) await site.resolve('IT-4');
    const now = await ticketNow(site, 'IT-4');
    expect(now).toMatchObject({ status: 'Done', labels: [NOT_DONE_LABEL] });
    expect(now.moves.filter((move) => move === 'Leaver: To Do')).toHaveLength(5);
    expect(await report('IT-4')).toContain('Leaver has moved this ticket 5 times within a day');
    await site.reopen('IT-4');
    await site.advance(86_400);
    await site.resolve('IT-4');
    expect(await ticketNow(site, 'IT-4')).toMatchObject({ status: 'To Do', labels: [NOT_DONE_LABEL] });
  });

  it('is left alone by whoever stopped it by reopening', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 30 },
    }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.reopen('IT-2');
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    expect(await ticketNow(site, 'IT-2')).toMatchObject({
      labels: [],
      moves: [`${AGENT}: Done`, `${AGENT}: To Do`],
    });
  });

  it('changes its label when what was left is done at another try', async () => {
    await setOutcome(site, { ...PERSON_RESOLVES, notDoneMove: null });
    await site.fault([], { appIsSiteAdmin: false });
    await site.resolve('IT-2');
    expect(await labelOf('IT-2')).toEqual([NOT_DONE_LABEL]);
    await site.fault([], { appIsSiteAdmin: true });
    await site.call('operator', 'retryRun', { id: (await site.run()).id });
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await labelOf('IT-2')).toEqual([DONE_LABEL]);
    expect(await report('IT-2')).toContain(`Label ${NOT_DONE_LABEL} taken off the ticket`);
  });

  it('stays resolved, without a label, where the person has been gone already', async () => {
    await site.resolve('IT-2');
    await site.setFields('IT-4', {
      [FIELDS.leaverEmail]: null,
      [FIELDS.leaver]: { accountId: await site.accountId(CONTRACTOR) },
    });
    await site.resolve('IT-4');
    expect((await site.runs())[0]).toMatchObject({ status: 'refused' });
    expect(await ticketNow(site, 'IT-4')).toMatchObject({ status: 'Done', labels: [] });
  });

  it('is not touched by a rehearsal', async () => {
    await site.setRuleMode('rehearsal');
    await site.resolve('IT-2');
    await site.resolve('IT-4');
    for (const key of ['IT-2', 'IT-4']) {
      expect(await ticketNow(site, key)).toMatchObject({ status: 'Done', labels: [], accessGone: null });
    }
  });

  it('says what Jira did not let Leaver change, and the run is complete nevertheless', async () => {
    await site.fault([
      {
        target: 'jira',
        method: 'PUT',
        path: '/issue/10001\\?',
        effect: { status: 400, body: { errorMessages: ['Not on the screen.'] } },
      },
    ]);
    await site.resolve('IT-2');
    await site.clearFaults();
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await report('IT-2')).toContain(
      `Ticket not labelled ${DONE_LABEL}. Jira said: "Not on the screen." Somebody has to do it by hand.`,
    );
    const { onTicket } = (await site.run()) as unknown as { onTicket: string[] };
    expect(onTicket).toHaveLength(2);
  });

  it('counts the time from the last working day, and from the request where there is none', async () => {
    await site.setFields('IT-2', { [FIELDS.lastWorkingDay]: '2020-01-02' });
    await site.resolve('IT-2');
    expect(await report('IT-2')).toMatch(
      /Access gone: .* days \d+ \w+ after the end of the last working day/,
    );
    await site.setFields('IT-1', { [FIELDS.lastWorkingDay]: null });
    await site.resolve('IT-1');
    expect(await report('IT-1')).toContain(
      'less than a minute after the request; no last working day was named',
    );
    await site.schedule('tick');
    const summary = (await site.call('operator', 'getSummary', {}, JIRA_ADMIN)) as {
      medianAfterLastDayMinutes: number;
      medianMinutes: number;
    };
    expect(summary.medianAfterLastDayMinutes).toBeGreaterThan(60 * 24 * 365);
    expect(summary.medianMinutes).toBeLessThan(5);
  });

  it('records what was changed as evidence', async () => {
    await site.resolve('IT-2');
    const { content } = (await site.call(
      'operator',
      'exportEvidence',
      { scope: { kind: 'ticket', ticketKey: 'IT-2' }, format: 'json', part: 1, of: 1 },
      'auditor@acme.example',
    )) as { content: string };
    const { runs } = JSON.parse(content) as { runs: { entries: { facts: Record<string, unknown> }[] }[] };
    const entries = runs[0]?.entries.map(({ facts }) => facts) ?? [];
    expect(entries.filter(({ kind }) => kind === 'ticket')).toMatchObject([
      { by: 'app', effect: 'access-gone', subjectId: ACCESS_GONE, outcome: 'done' },
      { by: 'app', effect: 'label', subjectId: DONE_LABEL, outcome: 'done' },
    ]);
    expect(entries.at(-1)).toMatchObject({ kind: 'ended', status: 'completed' });
  });

  describe('for several people', () => {
    const name = async (...emails: string[]) =>
      site.setFields('IT-4', {
        [FIELDS.leavers]: await Promise.all(
          emails.map(async (email) => ({ accountId: await site.accountId(email) })),
        ),
      });

    it('is done once all of them are', async () => {
      await name(CONTRACTOR, DORMANT);
      await site.resolve('IT-4');
      expect((await site.runs()).map(({ status }) => status)).toEqual(['completed', 'completed']);
      const now = await ticketNow(site, 'IT-4');
      expect(now.labels).toEqual([DONE_LABEL]);
      expect(now.accessGone).not.toBeNull();
      const told = (await site.comments('IT-4')).map(({ text }) => text);
      expect(told.filter((text) => text.includes(`Ticket labelled ${DONE_LABEL}\n`))).toHaveLength(1);
    });

    it('is reopened once, when one of them is not done', async () => {
      await name(CONTRACTOR, SYNCED, OPERATOR);
      await site.resolve('IT-4');
      expect((await site.runs()).map(({ status }) => status).sort()).toEqual([
        'completed',
        'incomplete',
        'refused',
      ]);
      expect(await ticketNow(site, 'IT-4')).toMatchObject({
        labels: [],
        moves: [`${AGENT}: Done`, 'Leaver: To Do'],
      });
    });
  });
});

const OPEN_TO_APPS = { projects: projectsWith('IT', { work: { anyone: true, people: [AUTOMATION] } }) };
