import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a script of this repository to its end. */
function run(script: string, words: string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, ATLASSIAN_OPENAPI: '', ...environment };
  return spawnSync(process.execPath, [script, ...words], { encoding: 'utf8', env });
}

/** A module that changes the process that loads it. */
const moduleOf = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
const noNetwork = moduleOf("globalThis.fetch = () => Promise.reject(new Error('no network'));");
const olderNode = moduleOf(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });",
);

describe('npm run openapi:fetch', () => {
  test('asks for a folder when none is named', () => {
    const { status, stderr } = run('scripts/openapi-fetch.mjs', []);
    expect(status).toBe(1);
    expect(stderr).toContain('npm run openapi:fetch -- ');
  });

  test('says which document it could not fetch, and fails', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leaver-openapi-'));
    const environment = { NODE_OPTIONS: `--import ${noNetwork}` };
    const { status, stderr } = run('scripts/openapi-fetch.mjs', [folder], environment);
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(stderr).toContain('jira.json could not be fetched: no network');
  });
});

describe('on a Node that is too old', () => {
  test.each(['scripts/start.mjs', 'scripts/test.mjs', 'scripts/openapi-fetch.mjs'])(
    '%s says so',
    (script) => {
      const { status, stderr } = run(script, [], { NODE_OPTIONS: `--import ${olderNode}` });
      expect(status).toBe(1);
      expect(stderr).toContain('Leaver needs Node 20 or newer; this is Node 18.20.0.');
    },
  );
});
