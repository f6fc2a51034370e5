import { goOn, type ImportWorkerParts } from '../../../src/offboarding/import/go-on';
import { tallyOf, type Import, type RowPage } from '../../../src/offboarding/import/import';
import type { ImportStore, Judging } from '../../../src/offboarding/import/port';
import { enter } from '../../../src/offboarding/import/stages';
import { TryLater } from '../../../src/offboarding/later';
import { defaultSettings } from '../../../src/offboarding/settings';
import { HOUR, iso } from '../../../src/offboarding/time';
import { importOf, rowOf } from './builders';

const NOW = Date.parse('2026-11-21T12:20:00.000Z');
const HALF = 32_500;

/** One import in memory, with its pages. */
function storeOf(first: Import, pages: RowPage[]) {
  let row = first;
  const store = {
    get: () => Promise.resolve(row),
    change: (_id: string, make: (now: Import) => Import | undefined) => {
      row = make(row) ?? row;
      return Promise.resolve(row);
    },
    pages: (_id: string, numbers: readonly number[]) =>
      Promise.resolve(numbers.map((number) => pages[number])),
    putPage: (_id: string, number: number, page: RowPage) => {
      pages[number] = page;
      return Promise.resolve();
    },
    removeChunks: () => Promise.resolve(),
  } satisfies Partial<ImportStore>;
  return { store, now: () => row };
}

/** What judging needs, and nothing else: whatever else is asked for fails the test. */
function judgingParts(store: Partial<ImportStore>, judging: Judging, points = 0): ImportWorkerParts {
  return {
    imports: store,
    judging: (spend: (points: number) => void) => {
      spend(points);
      return judging;
    },
    runs: { list: () => Promise.resolve({ runs: [], next: undefined }) },
    settings: { read: () => Promise.resolve(defaultSettings()) },
    directory: { members: () => Promise.resolve({ people: [], total: 0 }) },
    catalogue: { searchGroups: () => Promise.resolve([]), groups: () => Promise.resolve([]) },
    clock: { now: () => NOW },
    remaining: () => 900_000,
    log: () => undefined,
  } as unknown as ImportWorkerParts;
}

const nobody: Judging = { meant: () => Promise.resolve({ knownAt: iso(NOW), meant: new Map() }) };

function judgedImport(changes: Partial<Import['document']> = {}) {
  const pages = [1, 2, 3].map((line): RowPage => ({
    knownAt: null,
    rows: [rowOf({ line, accountId: `a${String(line)}` })],
  }));
  const first = importOf(
    { stage: 'judging', pages: pages.map(({ rows }) => tallyOf(rows)), ...changes },
    NOW,
  );
  return storeOf(first, pages);
}

/** An import of one row, whose run has begun. */
function carriedImport() {
  const person = { accountId: 'a1', displayName: 'Ada' };
  const result = { status: 'running', isSuccess: false, words: null, endedAt: null, hasBegun: true } as const;
  const rows = [rowOf({ line: 1, accountId: 'a1', verdict: 'found', person, result })];
  const row = importOf({ stage: 'running', pages: [{ underway: 1 }] }, NOW);
  return storeOf(row, [{ knownAt: null, rows }]);
}

describe('going on with an import', () => {
  it('judges page after page until all are judged', async () => {
    const { store, now } = judgedImport();
    expect(await goOn(judgingParts(store, nobody), 'import')).toBeUndefined();
    expect(now().document).toMatchObject({ stage: 'judged', judged: 3 });
    expect(now().document.pages).toEqual([{ unknown: 1 }, { unknown: 1 }, { unknown: 1 }]);
  });

  it("stops when half of the hour's points are used, and goes on in the next hour", async () => {
    const { store, now } = judgedImport();
    const wait = await goOn(judgingParts(store, nobody, HALF + 1), 'import');
    expect(wait).toBe(40 * 60_000);
    expect(now().document).toMatchObject({ stage: 'judging', judged: 2 });
    expect(now().document.waitingFor).toContain('the other half is left to people who leave now');
    expect(now().dueAt).toBe(iso(NOW + 40 * 60_000));
  });

  it('counts points of an earlier hour no more', async () => {
    const { store, now } = judgedImport({ hour: { from: NOW - (NOW % HOUR) - HOUR, points: HALF + 1 } });
    await goOn(judgingParts(store, nobody), 'import');
    expect(now().document.stage).toBe('judged');
  });

  it('waits as long as Jira asks for, says why, and keeps what it has', async () => {
    let asked = 0;
    const { store, now } = judgedImport();
    const wait = await goOn(
      judgingParts(store, {
        meant: (...names) => {
          asked += 1;
          if (asked === 2) throw new TryLater(NOW + 5_000, 'Jira asked us to wait', 'rate-limit');
          return nobody.meant(...names);
        },
      }),
      'import',
    );
    expect(wait).toBe(5_000);
    expect(now().document).toMatchObject({ judged: 2, waitingFor: 'Jira asked us to wait.' });
  });

  it('does nothing before its time, so that two deliveries do not become two ways', async () => {
    const { store, now } = judgedImport();
    const later = { ...now(), dueAt: iso(NOW + 60_000) };
    await store.change('import', () => later);
    expect(await goOn(judgingParts(store, nobody), 'import')).toBeUndefined();
    expect(now()).toEqual(later);
  });

  it('stops at once when that was asked for while a step was under way', async () => {
    const { store, now } = carriedImport();
    let reads = 0;
    const parts = {
      ...judgingParts(store, nobody),
      counting: () => parts,
      isQuotaNear: () => false,
      runs: { getMany: () => Promise.resolve(new Map()) },
      wake: { look: () => Promise.resolve() },
      settings: {
        read: async () => {
          reads += 1;
          if (reads !== 2) return defaultSettings();
          await store.change('import', (row) => enter(row, 'stopping', NOW));
          throw new TryLater(NOW + HOUR, 'Jira asked us to wait', 'rate-limit');
        },
      },
    } as unknown as ImportWorkerParts;
    // The next look at those that are carried, not the hour that the step under way has to wait.
    expect(await goOn(parts, 'import')).toBe(2_000);
    expect(now().document.stage).toBe('stopping');
    expect(now().dueAt).toBe(iso(NOW + 2_000));
  });

  it('looks seldom while everything is stopped, although all of its runs have begun', async () => {
    const { store, now } = carriedImport();
    const stopped = { at: iso(NOW), by: 'Ada', reason: 'A mistake.' };
    const parts = {
      ...judgingParts(store, nobody),
      counting: () => parts,
      isQuotaNear: () => false,
      runs: { getMany: () => Promise.resolve(new Map()) },
      settings: { read: () => Promise.resolve({ ...defaultSettings(), stopped }) },
    } as unknown as ImportWorkerParts;
    expect(await goOn(parts, 'import')).toBe(5 * 60_000);
    expect(now().document.waitingFor).toBe('Everything is stopped: A mistake.');
  });
});
