import { z } from 'zod';
import type { Problem } from '../settings-checks';

/** Jira takes labels of at most this many characters, and none with a blank in it. */
const LONGEST_LABEL = 255;

const label = z
  .string()
  .trim()
  .max(LONGEST_LABEL)
  .regex(/^\S+$/, 'A label has no blanks. Write access-removed, for example.')
  .nullable()
  .default(null);

const move = z.string().trim().min(1).max(120).nullable().default(null);

/** What becomes of a ticket once the runs that it started are over. Everything is off unless somebody sets it. */
export const outcomeSchema = z.object({
  /** Added when everything was done and read back. */
  doneLabel: label,
  /** Added when it was not, and the ticket is not open again either. */
  notDoneLabel: label,
  /** The date-time field that gets the moment at which reading back showed the access gone. */
  accessGoneField: z
    .string()
    .regex(/^customfield_\d+$/, 'Give the id of a field, such as customfield_10050.')
    .nullable()
    .default(null),
  /** The transition, or the status it leads to, by which Leaver resolves the ticket after reading back. */
  doneMove: move,
  /** The resolution that it sets, where the screen of that transition asks for one. */
  doneResolution: move,
  /** The transition, or the status it leads to, by which Leaver reopens a ticket that was not done. */
  notDoneMove: move,
});
export type TicketOutcome = z.infer<typeof outcomeSchema>;

/** What keeps an outcome from saying anything. */
export function outcomeProblems(
  { doneLabel, notDoneLabel, notDoneMove, doneMove, doneResolution }: TicketOutcome,
  target: { statuses: readonly string[] },
): Problem[] {
  const isTarget = target.statuses.some((status) => status.toLowerCase() === notDoneMove?.toLowerCase());
  return [
    ...(doneLabel !== null && doneLabel === notDoneLabel
      ? [
          {
            path: ['outcome', 'notDoneLabel'],
            message: 'One label cannot mean both that it is done and that it is not.',
          },
        ]
      : []),
    ...(isTarget
      ? [
          {
            path: ['outcome', 'notDoneMove'],
            message: `The status ${String(notDoneMove)} starts this rule. Name one that leads away from it.`,
          },
        ]
      : []),
    ...(doneResolution !== null && doneMove === null
      ? [
          {
            path: ['outcome', 'doneResolution'],
            message: 'A resolution is set by a transition only. Name the one by which Leaver resolves.',
          },
        ]
      : []),
  ];
}
