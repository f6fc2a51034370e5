import {
  tallyOf,
  type Import,
  type ImportDocument,
  type RowPage,
} from '../../../src/offboarding/import/import';
import { isStillAsking, lookAtRuns, type LookParts } from '../../../src/offboarding/import/look-at-runs';
import { runOfRow } from '../../../src/offboarding/import/start-row';
import type { Run } from '../../../src/offboarding/run';
import { defaultSettings } from '../../../src/offboarding/settings';
import { iso } from '../../../src/offboarding/time';
import { importOf, rowOf } from './builders';

const NOW = Date.parse('2026-11-21T12:20:00.000Z');
const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const PAGES = 12;
const ROWS = 100;

const LEO = { accountId: 'leo', displayName: 'Leo' };

/** Pages of rows whose runs wait; `hasBegun` as it was seen last. */
const waitingPages = (hasBegun: boolean | undefined): RowPage[] =>
  Array.from({ length: PAGES }, (_, number) => ({
    knownAt: null,
    rows: Array.from({ length: ROWS }, (_unused, index) =>
      rowOf({
        line: number * ROWS + index,
        verdict: 'found',
        person: LEO,
        result: {
          status: 'waiting',
          isSuccess: false,
          words: null,
          endedAt: null,
          ...(hasBegun !== undefined && { hasBegun }),
        },
      }),
    ),
  }));

/** An import of which every row has a run that waits for a day, and what was asked about them. */
function imported(pages: RowPage[], startedAt: string | null, changes: Partial<ImportDocument>) {
  let row: Import = importOf({ pages: pages.map(({ rows }) => tallyOf(rows)), ...changes }, NOW);
  let now = NOW;
  const read: string[] = [];
  const stopped = new Set<string>();
  const runOf = (id: string) =>
    ({
      id,
      status: 'waiting',
      dueAt: iso(NOW + DAY),
      claimedUntil: 0,
      document: { startedAt, reason: null, endedAt: null, waitingFor: null, steps: [], effects: {} },
    }) as unknown as Run;
  const parts = {
    imports: {
      pages: (_id: string, numbers: readonly number[]) =>
        Promise.resolve(numbers.map((number) => pages[number])),
      putPage: (_id: string, number: number, page: RowPage) => {
        pages[number] = page;
        return Promise.resolve();
      },
      change: (_id: string, make: (before: Import) => Import | undefined) => {
        row = make(row) ?? row;
        return Promise.resolve(row);
      },
    },
    runs: {
      getMany: (ids: readonly string[]) => {
        read.push(...ids);
        return Promise.resolve(new Map(ids.map((id) => [id, runOf(id)])));
      },
      stopRequests: () => Promise.resolve(new Map()),
      requestStop: (id: string) => {
        stopped.add(id);
        return Promise.resolve();
      },
    },
    settings: { read: () => Promise.resolve(defaultSettings()) },
    wake: { look: () => Promise.resolve() },
    clock: { now: () => now },
  } as unknown as LookParts;
  return {
    read,
    stopped,
    row: () => row,
    look: async (at: number) => {
      now = at;
      await lookAtRuns(parts, row);
    },
  };
}

describe('a look at the runs of an import', () => {
  it('reads few of those that wait for a day, however often it looks at others, and all of them in the end', async () => {
    const { read, look } = imported(waitingPages(true), iso(NOW), {
      stage: 'running',
      waitingLook: { next: 0, at: NOW },
    });
    for (let at = NOW; at < NOW + 60 * SECOND; at += 2 * SECOND) await look(at);
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThanOrEqual(4 * ROWS);
    for (let at = NOW + 60 * SECOND; at < NOW + 240 * SECOND; at += 2 * SECOND) await look(at);
    expect(new Set(read).size).toBe(PAGES * ROWS);
  });

  it('asks everybody who has not begun to stop, look after look, until all pages were asked', async () => {
    const { row, stopped, look } = imported(waitingPages(undefined), null, { stage: 'stopping' });
    let looks = 0;
    for (; isStillAsking(row()); looks += 1) await look(NOW + looks * 2 * SECOND);
    expect(stopped.size).toBe(PAGES * ROWS);
    expect(looks).toBe(3);
    expect(stopped).toContain(runOfRow('import', 0, LEO.accountId));
  });

  it('reads nobody again who is known to have begun when it asks others to stop', async () => {
    const { row, read, stopped, look } = imported(waitingPages(true), iso(NOW), { stage: 'stopping' });
    for (let looks = 0; isStillAsking(row()); looks += 1) await look(NOW);
    expect(stopped.size).toBe(0);
    expect(read).toEqual([]);
  });
});
