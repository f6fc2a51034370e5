// npm start: installs what is missing, then runs the emulator. Arguments are passed on: npm start -- --port 8790
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { installDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

/** How soon the emulator ends after npm was ended. */
const ORPHAN_CHECK_MILLISECONDS = 250;

installDependencies();

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const emulator = spawn(process.execPath, [tsx, 'emulator/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => emulator.kill(signal));
// npm runs this in a shell. A signal to npm ends npm and that shell and does not reach this process: then the
// process has another parent, and the emulator would go on alone with nobody who knows of it.
if (process.env.npm_lifecycle_event === 'start') {
  const startedBy = process.ppid;
  setInterval(() => {
    if (process.ppid !== startedBy) emulator.kill('SIGTERM');
  }, ORPHAN_CHECK_MILLISECONDS).unref();
}
emulator.on('error', (error) => {
  console.error(`The emulator could not be started: ${error.message}`);
  process.exitCode = 1;
});
emulator.on('exit', (code, signal) => {
  // A shell reports a process that a signal ended as 128 plus the number of the signal.
  process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 1);
});
