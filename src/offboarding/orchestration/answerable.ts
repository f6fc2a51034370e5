import { examineOperator } from '../examine';
import type { Directory } from '../ports';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { OutsideProblem } from './problem';

/**
 * The person who answers for a credential, as Jira tells them now: active, and holding the permission of operators.
 * @throws OutsideProblem when they may not offboard people any more
 * @throws TryLater when Jira does not answer
 */
export async function answerableOwner(
  directory: Pick<Directory, 'leaver' | 'operatorStanding'>,
  { accountId }: PersonName,
  settings: Settings,
): Promise<PersonName> {
  const owner = await directory.leaver(accountId);
  if (!owner?.active) throw new OutsideProblem({ code: 'owner-gone' });
  const { displayName, accountType } = owner;
  const person = { accountId, displayName };
  const refusal = await examineOperator(directory, { ...person, isApp: accountType === 'app' }, settings);
  if (!refusal) return person;
  switch (refusal.code) {
    case 'operator-check-not-allowed':
      throw new OutsideProblem({ code: 'owner-check-not-possible' });
    case 'operator-check-failed':
      throw new OutsideProblem({ code: 'try-later' });
    default:
      throw new OutsideProblem({ code: 'owner-not-allowed' });
  }
}
