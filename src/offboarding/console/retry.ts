import { examineLeaver, examineOperator } from '../examine';
import type { AdmitParts } from '../admit';
import type { SettingsStore, Wake } from '../ports';
import { reasonInWords } from '../reasons';
import { UNKNOWN, type Run, type StepName } from '../run';
import type { PersonName } from '../ticket';
import { iso } from '../time';
import { RequestProblem } from './request';

/** What is tried again: everything that a blocker may have kept from happening. */
const AGAIN: readonly StepName[] = ['remove-groups', 'close-account', 'verify', 'report'];

export interface RetryParts extends AdmitParts {
  settings: SettingsStore;
  wake: Wake;
}

/** Whether a run ended with something that may be tried again. */
export const mayRetry = ({ status, document }: Run): boolean =>
  (status === 'incomplete' || status === 'failed') && document.startedAt !== null;

/**
 * Tries again what was blocked. Plan and snapshot stay; the guards are asked anew, of the person who retries.
 * @throws RequestProblem when there is nothing to try again, a guard says no, or another run has the leaver
 */
export async function retry(parts: RetryParts, run: Run, operator: PersonName): Promise<void> {
  if (!mayRetry(run) || run.leaverId === UNKNOWN) {
    throw new RequestProblem('Only a run that ended with something left can be tried again.');
  }
  const settings = await parts.settings.read();
  if (settings.stopped) throw new RequestProblem(`Everything is stopped: ${settings.stopped.reason}`);
  const products = parts.directory.products();
  const [refusal, examined] = await Promise.all([
    examineOperator(parts.directory, { ...operator, isApp: false }, settings),
    examineLeaver(parts.directory, { by: 'account', accountId: run.leaverId }, operator, settings, products),
    products,
  ]);
  // Somebody who is gone by now was what the run wanted: it reads that back and is complete.
  const isGone = examined.refusal?.code === 'leaver-gone';
  const objection = refusal ?? (isGone ? undefined : examined.refusal);
  if (objection) throw new RequestProblem(reasonInWords(objection));
  const holder = await parts.claims.take(run.leaverId, run.id, () => Promise.resolve(true));
  if (holder !== run.id) throw new RequestProblem('Another run has taken this person over since.');
  const now = iso(parts.clock.now());
  const done = run.document.steps.map((step) => ({ ...step, doneAt: step.doneAt ?? now }));
  const again: Run = {
    ...run,
    status: 'queued',
    work: run.document.urgent ? 'urgent' : 'planned',
    dueAt: now,
    document: {
      ...run.document,
      steps: [...done, ...AGAIN.map((name) => ({ name, doneAt: null }))],
      retriedAt: now,
      // A run that came to its end has no change in doubt; one that was given up may.
      leftCleanly: run.status === 'incomplete',
      verifications: 0,
      reason: null,
      endedAt: null,
      failures: 0,
    },
  };
  if (!(await parts.runs.claim(again))) throw new RequestProblem('The run has just changed. Look again.');
  await parts.wake.look([run.id]);
}
