import { z } from 'zod';
import type { ValidateTransition } from '../contract';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import type { ForgeApp } from './manifest/app';

const answer = z.object({ result: z.boolean(), errorMessage: z.string().optional() });

/** The platform gives no wording for a validator that breaks; the transition does not happen. */
const BROKEN = 'The app could not check this transition.';

/**
 * Asks a workflow validator of the app in the middle of a transition; one that breaks refuses.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/
 */
export function createTransitionValidation(
  app: ForgeApp,
  installation: Installation,
  invocations: Invocations,
): ValidateTransition {
  return async ({ functionKey, accountId, payload }) => {
    const validator = app.validators.find((candidate) => candidate.functionKey === functionKey);
    if (!validator) return { result: false, errorMessage: BROKEN };
    const outcome = await invocations.run({
      functionKey,
      moduleKey: validator.key,
      args: [payload, installation.handlerContext(accountId)],
      principalAccountId: accountId,
    });
    const parsed = answer.safeParse(outcome.status === 'returned' ? outcome.value : undefined);
    if (!parsed.success) return { result: false, errorMessage: BROKEN };
    const { result, errorMessage } = parsed.data;
    return { result, ...(errorMessage !== undefined && { errorMessage }) };
  };
}
