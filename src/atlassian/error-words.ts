import { z } from 'zod';
import type { RefusalCause } from '../offboarding/channels/port';

/** Long enough for every message that is known, short enough for a report. */
const MAX_WORDS = 400;
const NO_REASON = 'Atlassian gave no reason.';

/** The forms of the three APIs: organisation (`errors`, `message`), user management (`key`), SCIM (`detail`, `error`). */
const errorBody = z.object({
  errors: z
    .array(
      z.object({ code: z.string().optional(), title: z.string().optional(), detail: z.string().optional() }),
    )
    .optional(),
  message: z.string().optional(),
  detail: z.string().optional(),
  error: z.string().optional(),
  key: z.string().optional(),
  context: z
    .object({
      message: z.string().optional(),
      reason: z.object({ key: z.string() }).optional(),
      errorCodes: z.array(z.object({ code: z.string(), message: z.string().optional() })).optional(),
    })
    .optional(),
});

/** What a refusal says. */
export interface AtlassianError {
  words: string;
  cause: RefusalCause | undefined;
}

/**
 * Reads the body of a refusal.
 * @param mask takes out secrets that it might repeat, before anything is cut
 * Source of the forms and codes: facts of the organisation APIs and their documents.
 */
export async function atlassianError(
  status: number,
  body: unknown,
  mask: (text: string) => Promise<string>,
): Promise<AtlassianError> {
  const parsed = errorBody.safeParse(body);
  const text = typeof body === 'string' && body !== '' ? body : NO_REASON;
  if (!parsed.success)
    return { words: (await mask(text)).slice(0, MAX_WORDS), cause: causeOf(status, text, undefined, []) };
  const { errors = [], message, detail, error, key, context } = parsed.data;
  const parts = [
    key,
    context?.reason?.key,
    context?.message,
    ...(context?.errorCodes ?? []).map(({ code, message: words }) => words ?? code),
    ...errors.map(({ title, detail: words }) => words ?? title),
    message,
    detail,
    error,
  ].filter((part) => part !== undefined);
  const words = parts.length === 0 ? NO_REASON : (await mask(parts.join(' '))).slice(0, MAX_WORDS);
  const codes = errors.flatMap(({ code }) => code ?? []);
  return { words, cause: causeOf(status, words, context?.reason?.key ?? key, codes) };
}

function causeOf(
  status: number,
  words: string,
  key: string | undefined,
  codes: readonly string[],
): RefusalCause | undefined {
  if (status === 401) return 'key-not-accepted';
  if (status === 404) return codes.includes('ADMIN-404-2') ? 'key-of-other-organisation' : 'not-found';
  if (status !== 403) return undefined;
  // Keys with scopes are answered 403 naming `manage:org` (facts of the organisation APIs).
  if (words.includes('manage:org')) return 'key-with-scopes';
  return restrictionCause(key);
}

/** What `reason.key` of user management means; the other 403 are about the key. */
export function restrictionCause(key: string | undefined): RefusalCause {
  if (key?.startsWith('externalDirectory.') === true || key === 'authPolicy.saml') return 'identity-provider';
  if (key === 'administrative.notMyself') return 'own-account';
  if (key === 'forbidden.targetUnverified' || key === 'managedAccount') return 'not-managed';
  return 'key-without-right';
}
