import { spawn } from 'node:child_process';

/**
 * Runs a program as people run it: in a process of its own.
 * @throws Error with the end of what it complained of when it did not end well
 */
export function otherProcess(
  command: string,
  words: readonly string[],
  environment: Record<string, string>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    child.stderr.on('data', (part: Buffer) => (complaints += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${String(code)}: ${complaints.slice(-2_000)}`));
    });
  });
}
