import { z } from 'zod';

/** Long enough for every message that Jira is known to give, short enough for a report. */
const MAX_WORDS = 400;

const errorBody = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  message: z.string().optional(),
});

/** Jira's own words out of an error body, `errorMessages`, `errors` and `message` alike (facts, "Errors are"). */
export function jiraWords(body: unknown): string {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return 'Jira gave no reason.';
  const { errorMessages = [], errors = {}, message } = parsed.data;
  const words = [...errorMessages, ...Object.values(errors), ...(message === undefined ? [] : [message])];
  return words.length === 0 ? 'Jira gave no reason.' : words.join(' ').slice(0, MAX_WORDS);
}
