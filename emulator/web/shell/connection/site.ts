import { z } from 'zod';
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

/** Jira's body of a refusal; the two lists may be missing. */
const refusal = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});

function messagesOf(text: string): string {
  try {
    const { errorMessages, errors } = refusal.parse(JSON.parse(text));
    return [...errorMessages, ...Object.values(errors)].join(' ') || text;
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
    throw new SiteError(
      messagesOf(await response.text()) || `Jira answered ${String(response.status)}.`,
      response.status,
    );
  }
  return response;
}

/**
 * Reads from the site as a person.
 * @param path begins with `/rest/`
 * @throws SiteError with Jira's messages when it refuses
 */
export async function readSite<Value>(
  person: ActingPerson,
  path: string,
  schema: z.ZodType<Value>,
): Promise<Value> {
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
