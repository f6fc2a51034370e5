import { spawnSync } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs npm in the folder of the repository, its output straight to the terminal.
 * npm tells its own place to the scripts it runs; without it the one on the PATH serves.
 * @returns {boolean} whether it succeeded
 */
export function runNpm(...words) {
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const shell = process.platform === 'win32';
  return spawnSync(command, [...first, ...words], { cwd: root, stdio: 'inherit', shell }).status === 0;
}
