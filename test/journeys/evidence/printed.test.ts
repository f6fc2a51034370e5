import type { RunDetail } from '../../../src/contract/runs';
import { OPERATOR, TestSite } from '../site';
import { exported } from './exported';

const LONG = 120_000;
/** The last group that gives the contractor a product: Jira keeps it until the site membership ends. */
const LAST_GROUP = 'partners-default';

describe('a run whose refused removal ended with the site membership', () => {
  let site: TestSite;
  let run: RunDetail;
  let report: string;
  beforeAll(async () => {
    site = await TestSite.start();
    await site.reset();
    await site.resolve('IT-2');
    const { id } = await site.run();
    run = (await site.call('operator', 'getRun', { id }, OPERATOR)) as RunDetail;
    report = (await exported(site, { kind: 'run', runId: id }, 'html'))[0]?.content ?? '';
  }, LONG);
  afterAll(() => site.close());

  const part = (heading: string): string =>
    report.split('<h3>').find((one) => one.startsWith(heading)) ?? `no part ${heading}`;

  it('is complete, and asks nobody for that removal', () => {
    expect(run).toMatchObject({ status: 'completed', outstanding: [] });
    const refused = run.effects.filter(({ outcome }) => outcome === 'blocked');
    expect(refused).toMatchObject([
      { subject: { name: LAST_GROUP }, settled: 'it ended with the site membership' },
    ]);
    expect(run.steps.map(({ left }) => left)).toEqual(run.steps.map(() => 0));
  });

  it('explains every planned group on the ticket', async () => {
    const text = (await site.comments('IT-2')).map((comment) => comment.text).join('\n');
    for (const { name } of run.plan?.removals ?? []) expect(text).toContain(name);
    expect(text).toContain(`Group ${LAST_GROUP}: the change was refused; it ended with the site membership`);
  });

  it('is printed without contradiction, with what reading back showed', () => {
    expect(report).toContain('one run, 1 run<');
    expect(part('Not done')).toContain('Nothing.');
    expect(part('Covered')).toContain(`Group ${LAST_GROUP}: the change was refused`);
    const table = part('Read back');
    for (const { what, before, after } of run.verification) {
      expect(table).toContain(`<tr><th>${what}</th><td>${before}</td><td>${after}</td></tr>`);
    }
    expect(part('Entries')).toContain('→ products: none; groups: none; on this site: no');
  });
});
