import { z } from 'zod';
import type { DecidingCalls } from '../contract/approvals';
import { approveRuns, declineRuns, type DecideParts } from '../offboarding/console/approvals/approve';
import { listApprovals } from '../offboarding/console/approvals/list';
import { previewApprovals, type Among } from '../offboarding/console/approvals/look';
import type { DecidedOn } from '../offboarding/evidence/run-entries';
import type { CallContext, Definition } from './authorised';
import { nameOf } from './caller-name';
import type { DefineOperator } from './operator';
import { storedId } from './stored-id';

/** Runs per call: the reads for each stay far below Jira's burst and the 25 s of a call. */
const MOST_RUNS = 20;
const TOO_MANY = `Decide about at most ${String(MOST_RUNS)} people at a time.`;
const NOBODY = 'Pick at least one person.';
const MOST_WORDS = 500;

const operators = ['operator'] as const;
const ids = z.array(storedId).min(1, NOBODY).max(MOST_RUNS, TOO_MANY);

type DefineDeciding = <Payload, Key extends keyof DecidingCalls>(
  functionKey: Key,
  definition: Omit<Definition<Payload, DecidingCalls[Key]['result']>, 'functionKey'>,
) => void;

/** Where it is decided, and about which runs: those of a ticket are found by the ticket that the platform names. */
export interface DecidingPlace {
  on: DecidedOn;
  among: (context: CallContext) => Promise<Among>;
}

/** The calls that approve and decline: `DecidingCalls` of the contract. */
export function defineDeciding(
  define: DefineDeciding,
  parts: DecideParts,
  { on, among }: DecidingPlace,
): void {
  define('previewApprovals', {
    callers: operators,
    payload: z.object({ runIds: ids }),
    handle: async ({ runIds }, _caller, context) => ({
      people: await previewApprovals(parts, runIds, await among(context)),
    }),
  });
  define('approveRuns', {
    callers: operators,
    payload: z.object({
      runs: z
        .array(z.object({ id: storedId, fingerprint: z.string().max(100) }))
        .min(1, NOBODY)
        .max(MOST_RUNS, TOO_MANY),
    }),
    handle: async ({ runs }, { accountId }, context) => {
      const by = await nameOf(parts.directory, accountId);
      return { results: await approveRuns(parts, runs, { by, on, among: await among(context) }) };
    },
  });
  define('declineRuns', {
    callers: operators,
    payload: z.object({
      runIds: ids,
      reason: z
        .string()
        .trim()
        .min(1, 'Say why you decline it.')
        .max(MOST_WORDS, `The reason may have at most ${String(MOST_WORDS)} characters.`),
    }),
    handle: async ({ runIds, reason }, { accountId }, context) => {
      const by = await nameOf(parts.directory, accountId);
      return { results: await declineRuns(parts, runIds, reason, { by, on, among: await among(context) }) };
    },
  });
}

/** The calls of the operator's tab: `ApprovalCalls` of the contract. */
export function defineApprovals(define: DefineOperator, parts: DecideParts): void {
  define('listApprovals', {
    callers: operators,
    payload: z.object({ whose: z.enum(['others', 'own']), cursor: z.string().max(4000).optional() }),
    handle: ({ whose, cursor }, { accountId }) => listApprovals(parts, whose, accountId, cursor),
  });
  defineDeciding(define, parts, { on: 'page', among: () => Promise.resolve('any') });
}
