import type { RunDetail } from '../../../src/contract/runs';
import { OPEN_PROJECT } from '../candidates/way';
import { exported, verify } from '../evidence/exported';
import { AUDITOR, COLLEAGUE, LEAVER, OPERATOR, TestSite } from '../site';
import {
  changeAccount,
  cycle,
  everythingStored,
  EVERYBODY,
  fillStore,
  personOf,
  reported,
  type Person,
} from './busy-site';

const EXPORTED = { kind: 'period', from: '2000-01-01', to: '2099-12-31' } as const;

interface Kept {
  keys: Record<string, unknown>;
  entities: Record<string, Record<string, unknown>>;
}

/** Beginnings of the keys under which people can stand. */
const KEPT = [
  ...[
    'decision',
    'plan',
    'issues',
    'stop',
    'evidence',
    'settings-change',
    'breaker-record',
    'places',
    'place-page',
  ],
  ...['import-rows', 'people-list', 'seen', 'bound-request', 'channel-key'],
];

/** Where in the store somebody is named, with what stands around it. */
function tracesOf(stored: string, people: readonly Person[]): string[] {
  const words = people.flatMap(({ accountId, displayName, emailAddress }) => [
    accountId,
    displayName,
    emailAddress,
  ]);
  return words.flatMap((word) => {
    const at = stored.indexOf(word);
    return at < 0 ? [] : [`${word}: …${stored.slice(Math.max(0, at - 150), at + 60)}…`];
  });
}

describe('personal data in the store', () => {
  let site: TestSite;
  let people: Person[];
  beforeAll(async () => {
    site = await TestSite.start(OPEN_PROJECT);
    await fillStore(site);
    people = await Promise.all(EVERYBODY.map((email) => personOf(site, email)));
  });
  afterAll(() => site.close());

  it('is there in every way in which anything is kept', async () => {
    const { keys, entities } = (await (await fetch(`${site.url}/_emulator/storage`)).json()) as Kept;
    const empty = Object.entries(entities).filter(([, rows]) => Object.keys(rows).length === 0);
    expect(empty).toEqual([]);
    const beginnings = new Set(Object.keys(keys).map((key) => /^[a-z-]+/.exec(key)?.[0] ?? key));
    expect(KEPT.filter((beginning) => !beginnings.has(beginning))).toEqual([]);
  });

  it('is there of everybody who has done anything, and all of them are reported', async () => {
    const stored = await everythingStored(site);
    expect(people.filter(({ accountId }) => !stored.includes(accountId))).toEqual([]);
    await cycle(site);
    const told = await reported(site);
    const named = (await site.state()).people.filter(({ accountId }) => stored.includes(accountId));
    expect(named.filter(({ accountId }) => !told.has(accountId))).toEqual([]);
    expect(site.logged.filter((line) => line.includes('were reported again'))).toEqual([]);
  });

  it('is refreshed when somebody has another name, in runs and settings, and gone from evidence', async () => {
    const before = await personOf(site, COLLEAGUE);
    const others = await personOf(site, OPERATOR);
    await changeAccount(site, before.accountId, { displayName: 'Carla Rossi' });
    await cycle(site);
    const stored = await everythingStored(site);
    expect(stored).not.toContain(before.displayName);
    expect(stored).toContain('Carla Rossi');
    expect(stored).toContain(before.accountId);
    expect(stored).toContain(others.displayName);
    expect(verify(await exported(site, EXPORTED)).told).toMatch(/every chain holds/);
  });

  it('is gone of the one who closes their account, and stays of the others', async () => {
    const leaver = await personOf(site, LEAVER);
    await changeAccount(site, leaver.accountId, { closed: true });
    await cycle(site);
    const stored = await everythingStored(site);
    expect(tracesOf(stored, [leaver])).toEqual([]);
    expect(stored).toContain((await personOf(site, OPERATOR)).displayName);
    const run = (await site.runs()).find(({ ticketKey }) => ticketKey === 'IT-1');
    const detail = (await site.call('operator', 'getRun', { id: run?.id }, AUDITOR)) as RunDetail;
    expect(detail).toMatchObject({
      leaver: { displayName: '(erased)' },
      operator: { displayName: 'Olga Petrova' },
    });
    expect(detail.effects.length).toBeGreaterThan(5);
    expect(detail.actions).not.toContain('retry');
    expect(detail.actions).not.toContain('restore');
  });

  it('is gone of everybody who was anything in it when they close their accounts, and the evidence holds', async () => {
    const before = await exported(site, EXPORTED);
    for (const { accountId } of people)
      await changeAccount(site, accountId, { closed: true }).catch(() => undefined);
    await cycle(site);
    const stored = await everythingStored(site);
    expect(tracesOf(stored, people)).toEqual([]);
    const after = await exported(site, EXPORTED);
    expect(tracesOf(JSON.stringify(after), people)).toEqual([]);
    expect(hashesIn(after)).toEqual(hashesIn(before));
    expect(verify(after).told).toMatch(/every chain holds/);
    expect((await reported(site)).size).toBeLessThan(30);
  });
});

/** Hashes of all entries of an export, which nothing that is erased may change. */
const hashesIn = (files: readonly { content: string }[]): string[] =>
  files
    .flatMap(({ content }) => [...content.matchAll(/"hash":"(\w+)"/g)].map(([, hash = '']) => hash))
    .sort();
