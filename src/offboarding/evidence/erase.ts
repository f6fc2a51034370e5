import { holdsMail, names, type Alias } from '../personal-data/alias';
import type { Run } from '../run';
import { erased, type PersonalField, type SealedEntry } from './chain';
import { decidedOf, withoutCopies } from './record';

/** Fields of an entry about others than the leaver: they go with those others. */
const OF_OTHERS: Readonly<Record<string, string>> = {
  operatorId: 'operatorId',
  operatorName: 'operatorId',
  successorId: 'successorId',
  toId: 'toId',
  toName: 'toId',
};

/**
 * An entry without what it holds of people. Only value and salt go: the commitments stay, and the chain holds. In a run
 * about the person every free text goes, too: it describes them. Of who only has another name the old one goes.
 * @param leaverId of the run, as it was
 * @param withoutMail whether texts go that hold an e-mail address, which may be anybody's
 */
export function withoutPeople(
  entry: SealedEntry,
  leaverId: string,
  people: readonly Alias[],
  withoutMail: boolean,
): SealedEntry {
  const { personal } = entry;
  return erased(entry, (value, name) => {
    const owner = personal[OF_OTHERS[name] ?? ''];
    return people.some((person) => isOf(person, value, owner, leaverId)) || (withoutMail && holdsMail(value));
  });
}

/** A run without what its first entry, which it holds itself, says of people. */
export function withDecidedWithout(run: Run, people: readonly Alias[], withoutMail: boolean): Run {
  const { evidence } = run.document;
  const whole = decidedOf(run);
  if (!evidence || !whole) return run;
  const decided = withoutPeople(whole, run.leaverId, people, withoutMail);
  return withoutCopies({ ...run, document: { ...run.document, evidence: { ...evidence, decided } } });
}

function isOf(
  { accountId, names: called, isErased }: Alias,
  value: string,
  owner: PersonalField | undefined,
  leaverId: string,
): boolean {
  if (!isErased) return names(value, called);
  if (owner) return owner.value === accountId;
  return leaverId === accountId || value.includes(accountId) || names(value, called);
}
