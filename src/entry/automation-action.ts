import { createHash } from 'node:crypto';
import { z } from 'zod';
import { requestedDecisionId } from '../offboarding/decision';
import { TryLater } from '../offboarding/later';
import { answerableOwner } from '../offboarding/orchestration/answerable';
import { authenticateRule, type AuthenticationParts } from '../offboarding/orchestration/authenticate';
import { partsOfPermit } from '../offboarding/orchestration/manage-credentials';
import { OutsideProblem } from '../offboarding/orchestration/problem';
import {
  startOutside,
  type OutsideParts,
  type OutsideRequest,
} from '../offboarding/orchestration/start-outside';
import type { WithoutSecrets } from '../offboarding/secrets';
import type { Run } from '../offboarding/run';
import { iso, MINUTE } from '../offboarding/time';
import { hasEnded } from '../offboarding/words';
import { outsideRequestFields, outsideRequestOf } from './outside-request';
import { problemsIn } from './problems-in';

/** The same request, ended and asked for anew, on one day (UTC): each one is looked at before the next. */
const MOST_ATTEMPTS = 20;

/** How long a run that was carried out is the answer to the same request: who heard no answer asks again at once. */
const STILL_THE_ANSWER = 10 * MINUTE;

export type AutomationParts = OutsideParts &
  AuthenticationParts & {
    withoutSecrets: WithoutSecrets;
    log: (message: string) => void;
  };

/** The inputs of the manifest's action; the platform may add its own beside them. */
const inputsSchema = z.object({ permit: z.string().max(200), ...outsideRequestFields });
const permitSchema = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{16}\.[\w-]{43}$/)
  .transform(partsOfPermit);
/** The user of the connection with which the action is configured, where the platform tells. */
const contextSchema = z.object({ principal: z.object({ accountId: z.string() }) });

/** What the rule gets back: outputs of the manifest's action, or messages for the rule's audit log. */
type ActionResult = { runId: string; batchId: string } | { errors: { message: string }[] };

/**
 * `action` `start-run`: what a rule of Automation does in the name of the person who answers for it. The platform does
 * not say which rule calls; a rule proves itself by the permit that an administrator got for it.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#action-execution
 */
export async function runAutomationAction(
  parts: AutomationParts,
  payload: unknown,
  context: unknown,
): Promise<ActionResult> {
  try {
    const run = await startFromRule(parts, payload, context);
    return { runId: run.id, batchId: run.batchId };
  } catch (error) {
    return { errors: [{ message: messageOf(error, parts) }] };
  }
}

async function startFromRule(parts: AutomationParts, payload: unknown, context: unknown) {
  const { permit: given } = z.object({ permit: z.unknown() }).catch({ permit: '' }).parse(payload);
  const permit = permitSchema.safeParse(given);
  if (!permit.success) throw new OutsideProblem({ code: 'rule-not-allowed' });
  const connectedAs = contextSchema.safeParse(context).data?.principal.accountId;
  const { id, name, owner } = await authenticateRule(parts, permit.data, connectedAs);
  const parsed = inputsSchema.safeParse(await parts.withoutSecrets.value(payload));
  if (!parsed.success) {
    throw new OutsideProblem({ code: 'invalid-request', message: problemsIn(parsed.error) });
  }
  const settings = await parts.settings.read();
  const operator = await answerableOwner(parts.directory, owner, settings);
  const { permit: _permit, ...fields } = parsed.data;
  const request = outsideRequestOf(fields);
  const decisionId = await decisionFor(parts, id, request);
  const asker = { decisionId, source: 'automation', via: { kind: 'rule', id, name }, operator } as const;
  return startOutside(parts, request, asker, settings);
}

/**
 * A rule names no request of its own. While what it asked for is under way or has just been done, the same again on the
 * same day is the same request, so that a run whose beginning was cut off comes into being; afterwards it is a new one.
 * @throws OutsideProblem when the same was asked for too often
 */
async function decisionFor(parts: AutomationParts, ruleId: string, request: OutsideRequest): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const [day = ''] = iso(parts.clock.now()).split('T');
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const decisionId = requestedDecisionId('automation', ruleId, `${hash}.${day}.${String(attempt)}`);
    const decision = await parts.decisions.get(decisionId);
    const runs = await parts.runs.getMany((decision?.runs ?? []).map((run) => run.id));
    if (![...runs.values()].some((run) => isOver(run, parts.clock.now()))) return decisionId;
  }
  throw new OutsideProblem({ code: 'too-many-requests' });
}

const isOver = ({ status, document: { endedAt, restoredBy } }: Run, now: number): boolean => {
  const wasCarriedOut = status === 'completed' || status === 'incomplete';
  const justDone = wasCarriedOut && !restoredBy && now - Date.parse(endedAt ?? '') < STILL_THE_ANSWER;
  return hasEnded(status) && !justDone;
};

/** For the rule's audit log: no names, no answers of Jira. */
function messageOf(error: unknown, { log }: AutomationParts): string {
  if (error instanceof OutsideProblem) return `${error.message} (${error.code})`;
  if (error instanceof TryLater) return new OutsideProblem({ code: 'try-later' }).message;
  log(`The action failed: ${error instanceof Error ? error.message : 'unknown failure'}`);
  return new OutsideProblem({ code: 'internal' }).message;
}
