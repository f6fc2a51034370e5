import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { hashOf, type Json } from '../../src/offboarding/evidence/canonical';
import { erased, GENESIS, headOf, seal, type SealedEntry } from '../../src/offboarding/evidence/chain';

interface LogRow {
  [field: string]: Json;
  number: number;
  hash: string;
}
interface Export {
  format: string;
  runs: { runId: string; entries: SealedEntry[] }[];
  log: LogRow[];
}

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));

function anExport(runs = 2, effects = 3): Export {
  let salts = 0;
  const chains = Array.from({ length: runs }, (_, run) => {
    const runId = `run-${String(run)}`;
    const told = Array.from({ length: effects }, (_, index) => ({
      facts: { sequence: index + 1, runId, kind: 'effect', group: `group-${String(index)}` },
      personal: { leaver: 'Mia Muster' },
    }));
    return { runId, entries: seal(told, GENESIS, () => `salt-${String((salts += 1))}`) };
  });
  const log: LogRow[] = [];
  for (const [index, { runId, entries }] of chains.entries()) {
    const row = {
      number: index + 1,
      at: '2026-11-21T10:00:00.000Z',
      runs: [{ runId, head: headOf(entries) }],
      previous: log.at(-1)?.hash ?? GENESIS,
    };
    log.push({ ...row, hash: hashOf(row) });
  }
  return { format: 'leaver-evidence/1', runs: chains, log };
}

const logHead = ({ log }: Export): string[] => {
  const last = log.at(-1);
  return last ? ['--log', `${String(last.number)}=${last.hash}`] : [];
};

function check(content: unknown, ...words: string[]): { status: number | null; told: string } {
  const file = join(folder, 'export.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync('node', ['bin/verify-evidence.mjs', file, ...words], {
    encoding: 'utf8',
  });
  return { status, told: stdout + stderr };
}

