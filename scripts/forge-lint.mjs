// Atlassian's own linter on src, offline, with its permission check on the OpenAPI documents. Prints JSON:
// {problems, unfinished, withoutScope: {<scope>: problems}, withoutAnyScope: problems}; see
// docs/decisions/forge-lint.md. A program of its own, because the linter reads process.env and the working folder.
import './node-version.mjs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lint } from '@forge/lint';
import { parse } from 'yaml';
import { root } from './root.mjs';

process.chdir(root);
/** Where Atlassian's OpenAPI documents are; test/contract/documents.ts says how to get them. */
const openapi = resolve(process.env.ATLASSIAN_OPENAPI ?? '../shared/openapi');
const temporary = mkdtempSync(join(tmpdir(), 'leaver-forge-lint-'));
const noPaths = join(temporary, 'no-paths.json');
writeFileSync(noPaths, '{"paths":{}}');
Object.assign(process.env, {
  // What the linter would cache of documents from the network must not come in between.
  XDG_CONFIG_HOME: temporary,
  USE_LOCAL_SWAGGER: '1',
  LOCAL_JIRA_SWAGGER: join(openapi, 'jira.json'),
  LOCAL_JSM_SWAGGER: join(openapi, 'jira-service-management.json'),
  LOCAL_JSW_SWAGGER: noPaths,
  LOCAL_CONF_SWAGGER: noPaths,
  LOCAL_CONF_V2_SWAGGER: noPaths,
  LOCAL_BB_SWAGGER: noPaths,
});

const manifest = parse(readFileSync('manifest.yml', 'utf8'));
const files = readdirSync('src', { recursive: true })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));

/** What the linter asks of Atlassian's feature switches; offline the answer is what a new machine gets. */
const featureSwitches = {
  getDeprecatedRuntimes: async () => [],
  isLogsV2ApiEnabled: async () => false,
  isTeamworkGraphProductSupported: async () => false,
};

/** Syntax trees by file: src is read once for all runs, and types are the business of tsc. */
const parsed = new Map();
async function parseFunction(filepath, parser) {
  if (!parsed.has(filepath)) {
    const ast = await parser(readFileSync(filepath, 'utf8'), filepath, { project: undefined });
    parsed.set(filepath, { ast, filepath });
  }
  return parsed.get(filepath);
}

/** A check that fails inside the linter is reported by a line of its log only: those lines are kept. */
const unfinished = new Set();
const logger = { info: (line) => unfinished.add(line.trim()) };

async function problemsWith(scopes) {
  const asked = { ...manifest, permissions: { ...manifest.permissions, scopes } };
  const results = await lint(files, asked, 'development', logger, featureSwitches, {
    linter: { mode: 'client-side' },
    parseFunction,
  });
  return results.flatMap(({ file, errors, warnings, approvals }) =>
    [...errors, ...warnings, ...approvals].map(({ message, line, metadata }) => ({
      file,
      line,
      message,
      missingScope: metadata?.missingPermission,
    })),
  );
}

try {
  const { scopes } = manifest.permissions;
  const withoutScope = {};
  for (const scope of scopes)
    withoutScope[scope] = await problemsWith(scopes.filter((other) => other !== scope));
  const report = {
    problems: await problemsWith(scopes),
    withoutScope,
    withoutAnyScope: await problemsWith([]),
    unfinished: [...unfinished].filter(Boolean),
  };
  console.log(JSON.stringify(report, null, 2));
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
