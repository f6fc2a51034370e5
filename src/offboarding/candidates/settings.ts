import { z } from 'zod';
import type { InactivityRule } from '../people/settings';
import { unknownPlaceholders } from './placeholders';

/** What becomes of people whose access is not used. */
export const SWEEP_ACTIONS = ['report', 'review', 'act'] as const;
export type SweepAction = (typeof SWEEP_ACTIONS)[number];

const LONGEST_DAYS = 3650;
/** Names and dates that are put in leave it below what one text of a comment holds. */
const LONGEST_PARAGRAPH = 350;
const days = z.number().int().min(1).max(LONGEST_DAYS);

/** What stands in braces: see `placeholders.ts`. */
const USUAL_NOTICE =
  'You have not used {product} for a while. If you still need it, say so before {date}; otherwise your access ends then. Nothing that you have made is deleted.';

const trackingSchema = z.object({
  projectKey: z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'Give the key of a project, such as IT.'),
  /** The name of a type of issues. */
  issueType: z.string().trim().min(1, 'Name the type of the tickets.').max(120),
  /** Makes the ticket a request of the portal, in service projects. */
  requestType: z
    .object({
      fieldId: z.string().regex(/^customfield_\d+$/, 'Give the id of a field, such as customfield_10010.'),
      id: z.string().trim().min(1, 'Give the id of the request type.').max(120),
    })
    .nullable()
    .default(null),
  /** The transition, or the status it leads to, that closes a ticket; null for the first one that leads to done. */
  doneMove: z.string().trim().min(1).max(120).nullable().default(null),
});

const shape = {
  do: z.enum(SWEEP_ACTIONS).default('report'),
  /** Days between the notice and the end of access. */
  graceDays: days.max(365).default(14),
  /** The most people who become candidates within 24 hours. */
  dailyMaximum: z.number().int().min(1).max(1000).default(20),
  /** The administrator's words to the person. */
  notice: z
    .string()
    .trim()
    .min(1, 'Write the notice.')
    .max(1500)
    .refine((text) => text.split('\n').every((line) => line.length <= LONGEST_PARAGRAPH), {
      message: `Keep each paragraph of the notice below ${String(LONGEST_PARAGRAPH)} characters.`,
    })
    .refine((text) => unknownPlaceholders(text).length === 0, {
      message: 'The notice has something in braces that is not {name}, {date} or {product}.',
    })
    .default(USUAL_NOTICE),
  /** Where the tracking tickets are made; null while nobody has said. */
  tracking: trackingSchema.nullable().default(null),
  /** Who kept their access is left alone for so many days. */
  keptForDays: days.default(90),
  /** Days after which somebody whose access ended is proposed for leaving; null for never. */
  leavesAfterDays: days.nullable().default(null),
};

/** What an administrator says about acting on people who are inactive. */
export const sweepInputSchema = z.object(shape);
export type SweepInput = z.infer<typeof sweepInputSchema>;

/** The same as stored. */
export const sweepSchema = z.object({
  ...shape,
  /** Who switched on what is done; answers for what no operator has approved. */
  answersFor: z.object({ accountId: z.string(), displayName: z.string() }).nullable().default(null),
});
export type SweepSettings = z.infer<typeof sweepSchema>;

/** A rule that was changed hits others than somebody let it act on: it asks for a review until it is tried and let act again. */
export const sweepAfter = (
  before: { inactivity: InactivityRule; sweep: SweepSettings },
  inactivity: InactivityRule,
): SweepSettings =>
  before.sweep.do === 'act' && JSON.stringify(before.inactivity) !== JSON.stringify(inactivity)
    ? { ...before.sweep, do: 'review', answersFor: null }
    : before.sweep;

const ACTION_WORDS: Record<SweepAction, string> = {
  report: 'reported only',
  review: 'asked for a review',
  act: 'told, then access ends',
};

/** What is done in words, for the record of changes. */
export function sweepInWords(sweep: SweepSettings): string {
  const { graceDays, dailyMaximum, tracking, keptForDays, leavesAfterDays } = sweep;
  if (sweep.do === 'report') return ACTION_WORDS.report;
  return [
    ACTION_WORDS[sweep.do],
    `grace ${String(graceDays)} days`,
    `at most ${String(dailyMaximum)} a day`,
    `tickets in ${tracking?.projectKey ?? 'no project'}${tracking?.doneMove ? `, closed by ${tracking.doneMove}` : ''}`,
    `kept for ${String(keptForDays)} days`,
    leavesAfterDays === null ? 'never leaving' : `leaving after ${String(leavesAfterDays)} days`,
  ].join(', ');
}
