import type { Directory } from '../offboarding/ports';
import type { PersonName } from '../offboarding/ticket';

/** The caller as records name them; an account that Jira does not tell goes by its id. */
export async function nameOf(directory: Directory, accountId: string): Promise<PersonName> {
  const person = await directory.leaver(accountId);
  return { accountId, displayName: person?.displayName ?? accountId };
}
