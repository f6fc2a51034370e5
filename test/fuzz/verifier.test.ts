import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { seal, GENESIS, headOf } from '../../src/offboarding/evidence/chain';
import { hashOf } from '../../src/offboarding/evidence/canonical';
import { anyJson, anyText, changed, DEEP, INTERNALS } from './any';
import { tries } from './bounds';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
/** Longer than any export takes; who hangs is found by it. Milliseconds. */
const LONGEST = 20_000;
const HOLDS = 'everything holds.';

const entries = seal(
  [1, 2].map((sequence) => ({
    facts: { sequence, runId: 'run-1', kind: 'effect' },
    personal: { leaver: 'Mia Muster' },
  })),
  GENESIS,
  () => 'salt',
);
const row = {
  number: 1,
  at: '2026-11-21T10:00:00.000Z',
  runs: [{ runId: 'run-1', head: headOf(entries) }],
  previous: GENESIS,
};
const LOG = { ...row, hash: hashOf(row) };
const EXPORT = {
  format: 'leaver-evidence/1',
  part: 1,
  of: 1,
  scope: { kind: 'period' },
  runs: [{ runId: 'run-1', entries }],
  log: [LOG],
};
const evidence = z.object({ runs: z.unknown(), log: z.array(z.unknown()).catch([]) });
const HEADS = { runs: { 'run-1': [headOf(entries)] }, log: { '1': LOG.hash } };

let files = 0;
function fileOf(text: string): string {
  const file = join(folder, `${String((files += 1))}.json`);
  writeFileSync(file, text);
  return file;
}

function check(...words: string[]): { status: number | null; told: string } {
  const { status, stdout, stderr } = spawnSync('node', ['bin/verify-evidence.mjs', ...words], {
    encoding: 'utf8',
    timeout: LONGEST,
  });
  return { status, told: stdout + stderr };
}

function expectWords({ status, told }: { status: number | null; told: string }): void {
  expect([0, 1, 2, 3]).toContain(status);
  expect(told).not.toMatch(INTERNALS);
  // What stands in a file must not be able to write over what the check says, or to add lines to it.
  // eslint-disable-next-line no-control-regex
  expect(told).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
  expect(told.split('\n').filter((line) => line.trim() === HOLDS)).toEqual([]);
}

describe('npx verify-evidence', () => {
  const heads = () => ['--heads', fileOf(JSON.stringify(HEADS))];

  it('ends in words, and in time, whatever an export holds, and never says that a changed one holds', () => {
    fc.assert(
      fc.property(changed(EXPORT), (other) => {
        const came = check(fileOf(JSON.stringify(other)), ...heads());
        expectWords(came);
        // Around the evidence stands how it was exported, which proves nothing.
        if (came.status !== 0) return;
        const { runs, log } = evidence.parse(other);
        expect(runs).toEqual(EXPORT.runs);
        // The same row twice, as in two parts of one export, is one; an export of a run may do without the log.
        for (const one of log) expect(one).toEqual(LOG);
      }),
      tries(12),
    );
  });

  it.each([
    ['the number of parts is without end', { ...EXPORT, of: 1e300 }],
    [
      'a run is called like a line of the answer',
      { ...EXPORT, runs: [{ runId: `x\n${HOLDS}\u001b[2J`, entries }] },
    ],
    ['a run is called like a part of every object', { ...EXPORT, runs: [{ runId: 'constructor', entries }] }],
    ['rows of the log are none', { ...EXPORT, log: [null, 5, null, 'x', LOG] }],
    [
      'an entry holds what no hash covers',
      {
        ...EXPORT,
        runs: [{ runId: 'run-1', entries: entries.map((one) => ({ ...one, note: 'approved' })) }],
      },
    ],
  ])('says that something is wrong where %s', (_what, other) => {
    const came = check(fileOf(JSON.stringify(other)), ...heads());
    expectWords(came);
    expect([1, 2]).toContain(came.status);
  });

  it('is not taken in by what is deeper than anything it made', () => {
    const other = JSON.stringify(EXPORT).replace('"kind":"effect"', `"kind":${DEEP}`);
    expectWords(check(fileOf(other), ...heads()));
  });

  it('ends in words whatever the heads hold', () => {
    const kept = fc.oneof(changed(HEADS), anyJson).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(kept, anyText), (text) => {
        expectWords(check(fileOf(JSON.stringify(EXPORT)), '--heads', fileOf(text)));
      }),
      tries(8),
    );
  });

  it('ends in words whatever it is called with', () => {
    const argument = fc.oneof(
      fc.constantFrom('--run', '--log', '--key', '--heads', 'constructor=a', '__proto__=a', '=', 'a=', '-x'),
      anyText.filter((text) => !text.includes('\0')),
    );
    const file = fileOf(JSON.stringify(EXPORT));
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 4 }), (words) => {
        expectWords(check(file, ...words));
      }),
      tries(10),
    );
  });
});
