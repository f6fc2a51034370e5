// Installs the dependencies of the lock file when they are missing or differ from it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.mjs';
import { root } from './root.mjs';

/** The packages of a lock file by their place under node_modules; undefined when there is no such file. */
function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes what it installed into
 * node_modules/.package-lock.json at the end of an installation, so that an interrupted one is noticed too.
 */
function dependenciesAreInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional, devOptional, peer }]) =>
      place === '' || optional || devOptional || peer || installed[place]?.version === version,
  );
}

/** Runs `npm ci` when it is needed and says so. Ends the process when npm fails. */
export function installDependencies() {
  if (dependenciesAreInstalled()) return;
  console.log(
    'Installing the dependencies that package-lock.json names (npm ci). This takes a minute or two.',
  );
  // Warnings are left out: all are peer ranges of @forge/react that Atlassian's own packages do not meet.
  if (!runNpm('ci', '--include=dev', '--loglevel=error')) {
    console.error('npm ci failed, see above. With a working network, "npm ci" repeats this step alone.');
    process.exit(1);
  }
}
