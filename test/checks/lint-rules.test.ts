import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const LINT_MILLISECONDS = 300_000;

const refused: [folder: string, text: string, reason: string][] = [
  ['src/jira', "import '../../emulator/contract';", 'never imports the emulator'],
  ['src/storage', "export * from '../../emulator/clock';", 'never imports the emulator'],
  [
    'src/offboarding',
    "export type A = typeof import('../../emulator/contract');",
    'annotations are forbidden',
  ],
  ['emulator', "import '../src/offboarding/run';", 'never imports the app'],
  [
    'emulator/forge',
    "export const load = () => import('../../src/offboarding/run');",
    'never imports the app',
  ],
  ['emulator/forge', "import '../atlassian/site';", 'emulator/contract.ts only'],
  ['emulator/atlassian', "import '../forge/limits';", 'emulator/contract.ts only'],
  ['static/console', "import '../../src/offboarding/run';", 'nothing of src but src/contract'],
  ['static/admin', "import '../../emulator/contract';", 'never imports the emulator'],
  ['src/offboarding', "import '@forge/api';", 'nothing from @forge'],
  ['src/offboarding', "import type { KVS } from '@forge/kvs';", 'nothing from @forge'],
  ['src/offboarding', "import 'node:fs';", 'no input and output'],
  ['src/offboarding', "import 'timers/promises';", 'no input and output'],
  ['src/offboarding', "import '../jira/client';", 'knows only what it is handed'],
  ['src/offboarding', "import '../storage/runs';", 'knows only what it is handed'],
  ['src/jira', "import '../entry/operator';", 'do not know the ways in'],
  ['src/storage', "import '../app';", 'Only src/app.ts wires'],
  ['src/offboarding', 'export const wait = () => { Promise.resolve(1); };', 'no-floating-promises'],
  ['src/offboarding', 'export const value = (input: any) => input as string;', 'no-explicit-any'],
  ['src/offboarding', 'export const first = (list: string[]) => list[0]!;', 'no-non-null-assertion'],
  ['test/checks', "jest.mock('node:fs');", 'never mock modules'],
];

const allowed: [folder: string, text: string][] = [
  ['static/console', "import '@forge/react';\nimport '../../src/contract/operator-page';"],
  ['src/offboarding', "import './run';"],
  ['src/offboarding', "import { createHash } from 'node:crypto';\nexport const hash = createHash('sha256');"],
  ['src/jira', "import '@forge/api';\nimport '../offboarding/run';"],
  ['emulator/forge', "import '../contract';"],
  ['emulator', "import './atlassian/site';\nimport './forge/limits';"],
];

describe('the lint rules', () => {
  let messages: string[][];

  beforeAll(() => {
    const samples = [...refused, ...allowed].map(([folder, text]) => {
      // Rules that need types work on files that exist, whatever text they are given.
      const typed = text.includes('Promise');
      return { filePath: `${folder}/${typed ? 'run' : 'sample'}.ts`, text: `${text}\n`, typed };
    });
    const input = JSON.stringify(samples);
    const output = execFileSync(process.execPath, ['scripts/lint/lint-samples.mjs'], {
      input,
      encoding: 'utf8',
    });
    messages = z.array(z.array(z.string())).parse(JSON.parse(output));
  }, LINT_MILLISECONDS);

  test.each(refused.map((sample, index) => [...sample, index] as const))(
    'in %s refuse %s',
    (_folder, _text, reason, index) => {
      expect(messages[index]?.join('\n')).toContain(reason);
    },
  );

  test.each(allowed.map((sample, index) => [...sample, refused.length + index] as const))(
    'in %s allow %s',
    (_folder, _text, index) => {
      expect(messages[index]).toEqual([]);
    },
  );
});
