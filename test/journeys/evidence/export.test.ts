import { AUDITOR, JIRA_ADMIN, LEAVER, OPERATOR, TestSite } from '../site';
import { endOnTicket, exported, headOnTicket, stored, tamper, verify } from './exported';

const LONG = 120_000;
const DAY = 86_400;
const LOG_TICKET = 'IT-4';

describe('evidence of what was done', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  }, LONG);
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
  });

  const runScope = async () => ({ kind: 'run', runId: (await site.run()).id }) as const;
  const period = () => {
    const today = new Date(site.now()).toISOString().slice(0, 10);
    return { kind: 'period', from: '2020-01-01', to: today } as const;
  };
  const nameLogTicket = (more = {}) =>
    site.changeSettings((settings) => ({
      ...settings,
      evidence: { logTicketKey: LOG_TICKET, keepDays: null, ...more },
    }));

  it(
    'holds as a whole, with no other head than the one in the report on the ticket',
    async () => {
      await site.resolve('IT-1');
      const files = await exported(site, await runScope());
      expect(verify(files, ...(await headOnTicket(site, 'IT-1')))).toMatchObject({
        status: 0,
        told: expect.stringContaining('everything holds') as string,
      });
      const { effects } = await site.run();
      const text = files.map(({ content }) => content).join('');
      expect(text.match(/"kind":"effect"/g)).toHaveLength(effects.length);
      for (const kind of ['decided', 'verified', 'ended']) expect(text).toContain(`"kind":"${kind}"`);
      expect(await site.machineReport('IT-1')).toMatchObject({
        evidence: { run: (await headOnTicket(site, 'IT-1'))[1]?.split('=')[0] },
      });
    },
    LONG,
  );

  it(
    'tells of each effect who, what, on whom, by which channel and under which request',
    async () => {
      await site.resolve('IT-2');
      const [file] = await exported(site, { kind: 'ticket', ticketKey: 'it-2' });
      const { runs } = JSON.parse(file?.content ?? '') as {
        runs: { entries: { facts: object; personal: Record<string, { value: string }> }[] }[];
      };
      const removal = runs[0]?.entries.find(
        ({ facts }) => 'effect' in facts && facts.effect === 'remove-group' && 'requestId' in facts,
      );
      expect(removal?.facts).toMatchObject({
        way: 'ticket',
        by: 'app',
        channel: 'jira',
        outcome: 'done',
        before: 'member',
        after: 'no member',
      });
      expect(removal?.personal['operatorId']?.value).toBe(await site.accountId(OPERATOR));
    },
    LONG,
  );

  it(
    'finds every stored entry that was changed, and every one that is missing',
    async () => {
      await site.resolve('IT-1');
      const scope = await runScope();
      const head = await headOnTicket(site, 'IT-1');
      for (const [key, page] of await stored(site, 'evidence:')) {
        const text = JSON.stringify(page);
        const forged = text
          .replace('"by":"app"', '"by":"nobody"')
          .replace('"outcome":"done"', '"outcome":"blocked"');
        tamper(site, key, JSON.parse(forged));
        expect(verify(await exported(site, scope), ...head).status).toBe(1);
        tamper(site, key, (page as unknown[]).slice(1));
        expect(verify(await exported(site, scope), ...head).status).toBe(1);
        tamper(site, key, page);
      }
      expect(verify(await exported(site, scope), ...head).status).toBe(0);
    },
    LONG,
  );

  it(
    'finds by the end on the log ticket that the log was cut, though what is left holds',
    async () => {
      await nameLogTicket();
      await site.resolve('IT-1');
      await site.resolve('IT-2');
      await site.schedule('daily');
      const end = await endOnTicket(site, LOG_TICKET);
      const whole = await exported(site, period());
      expect(verify(whole, ...end).status).toBe(0);
      expect(verify(whole).status).toBe(3);

      const [file] = whole;
      const { runs, log, ...rest } = JSON.parse(file?.content ?? '') as {
        runs: { runId: string }[];
        log: { runs: { runId: string }[] }[];
      };
      const gone = log.at(-1)?.runs[0]?.runId;
      const cut = {
        ...rest,
        runs: runs.filter(({ runId }) => runId !== gone),
        log: log.slice(0, -1),
      };
      const content = JSON.stringify(cut);
      expect(verify([{ name: 'cut.json', type: '', content }]).status).toBe(3);
      expect(verify([{ name: 'cut.json', type: '', content }], ...end)).toMatchObject({
        status: 1,
        told: expect.stringContaining('missing') as string,
      });
    },
    LONG,
  );

  it(
    'puts the ends of runs that end at the same time into the log one after the other, each once',
    async () => {
      await nameLogTicket();
      await Promise.all(['IT-1', 'IT-2', 'IT-3'].map((key) => site.transition(key, 'Resolve')));
      // The first try to write an end gets no answer, though it is written.
      await site.fault([
        {
          target: 'storage',
          path: 'transaction',
          skip: 6,
          times: 3,
          effect: { drop: 'after' },
        },
      ]);
      await site.drain();
      await site.clearFaults();
      await site.schedule('daily');
      const files = await exported(site, period());
      const { log } = JSON.parse(files[0]?.content ?? '') as { log: { runs: { head: string }[] }[] };
      const heads = log.flatMap(({ runs }) => runs.map(({ head }) => head));
      expect(new Set(heads).size).toBe((await site.runs()).length);
      expect(heads).toHaveLength(3);
      expect(verify(files, ...(await endOnTicket(site, LOG_TICKET)))).toMatchObject({ status: 0 });
    },
    LONG,
  );

  it(
    'writes the end of the log to the log ticket once, as an internal comment, and nowhere without one',
    async () => {
      await site.resolve('IT-2');
      await site.schedule('daily');
      expect(await site.comments(LOG_TICKET)).toEqual([]);
      await nameLogTicket();
      await site.schedule('daily');
      await site.schedule('daily');
      const comments = await site.comments(LOG_TICKET);
      expect(comments).toHaveLength(1);
      expect(comments[0]).toMatchObject({ isInternal: true });
    },
    LONG,
  );

  it(
    'takes old evidence away when an administrator wants it so, and what follows is proven from a signed checkpoint on',
    async () => {
      await site.resolve('IT-2');
      await nameLogTicket({ keepDays: 90 });
      await site.advance(100 * DAY);
      await site.resolve('IT-1');
      await site.schedule('daily');
      expect(await stored(site, 'log:')).toHaveLength(1);
      const end = await endOnTicket(site, LOG_TICKET);
      const files = await exported(site, { kind: 'person', accountId: await site.accountId(LEAVER) });
      const proven = verify(files, ...end);
      expect(proven).toMatchObject({ status: 0 });
      const [file] = files;
      const forged = {
        ...file,
        content: file?.content.replace(/"signature":"..../, '"signature":"AAAA') ?? '',
      };
      expect(verify([{ name: 'a.json', type: '', ...forged }], ...end).status).toBe(1);
      const all = verify(await exported(site, period()), ...end, ...(await headOnTicket(site, 'IT-2')));
      expect(all).toMatchObject({
        status: 3,
        told: expect.stringContaining('retention has taken its entries away') as string,
      });
      expect(all.told).not.toContain('no head');
      expect(verify(files, ...end.slice(0, 2))).toMatchObject({
        status: 3,
        told: expect.stringContaining('no key') as string,
      });
    },
    LONG,
  );

  it(
    'gives a table without formulas and a report without markup, whatever a person is called',
    async () => {
      await site.call(
        'operator',
        'start',
        await startRequest(site, '=HYPERLINK("http://x")<script>alert(1)</script>'),
      );
      await site.drain();
      const [csv] = await exported(site, await runScope(), 'csv');
      expect(csv?.content).toContain("'=HYPERLINK");
      expect(csv?.content).not.toMatch(/(^|,|")=HYPERLINK/m);
      const [html] = await exported(site, await runScope(), 'html');
      expect(html?.content).not.toContain('<script');
      expect(html?.content).toContain('Not covered by Leaver');
    },
    LONG,
  );

  it(
    'is attached to the ticket of its run, for those who may have it',
    async () => {
      await site.resolve('IT-2');
      const { id: runId } = await site.run();
      const given = { runId, format: 'json' };
      const { names } = (await site.call('operator', 'attachEvidence', given, AUDITOR)) as {
        names: string[];
      };
      const { fields } = (await site.jira('GET', 'issue/IT-2?fields=attachment', undefined, OPERATOR)) as {
        fields: { attachment: { id: string; filename: string }[] };
      };
      expect(fields.attachment.map(({ filename }) => filename)).toEqual(names);
      const id = fields.attachment[0]?.id ?? '';
      expect(await site.jira('GET', `attachment/content/${id}`, undefined, OPERATOR)).toMatchObject({
        format: 'leaver-evidence/1',
      });
      await expect(site.call('operator', 'attachEvidence', given, OPERATOR)).rejects.toThrow('permission');
    },
    LONG,
  );

  it(
    'says what cannot be exported, and why',
    async () => {
      const ask = (scope: object, as = JIRA_ADMIN) => site.call('operator', 'countEvidence', { scope }, as);
      await expect(ask({ kind: 'ticket', ticketKey: 'IT-999' })).rejects.toThrow('There is no ticket IT-999');
      await expect(ask({ kind: 'period', from: '2026-02-31', to: '2026-03-01' })).rejects.toThrow(
        'yyyy-MM-dd',
      );
      await expect(ask({ kind: 'period', from: '2026-03-02', to: '2026-03-01' })).rejects.toThrow(
        'ends before',
      );
      await expect(ask({ kind: 'person', accountId: 'nobody' })).rejects.toThrow('There is no evidence');
      await site.resolve('IT-2');
      const scope = await runScope();
      await expect(
        site.call('operator', 'exportEvidence', { scope, format: 'json', part: 1, of: 7 }, AUDITOR),
      ).rejects.toThrow('Export it again');
    },
    LONG,
  );
});

/** A request from the page for one leaver, as an operator shown the plan would send it. */
async function startRequest(site: TestSite, why: string) {
  const people = [await site.accountId(LEAVER)];
  const request = {
    procedure: 'leave-company',
    successorId: null,
    urgent: false,
    when: { kind: 'now' },
    why,
    ticketKey: null,
  };
  const shown = (await site.call('operator', 'preview', { people, request })) as {
    people: { accountId: string; fingerprint: string }[];
  };
  const agreed = shown.people.map(({ accountId, fingerprint }) => ({ accountId, fingerprint }));
  return { requestId: 'evidence-test', people: agreed, request, typedCount: null };
}
