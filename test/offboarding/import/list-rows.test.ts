import { tallyOf, type RowPage } from '../../../src/offboarding/import/import';
import { listRows } from '../../../src/offboarding/import/list-rows';
import type { ImportStore } from '../../../src/offboarding/import/port';
import { importOf, rowOf } from './builders';

const PAGES = 40;
const ROWS = 10;

/** Forty pages of ten rows; every fourth row is found, the others are unknown. */
const pages = Array.from({ length: PAGES }, (_, page): RowPage => ({
  knownAt: null,
  rows: Array.from({ length: ROWS }, (__, index) => {
    const line = page * ROWS + index;
    return rowOf({ line, verdict: line % 4 === 0 ? 'found' : 'unknown' });
  }),
}));
const found = pages.flatMap(({ rows }) =>
  rows.flatMap(({ line, verdict }) => (verdict === 'found' ? [line] : [])),
);

function listing() {
  const read: number[] = [];
  const store = {
    pages: (_id: string, numbers: readonly number[]) => {
      read.push(numbers.length);
      return Promise.resolve(numbers.map((number) => pages[number]));
    },
  } as unknown as ImportStore;
  const row = importOf({ pages: pages.map(({ rows }) => tallyOf(rows)) }, 0);
  const list = (states: Parameters<typeof listRows>[2], startAt: number) =>
    listRows(store, row, states, startAt);
  return { list, read };
}

describe('the rows of an import', () => {
  it('come in the order of the file, fifty at a time', async () => {
    const { list, read } = listing();
    const { rows, total } = await list(undefined, 95);
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, index) => 95 + index));
    expect(total).toBe(400);
    expect(read).toEqual([6]);
  });

  it('of one state are complete, whichever pages they are on, with one batch for each call', async () => {
    const { list, read } = listing();
    const lines: number[] = [];
    for (let startAt = 0; startAt < 100;) {
      const { rows, total } = await list(['found'], startAt);
      expect(total).toBe(100);
      lines.push(...rows.map(({ line }) => line));
      startAt += rows.length;
    }
    expect(lines).toEqual(found);
    expect(Math.max(...read)).toBeLessThanOrEqual(25);
  });

  it('beyond the last one are none', async () => {
    expect((await listing().list(['held'], 0)).total).toBe(0);
    expect((await listing().list(undefined, 400)).rows).toEqual([]);
  });
});
