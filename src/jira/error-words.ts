import { z } from 'zod';

/** Long enough for every message that Jira is known to give, short enough for a report. */
const MAX_WORDS = 400;

const errorBody = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  message: z.string().optional(),
});

/**
 * Jira's own words out of an error body, `errorMessages`, `errors` and `message` alike (facts, "Errors are").
 * @param mask takes out secrets that an answer might repeat, before anything is cut
 */
export async function jiraWords(body: unknown, mask: (text: string) => Promise<string>): Promise<string> {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return 'Jira gave no reason.';
  const { errorMessages = [], errors = {}, message } = parsed.data;
  const words = [...errorMessages, ...Object.values(errors), ...(message === undefined ? [] : [message])];
  return words.length === 0 ? 'Jira gave no reason.' : (await mask(words.join(' '))).slice(0, MAX_WORDS);
}
