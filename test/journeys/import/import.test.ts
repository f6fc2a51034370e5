import { call } from '../../pages/calls';
import { agreeTo, limitTo, release } from '../breaker/daily-limit';
import { ImportOnSite, listOf } from './import-on-site';
import {
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  HANNA,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  AUDITOR,
  TestSite,
} from '../site';

const AGENT = 'agent@acme.example';

let site: TestSite;

beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** A plain list of people. */
/** Everybody on the site with an address of the company. */
const colleagues = async (): Promise<string[]> =>
  (await site.state()).people
    .map(({ emailAddress }) => emailAddress)
    .filter((email) => email.endsWith('@acme.example'));

const approveOver = (overPeople: number | null): Promise<void> =>
  site.changeSettings((settings) => ({
    ...settings,
    approval: { irreversible: false, sweeps: true, expiresAfterHours: 72, overPeople },
  }));

describe('an import', () => {
  it('judges every line, shows as of when, and changes nothing', async () => {
    const [leaver, contractor] = await Promise.all([site.accountId(LEAVER), site.accountId(CONTRACTOR)]);
    const lines = [
      'User id,User name,email',
      `${leaver},Leo,${LEAVER}`,
      `,Chiara,${CONTRACTOR}`,
      `${contractor},Chiara again,`,
      `${await site.accountId(SITE_ADMIN)},,`,
      `${await site.accountId(OPERATOR)},,`,
      '5b10ac8d82e05b22cc7d4ef5,Nobody,',
      ',"=HYPERLINK(""x"")",',
    ];
    const imported = await ImportOnSite.judged(site, `\uFEFF${lines.join('\r\n')}`);
    expect(await imported.states()).toEqual({
      2: 'found',
      3: 'found',
      4: 'duplicate',
      5: 'protected',
      6: 'yourself',
      7: 'unknown',
      8: 'unknown',
    });
    const view = await imported.view();
    expect(view).toMatchObject({
      stage: 'judged',
      rows: 7,
      states: { found: 2, unknown: 2 },
    });
    expect(view.known).not.toBeNull();
    expect((await imported.rows(['duplicate'])).map(({ words }) => words)).toEqual([
      'Line 3 names the same person.',
    ]);
    expect(await site.writes()).toEqual([]);
    expect(await site.runs()).toEqual([]);
  });

  it('begins one row, waits for it to be verified, asks, and does the rest', async () => {
    const people = [HANNA, DORMANT, COLLEAGUE];
    const imported = await ImportOnSite.ofPeople(site, ...people, HANNA);
    await imported.startCanary();
    await site.drain();
    expect(await imported.view()).toMatchObject({
      stage: 'asking',
      canary: { line: 1, status: 'completed', isVerified: true },
      states: { done: 1, found: 2, duplicate: 1 },
    });
    expect(await site.runs()).toHaveLength(1);

    await imported.confirm(null);
    await site.drain();
    expect(await imported.view()).toMatchObject({
      stage: 'done',
      states: { done: 3, duplicate: 1 },
      totals: { people: 3, ended: 3, left: 0, successes: 3 },
      actions: ['remove'],
      isBusy: false,
    });
    const runs = await site.runs();
    expect(runs.map(({ source }) => source)).toEqual(['import', 'import', 'import']);
    const lines = await imported.resultLines();
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain(',Done,yes,');
    expect(lines[3]).toContain('Left out: twice in the file,no,Line 1 names the same person.');
  });

  it('goes on after any stop, and makes nothing twice', async () => {
    const imported = await ImportOnSite.uploaded(site, await listOf(site, HANNA, DORMANT, COLLEAGUE));
    await site.fault([{ target: 'storage', skip: 6, times: 1, effect: { kill: 'after' } }]);
    await imported.confirmColumns();
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'judged', states: { found: 3 } });
    await imported.startCanary();
    await site.drain();
    await site.fault([{ target: 'jira', path: '/user', skip: 3, times: 1, effect: { kill: 'after' } }]);
    await imported.confirm(null);
    await site.drain();
    await site.schedule('tick');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 3 } });
    expect(await site.runs()).toHaveLength(3);
    const deaths = site.logged.filter((line) => line.startsWith('run-importer ended with'));
    expect(deaths).not.toEqual([]);
  });

  it('begins nothing more while it is paused or after it was stopped', async () => {
    const imported = await ImportOnSite.ofPeople(site, HANNA, DORMANT, COLLEAGUE);
    await imported.startCanary();
    await site.drain();
    await site.fault([{ target: 'queue', effect: { delaySeconds: 60 } }]);
    await imported.confirm(null);
    await imported.steer('pause', SECOND_OPERATOR);
    await site.clearFaults();
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'paused', states: { done: 1, found: 2 } });
    expect(await site.runs()).toHaveLength(1);
    await expect(imported.steer('resume', SECOND_OPERATOR)).rejects.toThrow('Only they can go on with it');
    await imported.steer('stop');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'stopped', states: { done: 1, found: 2 } });
    expect((await imported.resultLines())[1]).toContain(',Not begun,,');
  });

  it('may be looked at by others, and is carried on by its operator only', async () => {
    const imported = await ImportOnSite.uploaded(site, await listOf(site, DORMANT));
    expect(await imported.view(AUDITOR)).toMatchObject({
      isOwn: false,
      operator: { displayName: 'Olga Petrova' },
    });
    expect((await imported.view(SECOND_OPERATOR)).isOwn).toBe(false);
    const columns = { accountId: 0, email: null, name: null, hasHeader: false };
    const asOther = call(
      site,
      'operator',
      'confirmImportColumns',
      { id: imported.id, columns },
      SECOND_OPERATOR,
    );
    await expect(asOther).rejects.toThrow("This import is Olga Petrova's. Only they can go on with it.");
  });

  it('holds what is over the daily limit, leaves nothing out, and goes on after the release', async () => {
    await limitTo(site, 2);
    const people = [HANNA, DORMANT, COLLEAGUE, AGENT];
    const imported = await ImportOnSite.ofPeople(site, ...people);
    await imported.startCanary();
    await site.drain();
    await imported.confirm(null);
    await site.drain();
    const { stage, states } = await imported.view();
    expect(stage).toBe('running');
    expect(states.held).toBeGreaterThan(1);
    expect((states.done ?? 0) + (states.held ?? 0)).toBe(4);
    const [held] = await imported.rows(['held']);
    expect(held?.words).toContain('limit');
    expect(await imported.resultLines()).toHaveLength(4);

    await agreeTo(site, release());
    await site.schedule('tick');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 4 } });
  });

  it('takes somebody who has gone meanwhile for a success', async () => {
    const imported = await ImportOnSite.ofPeople(site, HANNA, DORMANT);
    await imported.startCanary();
    await site.drain();
    await site.jira('DELETE', `user?accountId=${await site.accountId(DORMANT)}`, undefined, SITE_ADMIN);
    await imported.confirm(null);
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 2 } });
    expect((await imported.resultLines())[1]).toMatch(/,Done,yes,.* has been gone already/);
    const again = await ImportOnSite.ofPeople(site, DORMANT);
    expect((await again.view()).states).toEqual({ gone: 1 });
  });

  it('says of whoever is only partly done what is left, on the page and in the result file', async () => {
    const imported = await ImportOnSite.ofPeople(site, HANNA, CONTRACTOR);
    await imported.startCanary();
    await site.drain();
    await imported.confirm(null);
    await site.drain();
    const [, partly] = await imported.rows();
    expect(partly).toMatchObject({
      state: 'incomplete',
      words: expect.stringMatching(/^Group .+/) as string,
    });
    expect((await imported.resultLines())[1]).toMatch(/,Partly done,no,"?Group .+/);
  });

  it('asks for the number of people when it is more than five', async () => {
    const imported = await ImportOnSite.ofPeople(site, HANNA, ...(await colleagues()));
    await approveOver(null);
    await imported.startCanary();
    await site.drain();
    const left = (await imported.view()).states.found ?? 0;
    expect(left).toBeGreaterThan(5);
    await expect(imported.confirm(null)).rejects.toThrow(`Type ${String(left)} to confirm`);
    await expect(imported.startCanary()).rejects.toThrow('Confirm the rest');
    await imported.steer('stop');
  });

  it('waits for a second person with its first row when it has more people than one may decide about', async () => {
    const imported = await ImportOnSite.ofPeople(site, HANNA, DORMANT, COLLEAGUE);
    await approveOver(2);
    await imported.startCanary();
    await site.drain();
    expect(await imported.view()).toMatchObject({
      stage: 'canary',
      canary: { status: 'held', isVerified: false },
      states: { held: 1, found: 2 },
    });
    await imported.steer('stop');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'stopped', states: { cancelled: 1, found: 2 } });
  });

  it('can begin with another row, where nothing can be begun with the first one', async () => {
    const imported = await ImportOnSite.ofPeople(site, HANNA, DORMANT);
    await site.addToGroup('site-admins', HANNA);
    await expect(imported.startCanary()).rejects.toThrow('is an administrator');
    await imported.startCanary({}, 1);
    await site.drain();
    await imported.confirm(null);
    await site.drain();
    expect(await imported.states()).toEqual({ 1: 'refused', 2: 'done' });
  });

  it('keeps its rows for thirty days, and its figures for ever', async () => {
    const imported = await ImportOnSite.ofPeople(site, DORMANT);
    await site.advance(29 * 86_400);
    await site.schedule('weekly');
    expect(await imported.rows()).toHaveLength(1);
    await site.advance(2 * 86_400);
    await site.schedule('weekly');
    expect(await imported.view()).toMatchObject({ stage: 'removed', rows: 1, states: { found: 1 } });
    expect(await imported.rows()).toEqual([]);
  });
});
