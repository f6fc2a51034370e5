import { z } from 'zod';
import { PROCEDURES } from '../offboarding/words';
import { storedId } from './stored-id';

const MOST_WORDS = 500;
const MOST_SUCCESSORS = 50;

/** What an operator asks for: `OffboardRequest` of the contract. */
export const offboardRequestSchema = z.object({
  procedure: z.enum(PROCEDURES),
  teamId: z.string().min(1).max(60).nullish(),
  successorId: storedId.nullable(),
  successors: z
    .array(
      z.object({
        projectKey: z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'Give the key of a project, such as ENG.'),
        accountId: storedId,
      }),
    )
    .max(MOST_SUCCESSORS, `Name at most ${String(MOST_SUCCESSORS)} successors for single projects.`)
    .refine((all) => new Set(all.map(({ projectKey }) => projectKey)).size === all.length, {
      message: 'Name one successor for each project.',
    })
    .optional(),
  urgent: z.boolean(),
  when: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('now') }),
    z.object({ kind: z.literal('date'), date: z.iso.date('Give the last working day as yyyy-MM-dd.') }),
    z.object({
      kind: z.literal('moment'),
      at: z.iso.datetime({ offset: true, error: 'The time to start is no time.' }),
    }),
  ]),
  why: z
    .string()
    .trim()
    .max(MOST_WORDS, `The reason may have at most ${String(MOST_WORDS)} characters.`),
  ticketKey: z
    .string()
    .trim()
    .regex(/^[A-Z][A-Z0-9_]+-\d+$/, 'A ticket key looks like IT-42.')
    .nullable(),
});
