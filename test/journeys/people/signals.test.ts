import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator, type Emulator } from '../../../emulator/server';
import { storageOf } from '../../faults/end-state';
import { DORMANT, TestSite } from '../site';

/** Every value that the last two digits of a moment can have. */
const MOMENTS = Array.from({ length: 100 }, (_, digits) => `17952640000${String(digits).padStart(2, '0')}`);
/** The part of the filter that samples. */
const SAMPLE = "'07 27 47 67 87'.includes(event.timestamp.slice(-2))\n          && ";
const VIEWER = '712020:viewer';

const viewAt = (timestamp: string, accountId = VIEWER, summary = 'A bug') => ({
  eventType: 'avi:jira:viewed:issue',
  atlassianId: accountId,
  user: { accountId },
  issue: { id: '10001', key: 'ENG-1', fields: { summary } },
  timestamp,
});

describe('what triggers see of people', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset('company');
    await site.drain({ horizonSeconds: 0 });
  });

  const countViews = () =>
    site.changeSettings((settings) => ({
      ...settings,
      inactivity: { ...Object(settings['inactivity']), views: true },
    }));
  const seenKeys = async () =>
    Object.keys((await storageOf(site)).keys).filter((key) => key.startsWith('seen:'));
  /** Sends events, and tells what the app was called for and what that cost. */
  const costOf = async (events: Record<string, unknown>[]) => {
    const invocations = site.invocations();
    const calls = (await site.requests('jira,egress,storage,queue')).length;
    for (const event of events) await site.event(event);
    await site.drain({ horizonSeconds: 0 });
    const made = (await site.requests('jira,egress,storage,queue')).slice(calls);
    return {
      invocations: site.invocations() - invocations,
      reads: made.filter(({ kind, path: address }) => kind === 'storage' && address.endsWith('/get')).length,
      writes: made.filter(({ kind, path: address }) => kind === 'storage' && address.endsWith('/set')).length,
      others: made.filter(({ kind }) => kind !== 'storage').length,
    };
  };

  it('is one view of twenty, and costs two reads each while views do not count', async () => {
    expect(await costOf(MOMENTS.map((moment) => viewAt(moment)))).toEqual({
      invocations: 5,
      reads: 10,
      writes: 0,
      others: 0,
    });
    expect(await seenKeys()).toEqual([]);
  });

  it('keeps a view a day where an administrator lets views count', async () => {
    await countViews();
    expect(await costOf(MOMENTS.map((moment) => viewAt(moment)))).toEqual({
      invocations: 5,
      reads: 6,
      writes: 1,
      others: 0,
    });
    expect(await seenKeys()).toEqual([`seen:${VIEWER}`]);
  });

  it('is no view of the notice itself, nor one whose event lacks what the filter needs', async () => {
    await countViews();
    const events = [
      ...MOMENTS.map((moment) => viewAt(moment, VIEWER, 'Unused access: Dora Meyer')),
      { eventType: 'avi:jira:viewed:issue', atlassianId: VIEWER },
    ];
    expect(await costOf(events)).toMatchObject({ invocations: 0 });
  });

  it('is what somebody opens in Jira', async () => {
    await countViews();
    const before = site.invocations();
    // One of twenty is heard.
    for (let times = 0; times < 300 && site.invocations() === before; times += 1) {
      await site.jira('GET', 'issue/ENG-8?fields=summary&updateHistory=true', undefined, DORMANT);
      await site.drain({ horizonSeconds: 0 });
    }
    expect(await seenKeys()).toEqual([`seen:${await site.accountId(DORMANT)}`]);
  });

  it('is every change and comment, with one read for each after the first of a day', async () => {
    const change = { eventType: 'avi:jira:updated:issue', atlassianId: VIEWER, changelog: { items: [] } };
    expect(await costOf([change])).toEqual({ invocations: 1, reads: 2, writes: 1, others: 0 });
    expect(await costOf(Array.from({ length: 10 }, () => change))).toEqual({
      invocations: 10,
      reads: 10,
      writes: 0,
      others: 0,
    });
  });

  it('is nothing to be kept while nobody is looked for', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      inactivity: { ...Object(settings['inactivity']), on: false },
    }));
    const change = { eventType: 'avi:jira:updated:issue', atlassianId: VIEWER, changelog: { items: [] } };
    expect(await costOf([change])).toEqual({ invocations: 1, reads: 2, writes: 0, others: 0 });
  });
});

describe('the same without the filter', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'leaver-without-filter-'));
  let emulator: Emulator;
  beforeAll(async () => {
    const manifest = readFileSync('manifest.yml', 'utf8');
    const manifestPath = path.join(folder, 'manifest.yml');
    writeFileSync(manifestPath, manifest.replace(SAMPLE, ''));
    emulator = await startEmulator({ port: 0, quiet: true, manifestPath });
  }, 120_000);
  afterAll(async () => {
    await emulator.close();
    rmSync(folder, { recursive: true });
  });

  it('invokes the app for every view: twenty times as often', async () => {
    const post = (address: string, body: unknown) =>
      fetch(`${emulator.url}/_emulator/${address}`, { method: 'POST', body: JSON.stringify(body) });
    for (const moment of MOMENTS.slice(0, 20)) await post('event', viewAt(moment));
    await post('drain', {});
    const viewed = emulator.invocations().filter(({ functionKey }) => functionKey === 'on-issue-viewed');
    expect(viewed).toHaveLength(20);
  });
});
