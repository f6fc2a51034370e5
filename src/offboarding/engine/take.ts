import type { LoadedRun } from '../ports';
import { hasBegun, nextStep, type Run } from '../run';
import { isFresh } from '../steps/check';
import type { StepParts } from '../steps/step';
import { iso } from '../time';
import { hasEnded } from '../words';
import type { Brake } from './brake';
import { LEASE } from './lease';

/**
 * Claims a run. One that begins on what was read when it was created is counted in the same transaction; where it may not
 * begin, it is claimed all the same, to say why.
 * @returns undefined when somebody else has the run
 */
export async function take(
  { runs }: Pick<StepParts, 'runs'>,
  brake: Pick<Brake, 'mayBegin'>,
  loaded: LoadedRun,
  isStopped: boolean,
  now: number,
): Promise<Run | undefined> {
  const { run } = loaded;
  if (isStopped || !beginsNow(loaded, now)) return runs.claim(taken(run, null, now));
  const begun = taken(run, iso(now), now);
  const answers: { claimed: Run | undefined }[] = [];
  const held = await brake.mayBegin(run, async (counted) => {
    const claimed = await runs.begin(begun, counted);
    if (claimed === 'overtaken') return 'overtaken';
    answers.push({ claimed });
    return claimed ? 'stored' : 'dropped';
  });
  const [answer] = answers;
  if (answer) return answer.claimed;
  return runs.claim(held === null ? begun : taken(run, null, now));
}

/** The run as it is stored when it is claimed. What begins now says so before its first effect. */
const taken = (run: Run, startedAt: string | null, now: number): Run => ({
  ...run,
  status: hasEnded(run.status) ? run.status : 'running',
  claimedUntil: now + LEASE,
  document: {
    ...run.document,
    leftCleanly: false,
    waitingFor: null,
    startedAt: run.document.startedAt ?? startedAt,
  },
});

/** Whether the run begins with its claim: nothing is to be read again before its first effect. */
const beginsNow = (loaded: LoadedRun, now: number): boolean =>
  nextStep(loaded.run)?.name === 'check' &&
  !hasBegun(loaded.run) &&
  isFresh(loaded, now) &&
  now >= Date.parse(loaded.run.document.startAt);
