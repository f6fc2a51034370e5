import { z } from 'zod';
import type { DatesChoice } from '../../../src/contract/imports';
import { call } from '../../pages/calls';
import { storageOf } from '../../faults/end-state';
import { COLLEAGUE, DORMANT, JIRA_ADMIN, OPERATOR, TestSite } from '../site';
import { ImportOnSite } from './import-on-site';

const DAY = 86_400_000;
/** Nobody knows anything of him until a file says it. */
const KENJI = 'kenji.tanaka@acme.example';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.clearFaults();
  await site.reset('company');
  await site.drain();
});

/** So many days ago, as Atlassian's export writes it. */
function ago(days: number): string {
  const date = new Date(site.now() - days * DAY);
  return `${String(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCFullYear())}`;
}
const isoAgo = (days: number): string => new Date(site.now() - days * DAY).toISOString().slice(0, 10);

const learn = async (): Promise<void> => {
  await call(site, 'operator', 'getInactive', {}, OPERATOR);
  await site.drain({ horizonSeconds: 0 });
};
const HEAD = 'User id,User name,email,Last seen in Jira - acme';
const exported = async (...rows: [email: string, seen: string][]): Promise<string> => {
  const lines = rows.map(async ([email, seen]) => `${await site.accountId(email)},Somebody,${email},${seen}`);
  return [HEAD, ...(await Promise.all(lines))].join('\r\n');
};
async function confirm(imported: ImportOnSite, dates?: DatesChoice) {
  const { mapping } = await imported.view();
  const columns = mapping?.columns ?? { accountId: 0, email: null, name: null, hasHeader: true };
  return call(site, 'operator', 'confirmImportColumns', { id: imported.id, columns, dates }, OPERATOR);
}
const settled = () => site.drain({ horizonSeconds: 0 });
const listed = async () => (await call(site, 'operator', 'listInactive', { page: 0 }, OPERATOR)).people;
const signalsOf = async (email: string) => {
  const accountId = await site.accountId(email);
  return (await listed()).find((person) => person.accountId === accountId)?.signals;
};
const directory = async () =>
  JSON.stringify(
    z.object({ entities: z.record(z.string(), z.unknown()) }).parse(await storageOf(site)).entities['people'],
  );

