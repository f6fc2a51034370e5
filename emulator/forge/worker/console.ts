import { format } from 'node:util';
import { LOG_BYTES_PER_INVOCATION, LOG_LINES_PER_MINUTE } from '../limits';
import type { FromWorker } from './protocol';
import { scopes } from './scope';

const LEVELS = ['debug', 'log', 'info', 'warn', 'error'] as const;
const MINUTE_MS = 60_000;

/** Catches what the app writes to the console, within the platform's limits for logs. */
export function installConsole(send: (message: FromWorker) => void): void {
  let invocation = '';
  let bytes = 0;
  let lines = 0;
  let windowStart = 0;

  const write = (level: string, values: unknown[]) => {
    const current = scopes.getStore()?.job.id ?? '';
    if (current !== invocation) [invocation, bytes] = [current, 0];
    if (performance.now() - windowStart > MINUTE_MS) [windowStart, lines] = [performance.now(), 0];
    const text = format(...values);
    bytes += Buffer.byteLength(text);
    lines += text.split('\n').length;
    if (bytes <= LOG_BYTES_PER_INVOCATION && lines <= LOG_LINES_PER_MINUTE) {
      send({ type: 'log', invocation, level, text });
    }
  };
  for (const level of LEVELS) {
    console[level] = (...values: unknown[]) => {
      write(level, values);
    };
  }
}
