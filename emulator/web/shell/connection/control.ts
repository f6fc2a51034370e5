import type { z } from 'zod';

/** A refusal of the emulator's own addresses, in its words. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = 'ControlError';
  }
}

/**
 * Calls one of the emulator's own addresses (`/_emulator/…`).
 * @throws ControlError with the answer's text when it is no success
 */
export async function control<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  schema: z.ZodType<Value>,
  body?: unknown,
): Promise<Value> {
  const response = await fetch(`/_emulator/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new ControlError(
      `${method} /_emulator/${path} answered ${String(response.status)}: ${text}`,
      response.status,
    );
  }
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return schema.parse(parsed);
}