describe('the days of an export', () => {
  it('become signs of activity with source, day and the day of the file, and offboard nobody', async () => {
    await learn();
    expect(await signalsOf(KENJI)).toBeUndefined();
    const imported = await ImportOnSite.uploaded(
      site,
      await exported([KENJI, ago(200)], [COLLEAGUE, ago(3)]),
    );
    expect((await imported.view()).mapping?.dates).toMatchObject({ products: ['Jira'], sites: ['acme'] });
    await confirm(imported, { use: 'only', fileDay: isoAgo(1) });
    await settled();
    expect(await imported.view()).toMatchObject({
      stage: 'done',
      rows: 2,
      dates: { use: 'only', isDone: true, fileDay: isoAgo(1), counts: { noted: 2, unknownPeople: 0 } },
    });
    expect(await signalsOf(KENJI)).toEqual([
      { source: 'export', day: isoAgo(200), until: isoAgo(200), product: 'Jira', fileDay: isoAgo(1) },
    ]);
    const { coverage } = await call(site, 'operator', 'getInactive', {}, OPERATOR);
    expect(coverage.find(({ source }) => source === 'export')).toMatchObject({ fileDay: isoAgo(1) });
    expect(await site.runs()).toEqual([]);
    expect(await site.writes()).toEqual([]);
  });

  it('are taken over beside an import, which goes on', async () => {
    await learn();
    const imported = await ImportOnSite.judged(site, await exported([KENJI, ago(200)]));
    expect(await imported.view()).toMatchObject({
      stage: 'judged',
      states: { found: 1 },
      dates: { use: 'beside', counts: { noted: 1 } },
    });
    expect(await signalsOf(KENJI)).toHaveLength(1);
  });

  it('are not kept before the columns are confirmed, nor of a file that cannot be used', async () => {
    await learn();
    const before = await directory();
    const file = await exported([KENJI, ago(200)]);
    await ImportOnSite.uploaded(site, file);
    const broken = Buffer.concat([
      Buffer.from(`${file}\r\n${'5b10ac8d82e05b22cc7d4ef5,,,\r\n'.repeat(6_000)}`),
      Buffer.from([0xff]),
    ]);
    const imported = await ImportOnSite.uploaded(site, broken);
    await confirm(imported, { use: 'only' });
    await settled();
    expect(await imported.view()).toMatchObject({ stage: 'unusable' });
    expect(await directory()).toBe(before);
  });

  it('count where they can be read and have come; never says nothing', async () => {
    await learn();
    const file = await exported(
      [KENJI, 'Never accessed'],
      [COLLEAGUE, ago(-2)],
      [DORMANT, 'some day'],
      ['nadia.rahman@acme.example', ago(0)],
    );
    const imported = await ImportOnSite.uploaded(site, `${file}\r\n,Nobody,,${ago(1)}\r\n`);
    await confirm(imported, { use: 'only' });
    await settled();
    expect((await imported.view()).dates?.counts).toMatchObject({
      rows: 5,
      never: 1,
      future: 1,
      unreadable: 1,
      unnamed: 1,
    });
    expect(await signalsOf(KENJI)).toBeUndefined();
    expect((await signalsOf(DORMANT))?.map(({ source }) => source)).toEqual(['jira-history']);
  });

  it('go on after a stop, and an older file takes nothing away', async () => {
    await learn();
    const imported = await ImportOnSite.uploaded(
      site,
      await exported([KENJI, ago(100)], [COLLEAGUE, ago(120)]),
    );
    await site.fault([{ target: 'storage', skip: 8, times: 1, effect: { kill: 'after' } }]);
    await confirm(imported, { use: 'only', fileDay: isoAgo(2) });
    await site.drain();
    await site.clearFaults();
    await site.schedule('tick');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', dates: { counts: { noted: 2 } } });
    const older = await ImportOnSite.uploaded(site, await exported([KENJI, ago(190)]));
    await confirm(older, { use: 'only', fileDay: isoAgo(20) });
    await settled();
    expect(await signalsOf(KENJI)).toMatchObject([{ day: isoAgo(100), fileDay: isoAgo(2) }]);
  });

  it('of several sites wait until somebody says which one this is', async () => {
    await learn();
    const kenji = await site.accountId(KENJI);
    const file = `User id,Last seen in Jira - acme,Last seen in Jira - other\n${kenji},Never accessed,${ago(200)}\n`;
    const imported = await ImportOnSite.uploaded(site, file);
    await expect(confirm(imported, { use: 'only' })).rejects.toThrow('Say which one this is.');
    await confirm(imported, { use: 'only', site: 'acme' });
    await settled();
    expect((await imported.view()).dates?.counts).toMatchObject({ never: 1, noted: 0 });
    expect(await signalsOf(KENJI)).toBeUndefined();
  });

  it('wait for the directory, which they let be learned', async () => {
    const imported = await ImportOnSite.uploaded(site, await exported([KENJI, ago(200)]));
    await confirm(imported, { use: 'only' });
    await site.drain();
    await site.schedule('tick');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', dates: { counts: { noted: 1 } } });
    expect(await signalsOf(KENJI)).toHaveLength(1);
  });

  it('are refused where nobody looks for inactive people', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      inactivity: { ...(settings['inactivity'] as object), on: false },
    }));
    const imported = await ImportOnSite.uploaded(site, await exported([KENJI, ago(200)]));
    await expect(confirm(imported, { use: 'only' })).rejects.toThrow('switched off');
    await expect(call(site, 'operator', 'getImport', { id: imported.id }, JIRA_ADMIN)).resolves.toMatchObject(
      {
        stage: 'mapping',
        mapping: { dates: null },
      },
    );
  });
});
