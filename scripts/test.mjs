// npm test: installs what is missing, then runs every check. Any failure fails the whole, and all are run.
// npm test -- some/path runs only the jest tests of that path.
import './node-version.mjs';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensurePrograms } from './debian.mjs';
import { installDependencies } from './dependencies.mjs';
import { runNpm } from './npm.mjs';
import { root } from './root.mjs';

const CACHE = join(root, '.cache');
const RESULTS = join(CACHE, 'test-results.json');
/** What .ci/run repeats as its last line: tests, and every other failed check as one failure. */
const SUMMARY = join(CACHE, 'test-summary');
const jestArguments = process.argv.slice(2);
const onlyJest = jestArguments.length > 0;

installDependencies();

const script = (name, ...words) => runNpm('run', '--silent', name, '--', ...words);

function programs() {
  try {
    ensurePrograms('curl', 'openssl');
    process.env.CHROMIUM_PATH = ensureChromium();
    console.log(process.env.CHROMIUM_PATH);
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

function jest() {
  rmSync(RESULTS, { force: true });
  return script('check:tests', '--json', `--outputFile=${RESULTS}`, ...jestArguments);
}

const checks = [
  { name: 'Formatting (prettier)', run: () => script('check:format') },
  { name: 'Types (tsc)', run: () => script('check:types') },
  { name: 'Lint and folder boundaries (eslint)', run: () => script('check:lint') },
  { name: 'Unused files, exports and dependencies (knip)', run: () => script('check:unused') },
  { name: 'Programs for the tests (Chromium, curl, openssl)', run: programs, forJest: true },
  { name: 'Manifest, Forge lint, contract and all tests (jest)', run: jest, forJest: true },
];

/** Runs one check under a headline and tells its time. */
function runCheck({ name, run }) {
  console.log(`\n=== ${name}`);
  const started = performance.now();
  const passed = run();
  console.log(
    `--- ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return { name, passed };
}

/** How many tests passed and failed; a file that could not run counts as one failure. */
function countTests() {
  try {
    const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

mkdirSync(CACHE, { recursive: true });
const results = checks.filter((check) => check.forJest || !onlyJest).map(runCheck);
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
const tests = countTests();

console.log('\n=== Result');
for (const { name, passed } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name}`);
const failedBesideTests = results.slice(0, -1).filter(({ passed }) => !passed).length;
const summary = `${tests.passed} passed, ${tests.failed + failedBesideTests} failed`;
writeFileSync(SUMMARY, `${summary}\n`);
console.log(summary);
process.exitCode = failed.length === 0 ? 0 : 1;
