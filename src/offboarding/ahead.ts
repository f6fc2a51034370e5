/**
 * A read that begins before it is known whether anybody will wait for it. Without this, one that nobody waited for and that
 * fails would end the process, and with it whatever call the platform runs there next.
 */
export function ahead<Answer>(read: Promise<Answer>): Promise<Answer> {
  read.catch(() => undefined);
  return read;
}
