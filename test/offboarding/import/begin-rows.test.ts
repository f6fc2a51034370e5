import { beginRows, type BeginRowsParts } from '../../../src/offboarding/import/begin-rows';
import { tallyOf, type Import, type RowPage } from '../../../src/offboarding/import/import';
import type { Portion } from '../../../src/offboarding/import/start-row';
import { TryLater } from '../../../src/offboarding/later';
import { defaultSettings } from '../../../src/offboarding/settings';
import { importOf, rowOf } from './builders';

const NOW = Date.parse('2026-11-21T12:20:00.000Z');
const LINE = 2;
const LEO = { accountId: 'leo', displayName: 'Leo' };

/** What beginning asks of the store, and a Jira that answers as it is told to. */
function partsOf(first: Import, page: RowPage, answer: () => Promise<never>) {
  const state = { row: first, page };
  const parts = {
    imports: {
      pages: () => Promise.resolve([state.page]),
      putPage: (_id: string, _number: number, next: RowPage) => {
        state.page = next;
        return Promise.resolve();
      },
      change: (_id: string, make: (now: Import) => Import | undefined) => {
        state.row = make(state.row) ?? state.row;
        return Promise.resolve(state.row);
      },
    },
    decisions: { get: () => Promise.resolve(undefined), record: <One>(made: One) => Promise.resolve(made) },
    runs: { create: () => Promise.resolve() },
    directory: { leaver: answer, administersJira: answer },
    wake: { look: () => Promise.resolve() },
    clock: { now: () => NOW },
    salt: () => '0',
    log: () => undefined,
  } as unknown as BeginRowsParts;
  return { state, parts };
}

const submission = { source: 'import', operator: LEO, ticket: null, procedure: 'revoke-access' };
const portion = {
  submission: { ...submission, ruleId: null, startsAt: NOW, successorId: null, teamId: null, why: null },
  operator: LEO,
  settings: defaultSettings(),
  products: Promise.resolve([]),
  agreed: undefined,
} as unknown as Portion;

function oneRow(times: number, kind: TryLater['kind']) {
  const page: RowPage = { knownAt: null, rows: [rowOf({ line: LINE, verdict: 'found', person: LEO })] };
  const failing = times === 0 ? [] : [{ line: LINE, times, at: NOW, why: 'Jira answered 500' }];
  const row = importOf({ stage: 'running', pages: [tallyOf(page.rows)], failing }, NOW);
  return partsOf(row, page, () => Promise.reject(new TryLater(NOW + 2_000, 'Jira answered 500', kind)));
}

describe('a row that cannot be begun', () => {
  it('is tried again later and later', async () => {
    const { state, parts } = oneRow(3, 'failure');
    await beginRows(parts, state.row, portion, 48);
    expect(state.row.document.failing).toEqual([
      { line: LINE, times: 4, at: NOW + 120_000, why: 'Jira answered 500' },
    ]);
    expect(state.row.document.pages).toEqual([{ found: 1 }]);
  });

  it('is not tried before its time', async () => {
    const { state, parts } = oneRow(0, 'failure');
    await beginRows(parts, state.row, portion, 48);
    const [failing] = state.row.document.failing ?? [];
    await beginRows(parts, state.row, portion, 48);
    expect(state.row.document.failing).toEqual([failing]);
    expect(failing).toMatchObject({ times: 1, at: NOW + 2_000 });
  });

  it('is refused when it has failed for a day, as a run is given up', async () => {
    const { state, parts } = oneRow(100, 'failure');
    await beginRows(parts, state.row, portion, 48);
    expect(state.row.document).toMatchObject({ pages: [{ refused: 1 }], failing: [] });
    expect(state.page.rows[0]?.result?.words).toContain('Jira did not let Leaver read the account Leo');
  });

  it('has not failed where Jira asked to wait', async () => {
    const { state, parts } = oneRow(0, 'rate-limit');
    await expect(beginRows(parts, state.row, portion, 48)).rejects.toThrow(TryLater);
    expect(state.row.document.failing).toEqual([]);
  });
});
