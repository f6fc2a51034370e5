import type { z } from 'zod';
import { authorization, type ActingPerson } from './person';

/** A refusal of the site, with Jira's own messages. */
export class SiteError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = 'SiteError';
  }
}

function messagesOf(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return text;
    const messages = 'errorMessages' in body && Array.isArray(body.errorMessages) ? body.errorMessages : [];
    const errors = 'errors' in body && typeof body.errors === 'object' && body.errors !== null ? body.errors : {};
    const told = [...messages, ...Object.values(errors)].map(String);
    return told.length > 0 ? told.join(' ') : text;
  } catch {
    return text;
  }
}

async function send(person: ActingPerson, method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: {
      authorization: authorization(person),
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new SiteError(messagesOf(await response.text()) || `Jira answered ${String(response.status)}.`, response.status);
  }
  return response;
}

/**
 * Reads from the site as a person.
 * @param path begins with `/rest/`
 * @throws SiteError with Jira's messages when it refuses
 */
export async function readSite<Value>(person: ActingPerson, path: string, schema: z.ZodType<Value>): Promise<Value> {
  return schema.parse(await (await send(person, 'GET', path)).json());
}

/** Asks the site something that takes a body, as a person. @throws SiteError */
export async function askSite<Value>(
  person: ActingPerson,
  path: string,
  body: unknown,
  schema: z.ZodType<Value>,
): Promise<Value> {
  return schema.parse(await (await send(person, 'POST', path, body)).json());
}

/** Changes something on the site as a person. @throws SiteError */
export async function changeSite(person: ActingPerson, path: string, body: unknown): Promise<void> {
  await send(person, 'POST', path, body);
}
