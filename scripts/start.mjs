// npm start: installs what is missing, then runs the emulator. Arguments are passed on: npm start -- --port 8790
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { installDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

installDependencies();

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const emulator = spawn(process.execPath, [tsx, 'emulator/main.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => emulator.kill(signal));
emulator.on('error', (error) => {
  console.error(`The emulator could not be started: ${error.message}`);
  process.exitCode = 1;
});
emulator.on('exit', (code, signal) => {
  // A shell reports a process that a signal ended as 128 plus the number of the signal.
  process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 1);
});