describe('npx verify-evidence', () => {
  it('says that everything holds when the head of the log was kept elsewhere', () => {
    const whole = anExport();
    expect(check(whole, ...logHead(whole))).toMatchObject({
      status: 0,
      told: expect.stringContaining('everything holds') as string,
    });
  });

  it('says that the end is unproven without a head', () => {
    expect(check(anExport())).toMatchObject({
      status: 3,
      told: expect.stringContaining('no head proves that it ends with entry 2') as string,
    });
  });

  it('holds after a person was erased', () => {
    const whole = anExport();
    const runs = whole.runs.map((run) => ({
      ...run,
      entries: run.entries.map((one) => erased(one, () => true)),
    }));
    expect(check({ ...whole, runs }, ...logHead(whole)).status).toBe(0);
    expect(JSON.stringify(runs)).not.toContain('Mia');
  });

  it.each([
    [
      'changed',
      (run: SealedEntry[]) => [{ ...run[0], facts: { ...run[0]?.facts, group: 'other' } }, ...run.slice(1)],
    ],
    ['removed from the middle', (run: SealedEntry[]) => run.filter((_, index) => index !== 1)],
    ['cut at the end', (run: SealedEntry[]) => run.slice(0, -1)],
    ['cut at the beginning', (run: SealedEntry[]) => run.slice(1)],
    ['reordered', (run: SealedEntry[]) => [run[1], run[0], run[2]]],
    ['doubled', (run: SealedEntry[]) => [run[0], ...run]],
  ])('finds an entry that was %s', (_what, change) => {
    const whole = anExport();
    const [first, ...others] = whole.runs;
    const runs = [{ ...first, entries: change(first?.entries ?? []) }, ...others];
    expect(check({ ...whole, runs }, ...logHead(whole))).toMatchObject({
      status: 1,
      told: expect.stringContaining('run run-0') as string,
    });
  });

  it('finds a person who was put in the place of another', () => {
    const whole = anExport();
    const changed = JSON.stringify(whole).replace('Mia Muster', 'Max Muster');
    expect(check(changed, ...logHead(whole))).toMatchObject({
      status: 1,
      told: expect.stringContaining('the field leaver was changed') as string,
    });
  });

  it('finds that the whole was rewritten, by the head that was kept', () => {
    const honest = anExport();
    expect(check(anExport(2, 2), ...logHead(honest)).status).toBe(1);
    expect(check(anExport(2, 2), '--run', `run-0=${headOf(honest.runs[0]?.entries ?? [])}`).status).toBe(1);
  });

  it('finds a run that is not there', () => {
    const whole = anExport();
    const head = headOf(whole.runs[1]?.entries ?? []);
    expect(check({ ...whole, runs: whole.runs.slice(0, 1) }, '--run', `run-1=${head}`)).toMatchObject({
      status: 1,
      told: expect.stringContaining('run run-1: it is not in the export') as string,
    });
  });

  it.each([
    ['cut off', JSON.stringify(anExport()).slice(0, 300), 'it may be cut off'],
    ['foreign', '{"people": []}', 'This is no export of evidence'],
    ['empty', '', 'it may be cut off'],
  ])('refuses a file that is %s with a clear sentence', (_what, content, sentence) => {
    expect(check(content)).toMatchObject({ status: 2, told: expect.stringContaining(sentence) as string });
  });

  it('finds any single change of any value', () => {
    const whole = anExport();
    const places = leaves(whole).filter(([path]) => path[0] !== 'format');
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.string(), ([path, value], other) => {
        fc.pre(other !== value);
        const changed = structuredClone(whole);
        put(changed, path, other);
        expect(check(changed, ...logHead(whole)).status).not.toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): [Path, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([name, field]) =>
    leaves(field, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

function put(whole: unknown, path: Path, value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined || whole === null || typeof whole !== 'object') return;
  if (rest.length === 0) Object.assign(whole, { [name]: value });
  else put(Object.entries(whole).find(([key]) => key === String(name))?.[1], rest, value);
}

describe('npx verify-evidence from a clone', () => {
  it('is found by its name, and says how it is used', () => {
    const { status, stderr } = spawnSync('npx', ['--no', 'verify-evidence'], { encoding: 'utf8' });
    expect(stderr).toContain('Usage: npx verify-evidence');
    expect(status).toBe(2);
  });

  it('says which part of a split export was not given', () => {
    const whole = anExport();
    const part = { ...whole, part: 1, of: 2 };
    expect(check(part, ...logHead(whole))).toMatchObject({
      status: 1,
      told: expect.stringContaining('part 2 of 2 was not given') as string,
    });
  });

  it('takes every head of a run that went on after its end', () => {
    const whole = anExport(1, 3);
    const [run] = whole.runs;
    const heads = (run?.entries ?? []).flatMap(({ hash }) => ['--run', `run-0=${hash}`]);
    expect(check({ ...whole, scope: { kind: 'run' } }, ...heads).status).toBe(0);
  });

  it('says of the end of the log that nothing proves it, where only the head of the run was kept', () => {
    const whole = { ...anExport(1), scope: { kind: 'run' } };
    const head = ['--run', `run-0=${headOf(whole.runs[0]?.entries ?? [])}`];
    const { status, told } = check(whole, ...head);
    expect(status).toBe(0);
    expect(told).toContain("UNPROVEN the site's log: no head proves that it ends with entry 1");
    expect(told).not.toContain('everything holds.');
    expect(check(whole, ...head, ...logHead(whole)).told).toContain('everything holds.');
  });

  it('does not take a log without the end of the run for whole', () => {
    const [run] = anExport(1).runs;
    const entries = seal(
      [
        { facts: { sequence: 1, runId: 'run-0', kind: 'decided' }, personal: {} },
        { facts: { sequence: 2, runId: 'run-0', kind: 'ended' }, personal: {} },
      ],
      GENESIS,
      () => 'salt',
    );
    const row = {
      number: 1,
      at: '2026-11-21T10:00:00.000Z',
      runs: [{ runId: 'run-0', head: headOf(entries) }],
    };
    const first = { ...row, previous: GENESIS };
    const whole = {
      format: 'leaver-evidence/1',
      scope: { kind: 'run' },
      runs: [{ ...run, entries }],
      log: [{ ...first, hash: hashOf(first) }],
    };
    const head = ['--run', `run-0=${headOf(entries)}`];
    expect(check(whole, ...head).status).toBe(0);
    expect(check({ ...whole, log: [] }, ...head)).toMatchObject({
      status: 3,
      told: expect.stringContaining("its end is not in the site's log") as string,
    });
  });

  it('counts one as one', () => {
    const { told } = check(anExport(1, 1));
    expect(told).toContain("1 entry of 1 run and 1 entry of the site's log were checked");
  });
});
