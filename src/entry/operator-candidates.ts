import { z } from 'zod';
import { STAGES } from '../offboarding/candidates/candidacy';
import type { CandidateParts } from '../offboarding/candidates/parts';
import { approve, dismiss, grantBack, MOST_REVIEWED } from '../offboarding/candidates/review';
import { candidateView } from '../offboarding/candidates/views';
import type { RestoreParts } from '../offboarding/restore/start';
import { nameOf } from './caller-name';
import type { DefineOperator } from './operator';
import { storedId } from './stored-id';

const readers = ['operator', 'administrator', 'auditor'] as const;
const operators = ['operator'] as const;
/** Candidates on one page. */
const PAGE = 25;

const seen = z.object({ accountId: storedId, version: z.number().int().min(0) });
const people = z
  .array(seen)
  .min(1, 'Tick at least one person.')
  .max(MOST_REVIEWED, `Tick at most ${String(MOST_REVIEWED)} people at a time.`);

/** The calls about people whose access is not used, on their way. */
export function defineCandidates(define: DefineOperator, parts: CandidateParts & RestoreParts): void {
  define('listCandidates', {
    callers: readers,
    payload: z.object({ stage: z.enum(STAGES), cursor: z.string().max(4000).optional() }),
    handle: async ({ stage, cursor }) => {
      const { candidacies, next } = await parts.candidacies.list(stage, { cursor, limit: PAGE });
      return { candidates: candidacies.map(candidateView), next: next ?? null };
    },
  });
  define('approveCandidates', {
    callers: operators,
    payload: z.object({ people }),
    handle: async (payload, { accountId }) =>
      approve(parts, payload.people, await nameOf(parts.directory, accountId)),
  });
  define('dismissCandidates', {
    callers: operators,
    payload: z.object({
      people,
      days: z.number().int().min(1, 'Give at least one day.').max(3650).nullable(),
      why: z.string().trim().min(1, 'Say why.').max(500, 'The reason may have at most 500 characters.'),
    }),
    handle: async (payload, { accountId }) =>
      dismiss(parts, payload.people, await nameOf(parts.directory, accountId), payload.days, payload.why),
  });
  define('grantAccessBack', {
    callers: operators,
    payload: seen.pick({ accountId: true }),
    handle: async (payload, { accountId }) => ({
      runId: await grantBack(parts, payload.accountId, await nameOf(parts.directory, accountId)),
    }),
  });
}
