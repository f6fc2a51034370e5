import { z } from 'zod';

/** Nobody counts further than this, in people. */
const MOST_PEOPLE = 100_000;
/** More people than this at once are nobody's everyday work. */
const USUAL_BATCH = 20;
const USUAL_EXPIRY = 24;
/** What nobody looked at for a month has to be asked for anew. Hours. */
const LONGEST_EXPIRY = 720;

/** When a second person must agree; an administrator sets it. For protected people somebody always must. */
export const approvalSchema = z.object({
  /** Requests for more people than this; null: never for their size. */
  overPeople: z
    .number()
    .int()
    .min(1, 'Give at least 1 person, or nothing for never.')
    .max(MOST_PEOPLE)
    .nullable()
    .default(USUAL_BATCH),
  /** Plans with any part that cannot be undone. */
  irreversible: z.boolean().default(true),
  /** Everything that a sweep proposes. */
  sweeps: z.boolean().default(true),
  /** A request that nobody answered ends after so many hours. */
  expiresAfterHours: z
    .number()
    .int()
    .min(1, 'Give others at least an hour to approve.')
    .max(LONGEST_EXPIRY)
    .default(USUAL_EXPIRY),
});
export type ApprovalRules = z.infer<typeof approvalSchema>;

/** The rules in one sentence, for the record of changes. */
export function rulesInWords({ overPeople, irreversible, sweeps, expiresAfterHours }: ApprovalRules): string {
  const when = [
    overPeople === null ? [] : [`more than ${String(overPeople)} people`],
    irreversible ? ['what cannot be undone'] : [],
    sweeps ? ['sweeps'] : [],
    ['protected people'],
  ].flat();
  return `for ${when.join(', ')}; ends after ${String(expiresAfterHours)} hours`;
}
