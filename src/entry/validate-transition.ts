import { z } from 'zod';
import { operatorRefusal } from '../offboarding/guards';
import type { Directory, SettingsStore, Tickets } from '../offboarding/ports';
import { reasonInWords } from '../offboarding/reasons';

const contextSchema = z.object({ principal: z.object({ accountId: z.string() }) });

interface Parts {
  directory: Directory;
  settings: SettingsStore;
  tickets: Pick<Tickets, 'isOwnAccount'>;
  log: (message: string) => void;
}

/**
 * `jira:workflowValidator`: stops people without the permission at the transition already. It is a courtesy: where the
 * platform does not say who asks, or Jira cannot be asked, the transition goes through, and the decision that follows
 * asks again. What Leaver itself moves, when a ticket is done or reopened, goes through.
 */
export async function validateTransition(
  { directory, settings, tickets, log }: Parts,
  context: unknown,
): Promise<{ result: boolean; errorMessage?: string }> {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) return { result: true };
  const { accountId } = parsed.data.principal;
  try {
    const { operators } = await settings.read();
    const standing = await directory.operatorStanding(accountId, operators);
    const refusal = operatorRefusal({ accountId, displayName: 'Your account' }, standing);
    if (!refusal || standing.may === 'unknown' || (await tickets.isOwnAccount(accountId))) {
      return { result: true };
    }
    return { result: false, errorMessage: reasonInWords(refusal) };
  } catch (error) {
    log(`The validator could not ask Jira: ${error instanceof Error ? error.message : 'unknown failure'}`);
    return { result: true };
  }
}
