import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openapiDocument, openapiFolder } from '../contract/documents';
import { endpointCalls, endpointCallsOfSource, sourceFiles } from './endpoint-calls';
import { readManifest } from './manifest-file';

const problem = z.object({
  file: z.string(),
  line: z.number(),
  message: z.string(),
  missingScope: z.string().optional(),
});
const reportSchema = z.object({
  problems: z.array(problem),
  withoutScope: z.record(z.string(), z.array(problem)),
  withoutAnyScope: z.array(problem),
  unfinished: z.array(z.string()),
});

const LINT_MILLISECONDS = 300_000;
/** The linter knows only the old storage API; src uses @forge/kvs. */
const STORAGE_SCOPE = 'storage:app';

const { scopes } = readManifest().permissions;
let report: z.infer<typeof reportSchema>;

beforeAll(() => {
  ['jira.json', 'jira-service-management.json'].forEach(openapiDocument);
  const output = execFileSync(process.execPath, ['scripts/forge-lint.mjs'], {
    encoding: 'utf8',
    env: { ...process.env, ATLASSIAN_OPENAPI: openapiFolder },
  });
  report = reportSchema.parse(JSON.parse(output));
}, LINT_MILLISECONDS);

describe("Atlassian's linter on src", () => {
  test('finds nothing to complain about', () => {
    expect(report.problems).toEqual([]);
  });

  test('carries every one of its checks through', () => {
    expect(report.unfinished).toEqual([]);
  });

  test.each(scopes.filter((scope) => scope !== STORAGE_SCOPE))(
    'misses the scope %s when it is taken away',
    (scope) => {
      const missing = report.withoutScope[scope]?.map(({ missingScope }) => missingScope);
      expect(missing).toContain(scope);
    },
  );

  test(`the scope ${STORAGE_SCOPE} is there exactly because src uses @forge/kvs`, () => {
    const usesStorage = sourceFiles('src').some((file) =>
      readFileSync(file, 'utf8').includes("from '@forge/kvs'"),
    );
    expect(scopes.includes(STORAGE_SCOPE)).toBe(usesStorage);
  });
});

describe('the calls of Jira in src', () => {
  const { calls, unreadable } = endpointCallsOfSource();

  test('are all written so that the linter can read them', () => {
    expect(unreadable).toEqual([]);
    expect(calls).not.toEqual([]);
  });

  test('are all seen by the linter, but those that need no scope', () => {
    const NO_SCOPE_NEEDED = ['POST /rest/api/3/permissions/check', 'GET /rest/api/3/mypermissions'];
    const seen = new Set(report.withoutAnyScope.map(({ file, line }) => `${file}:${line}`));
    const unseen = calls.filter(
      ({ file, line, method, path }) =>
        !seen.has(`${file}:${line}`) && !NO_SCOPE_NEEDED.includes(`${method} ${path}`),
    );
    expect(unseen).toEqual([]);
  });

  test.each([
    ['a path in a variable', 'api.requestJira(path)'],
    ['a path over two lines', 'api.requestJira(route`/rest/${\n  a}/b`)'],
    ['options in a variable', 'api.requestJira(route`/rest/a`, options)'],
    ['spread options', 'api.requestJira(route`/rest/a`, { ...options })'],
    ['a method in a variable', 'api.requestJira(route`/rest/a`, { method })'],
    ['a method that is asserted', "api.requestJira(route`/rest/a`, { method: 'PUT' as const })"],
    ['a method under a quoted key', "api.requestJira(route`/rest/a`, { 'method': 'PUT' })"],
    ['a call by index', "api['requestJira'](route`/rest/a`)"],
    ['a name that makes the linter stumble', 'requestJiraPage(route`/rest/a`)'],
  ])('would be refused with %s', (_form, text) => {
    expect(endpointCalls('sample.ts', text).unreadable).toHaveLength(1);
  });
});

describe('docs/scopes.md', () => {
  test('gives a reason for each scope of the manifest and for no other', () => {
    const rows = readFileSync('docs/scopes.md', 'utf8').matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm);
    const reasons = new Map([...rows].map(([, scope, reason]) => [scope, reason]));
    expect([...reasons.keys()].sort()).toEqual([...scopes].sort());
    expect([...reasons.values()].every((reason) => (reason?.length ?? 0) > 20)).toBe(true);
  });
});
