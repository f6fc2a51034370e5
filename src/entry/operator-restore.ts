import { z } from 'zod';
import { MOST_CHOSEN, previewRestore, startRestore, type RestoreParts } from '../offboarding/restore/start';
import { nameOf } from './caller-name';
import type { DefineOperator } from './operator';
import { storedId } from './stored-id';

const operators = ['operator'] as const;

/** The calls that give back what a run took. */
export function defineRestore(define: DefineOperator, parts: RestoreParts): void {
  define('previewRestore', {
    callers: operators,
    payload: z.object({ runId: storedId }),
    handle: async ({ runId }, { accountId }) =>
      previewRestore(parts, runId, await nameOf(parts.directory, accountId)),
  });
  define('startRestore', {
    callers: operators,
    payload: z.object({
      requestId: z.string().regex(/^[\w-]{8,80}$/),
      runId: storedId,
      chosen: z
        .array(z.string().min(1).max(500))
        .min(1, 'Tick at least one thing to give back.')
        .max(MOST_CHOSEN),
      fingerprint: z.string().max(100),
      why: z.string().trim().max(500, 'The reason may have at most 500 characters.').default(''),
    }),
    handle: async (request, { accountId }) =>
      startRestore(parts, request, await nameOf(parts.directory, accountId)),
  });
}
