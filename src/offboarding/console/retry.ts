import { causesFor } from '../approval/demand';
import { addEntries } from '../evidence/record';
import { retried } from '../evidence/run-entries';
import { guardsAgain } from '../guards-again';
import { answersFor, type AdmitParts } from '../admit';
import type { SettingsStore, Wake } from '../ports';
import { reason, reasonInWords, type Reason } from '../reasons';
import { isStandIn } from '../personal-data/alias';
import { UNKNOWN, type Run, type StepName } from '../run';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { iso } from '../time';
import { RequestProblem } from './request';

/** What is tried again: everything that a blocker may have kept from happening. */
const AGAIN: readonly StepName[] = [
  'hand-over',
  'remove-roles',
  'remove-groups',
  'close-account',
  'verify',
  'report',
];
const RESTORE_AGAIN: readonly StepName[] = ['bring-back', 'give-back', 'verify', 'report'];

export interface RetryParts extends AdmitParts {
  settings: SettingsStore;
  wake: Wake;
}

/** Whether a run ended with something that may be tried again; what was given back since is not taken once more. */
export const mayRetry = ({ status, leaverId, document }: Run): boolean =>
  (status === 'incomplete' || status === 'failed') &&
  document.startedAt !== null &&
  document.restoredBy === undefined &&
  !isStandIn(leaverId);

/**
 * Tries again what was blocked. Plan and snapshot stay; the guards are asked anew, of the person who retries.
 * @throws RequestProblem when there is nothing to try again, a guard says no, or another run has the leaver
 */
export async function retry(parts: RetryParts, run: Run, operator: PersonName): Promise<void> {
  if (run.document.restoredBy) {
    throw new RequestProblem('What this run took was given back since. Offboard the person anew instead.');
  }
  if (!mayRetry(run) || run.leaverId === UNKNOWN) {
    throw new RequestProblem('Only a run that ended with something left can be tried again.');
  }
  const settings = await parts.settings.read();
  if (settings.stopped) throw new RequestProblem(`Everything is stopped: ${settings.stopped.reason}`);
  const objection = await objectionTo(parts, run, operator, settings);
  if (objection) throw new RequestProblem(reasonInWords(objection));
  const holder = await parts.claims.take(run.leaverId, run.id, (other, takenAt) =>
    answersFor(parts, other, takenAt),
  );
  if (holder !== run.id) throw new RequestProblem('Another run has taken this person over since.');
  const now = iso(parts.clock.now());
  const done = run.document.steps.map((step) => ({ ...step, doneAt: step.doneAt ?? now }));
  const again = run.document.procedure === 'restore' ? RESTORE_AGAIN : AGAIN;
  const queued: Run = {
    ...run,
    status: 'queued',
    work: run.document.urgent ? 'urgent' : 'planned',
    dueAt: now,
    document: {
      ...run.document,
      steps: [...done, ...again.map((name) => ({ name, doneAt: null }))],
      retriedAt: now,
      // A run that came to its end has no change in doubt; one that was given up may.
      leftCleanly: run.status === 'incomplete',
      verifications: 0,
      reason: null,
      stoppedBy: null,
      endedAt: null,
      failures: 0,
    },
  };
  const { run: recorded, sealed } = addEntries(queued, [retried(operator, now)], parts.salt);
  if (!(await parts.runs.claim(recorded, sealed)))
    throw new RequestProblem('The run has just changed. Look again.');
  await parts.wake.look([run.id]);
}

/**
 * Why this person may not have this run tried again, or undefined: the guards of every run, and a second person where
 * nobody was asked but the rules want one by now.
 */
async function objectionTo(
  parts: RetryParts,
  run: Run,
  operator: PersonName,
  settings: Settings,
): Promise<Reason | undefined> {
  const plan = await parts.runs.plan(run.id);
  const { refusal, isProtected } = await guardsAgain(parts, run, plan, operator, settings);
  if (refusal || !plan || run.document.approval?.given) return refusal;
  const isDeleted = run.document.verification?.onSite === false;
  const demand = { plan, isProtected, people: 1, source: run.source };
  const causes = causesFor(settings, demand).filter((cause) => !(isDeleted && cause === 'irreversible'));
  const who = run.document.leaver?.displayName ?? run.leaverId;
  return causes.length > 0 ? reason('approval-missing', { who }) : undefined;
}
