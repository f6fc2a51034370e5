import type { z } from 'zod';

/** More at once than this is nothing that anybody reads. */
const MOST_PROBLEMS = 5;

/** What does not fit, each with the place where it is; the values that were sent stay out of it. */
export const problemsIn = ({ issues }: z.ZodError): string =>
  issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join(' ');
