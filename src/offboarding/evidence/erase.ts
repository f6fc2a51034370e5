import type { RunStore } from '../ports';
import type { Run } from '../run';
import { decidedOf } from './record';
import { erased, type PersonalField, type SealedEntry } from './chain';

/** Fields of an entry about others than the leaver: they go with those others. */
const OF_OTHERS: Readonly<Record<string, string>> = {
  operatorId: 'operatorId',
  operatorName: 'operatorId',
  successorId: 'successorId',
  toId: 'toId',
  toName: 'toId',
};

/**
 * Takes everything about a person out of the evidence of a run, in the stored groups and in the entry inside the run. Only
 * value and salt go: the commitments stay, and the chain holds. In a run about the person every free text goes, too: it
 * describes them.
 * @param knownNames what the person is called elsewhere, for texts that name them
 * @returns the run as it is to be stored; the stored groups are changed already
 */
export async function erasePerson(
  runs: Pick<RunStore, 'replaceEntries'>,
  run: Run,
  accountId: string,
  knownNames: readonly string[] = [],
): Promise<Run> {
  const { evidence } = run.document;
  const names = [...knownNames, ...namesOf(run, accountId)];
  const erase = (entry: SealedEntry): SealedEntry => withoutPerson(entry, run.leaverId, accountId, names);
  await runs.replaceEntries(run, erase);
  const whole = decidedOf(run);
  if (!evidence || !whole) return run;
  const decided = erase(whole);
  return { ...run, document: { ...run.document, evidence: { ...evidence, decided } } };
}

/** An entry without what it holds of one person. @param names what the person is called in free texts */
export function withoutPerson(
  entry: SealedEntry,
  leaverId: string,
  accountId: string,
  names: readonly string[],
): SealedEntry {
  const { personal } = entry;
  const words = [accountId, ...names].filter((word) => word !== '');
  return erased(entry, (value, name) => {
    const owner = OF_OTHERS[name];
    if (owner !== undefined && personal[owner]) return isOf(personal[owner], accountId);
    return leaverId === accountId || words.some((word) => value.includes(word));
  });
}

const isOf = ({ value }: PersonalField, accountId: string): boolean => value === accountId;

/** What a run calls a person. */
function namesOf({ document: { leaver, operator } }: Run, accountId: string): string[] {
  return [leaver, operator].flatMap((person) =>
    person?.accountId === accountId ? [person.displayName] : [],
  );
}
