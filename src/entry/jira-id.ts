import { z } from 'zod';

/** An id of Jira's: digits, which events write as a number or as a text. It becomes a part of keys of the store. */
export const jiraId = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/));
