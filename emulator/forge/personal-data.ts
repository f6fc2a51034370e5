import { z } from 'zod';
import type { Clock, Site } from '../contract';

/** Source of the limits: https://developer.atlassian.com/platform/forge/user-privacy-guidelines/ */
const ACCOUNTS_PER_REPORT = 90;
const CYCLE_DAYS = 7;
const DAY_MS = 86_400_000;

/** Accounts that Atlassian keeps for tests of apps: one stays active, one is closed. */
const TEST_ACCOUNTS: Readonly<Record<string, 'active' | 'closed'>> = {
  '5be24ad8b1653240376955d2': 'active',
  '5be24ba3f91c106033269289': 'closed',
};

/** "Alphanumeric characters, as well as - and :"; a corrupt account is called `unknown` and must not be reported. */
const report = z.object({
  accounts: z
    .array(
      z.object({
        accountId: z
          .string()
          .regex(/^[a-zA-Z0-9:-]{1,128}$/)
          .refine((accountId) => accountId !== 'unknown', { message: 'unknown is no account' }),
        updatedAt: z.iso.datetime({ offset: true }),
      }),
    )
    .min(1)
    .max(ACCOUNTS_PER_REPORT),
});

/** What an app that stores account ids reports every cycle, and what it is told to erase. */
export interface PersonalDataReports {
  answer(body: unknown): Response;
}

/**
 * Plays `POST /app/report-accounts`, which `privacy.reportPersonalData` of `@forge/api` calls.
 * Source: https://developer.atlassian.com/platform/forge/user-privacy-guidelines/#reportingapi
 * @param note is told of reports that come before the cycle is over, which Atlassian asks apps not to send
 */
export function createPersonalDataReports(
  site: Site,
  clock: Clock,
  note: (text: string) => void,
): PersonalDataReports {
  const reportedAt = new Map<string, number>();

  const isTooEarly = (accountId: string) => {
    const before = reportedAt.get(accountId);
    reportedAt.set(accountId, clock.now());
    return before !== undefined && clock.now() - before < CYCLE_DAYS * DAY_MS;
  };

  const updateOf = (accountId: string, updatedAt: string): 'closed' | 'updated' | undefined => {
    const test = TEST_ACCOUNTS[accountId];
    if (test) return test === 'closed' ? 'closed' : undefined;
    const account = site.personalData(accountId);
    if (account?.closed) return 'closed';
    const changedAt = account?.changedAt ?? null;
    return changedAt !== null && changedAt > Date.parse(updatedAt) ? 'updated' : undefined;
  };

  return {
    answer(body) {
      const parsed = report.safeParse(body);
      if (!parsed.success) {
        const errorMessage = z.prettifyError(parsed.error);
        return Response.json({ errorType: 'INVALID_REQUEST', errorMessage }, { status: 400 });
      }
      const early = parsed.data.accounts.filter(({ accountId }) => isTooEarly(accountId));
      if (early.length > 0) {
        note(
          `${String(early.length)} accounts were reported again before ${String(CYCLE_DAYS)} days were over.`,
        );
      }
      const accounts = parsed.data.accounts.flatMap(({ accountId, updatedAt }) => {
        const status = updateOf(accountId, updatedAt);
        return status ? [{ accountId, status }] : [];
      });
      const headers = { 'Cycle-Period': String(CYCLE_DAYS) };
      return accounts.length > 0
        ? Response.json({ accounts }, { headers })
        : new Response(null, { status: 204, headers });
    },
  };
}
