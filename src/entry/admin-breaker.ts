import { z } from 'zod';
import { MOST_AGREED } from '../offboarding/breaker/agree';
import {
  agreeAllowance,
  askAllowance,
  dismissAllowance,
  viewBreaker,
  type ManageBreakerParts,
} from '../offboarding/breaker/manage';
import type { Directory } from '../offboarding/ports';
import type { DefineAdmin } from './admin-look-ups';
import { nameOf } from './caller-name';

export type BreakerParts = ManageBreakerParts & { directory: Directory };

/** The longest release: after that somebody has to look again. Hours. */
const LONGEST_RELEASE = 72;
const LONGEST_REASON = 500;

const id = z.string().min(1).max(100);
const number = z
  .number()
  .int('Give a whole number of people.')
  .min(1, 'Give the number of people, at least 1.')
  .max(MOST_AGREED, `Give at most ${String(MOST_AGREED)} people.`);
const reason = z
  .string()
  .trim()
  .min(1, 'Say why.')
  .max(LONGEST_REASON, `A reason has at most ${String(LONGEST_REASON)} characters.`);
const moment = z.iso.datetime({ offset: true, message: 'Give a date and a time.' });

const wanted = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('release'),
    number,
    hours: z
      .number()
      .int('Give whole hours.')
      .min(1, 'Give the time in hours, at least 1.')
      .max(LONGEST_RELEASE, `A release lasts at most ${String(LONGEST_RELEASE)} hours.`),
    reason,
  }),
  z.object({ kind: z.literal('bulk'), number, from: moment, until: moment, reason }),
]);

/** Calls about the daily limit: its state, and what two administrators agree to. */
export function defineBreaker(define: DefineAdmin, parts: BreakerParts): void {
  define('getBreaker', z.unknown(), (_payload, { accountId }) => viewBreaker(parts, accountId));
  define('askAllowance', z.object({ wanted }), async (payload, { accountId }) => {
    await askAllowance(parts, payload.wanted, await nameOf(parts.directory, accountId));
    return viewBreaker(parts, accountId);
  });
  define('agreeAllowance', z.object({ id }), async (payload, { accountId }) => {
    await agreeAllowance(parts, payload.id, await nameOf(parts.directory, accountId));
    return viewBreaker(parts, accountId);
  });
  define('dismissAllowance', z.object({ id }), async (payload, { accountId }) => {
    await dismissAllowance(parts, payload.id, await nameOf(parts.directory, accountId));
    return viewBreaker(parts, accountId);
  });
}
