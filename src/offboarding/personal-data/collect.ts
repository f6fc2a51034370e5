import type { Run } from '../run';
import { iso } from '../time';
import { jsonOf } from '../evidence/run-entries';
import type { PersonalDataParts } from './cycle';
import { peopleIn, peopleInEvidence, type FoundPerson } from './people-in';
import type { RunRecord } from './port';
import type { Register } from './register';

type Parts = Pick<PersonalDataParts, 'personalData' | 'settings' | 'clock'>;

/** Notes everybody who is named anywhere but in a run. */
export async function collectOthers(
  { personalData, settings, clock }: Parts,
  register: Register,
): Promise<void> {
  const now = iso(clock.now());
  register.note(peopleIn(jsonOf(await settings.read())), now);
  for await (const values of personalData.others()) {
    for (const { value } of values) register.note(peopleIn(value), now);
  }
}

/** Notes everybody who is named in a page of runs, with the age of the run. */
export async function collectPage(
  { personalData }: Parts,
  register: Register,
  from: string,
  cursor: string | undefined,
): Promise<{ position: string; next: string | undefined }> {
  const { runs, next } = await personalData.runs(from, cursor);
  const [records, decisions] = await Promise.all([
    personalData.records(runs),
    personalData.decisions([...new Set(runs.map(({ batchId }) => batchId))]),
  ]);
  for (const record of records) register.note(peopleOf(record), record.run.createdAt);
  for (const decision of decisions) register.note(peopleIn(jsonOf(decision)), decision.decidedAt);
  return { position: positionAfter(runs, from), next };
}

const peopleOf = ({ run, parts }: RunRecord): FoundPerson[] => [
  ...peopleIn(jsonOf(run)),
  ...parts.flatMap((part) =>
    part.kind === 'evidence' ? peopleInEvidence(part.entries) : peopleIn(part.value),
  ),
];

/** Where an invocation goes on that has no cursor: runs of the same moment are looked at again. */
export const positionAfter = (runs: readonly Run[], before: string): string =>
  runs.at(-1)?.createdAt ?? before;
