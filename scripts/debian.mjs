// What the tests need beside npm's packages, from Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program, or undefined when there is none. */
export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** Installs Debian packages where that is possible, and says so; whether it worked shows in what is there then. */
export function installPackages(...names) {
  if (!onPath('apt-get')) return;
  console.log(`The tests need ${names.join(' and ')}: installing with apt-get.`);
  if (run('apt-get', 'update')) run('apt-get', 'install', '-y', '--no-install-recommends', ...names);
}

/**
 * Sees to it that programs are there which the documented examples call.
 * @throws an error that says what to install when that is not possible here
 */
export function ensurePrograms(...names) {
  const missing = names.filter((name) => !onPath(name));
  if (missing.length > 0) installPackages(...missing);
  const still = missing.filter((name) => !onPath(name));
  if (still.length > 0) throw new Error(`Install ${still.join(' and ')}, then run npm test again.`);
}

function run(command, ...words) {
  const [program, ...rest] =
    process.getuid?.() === 0 || !onPath('sudo') ? [command, ...words] : ['sudo', '-n', command, ...words];
  console.log(`> ${[program, ...rest].join(' ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, rest, { stdio: 'inherit', env: environment }).status === 0;
}
