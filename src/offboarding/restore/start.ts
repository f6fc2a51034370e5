import type { RestorePreview, RestoreResult } from '../../contract/restore';
import { isUnderWay, record, resume, type AdmitParts } from '../admit';
import { RequestProblem } from '../console/request';
import { requestDecisionId, runId } from '../decision';
import { addEntries } from '../evidence/record';
import { ended, endedState, stopped } from '../evidence/run-entries';
import { newRun } from '../new-run';
import { isStandIn } from '../personal-data/alias';
import type { SettingsStore, Wake } from '../ports';
import { reason, reasonInWords } from '../reasons';
import { end, type Restores, type Run, type StoppedBy } from '../run';
import type { Settings } from '../settings';
import { NOBODY } from '../steps/give-back';
import type { PersonName } from '../ticket';
import { inWords, iso } from '../time';
import { hasEnded } from '../words';
import { restorePlan } from './check-restore';
import { lookAtRun, type Looked, type LookParts } from './look';
import { ACCOUNT_KINDS, mayRestore, waitsForDeletion } from './undoable';

export type RestoreParts = LookParts & AdmitParts & { settings: SettingsStore; wake: Wake };

/** The most that one restore gives back: what a leaver of any size has, and small enough for one stored value. */
export const MOST_CHOSEN = 2000;

const NOTHING_KEPT =
  'The account was erased for ever, and Leaver keeps nothing of the person any more: nothing can be given back.';
const NOT_RESTORABLE =
  'Only a run that has taken something from somebody, and that is over or waits for its deletion, can be undone.';

/** What a restore of this run would give back; writes nothing. */
export async function previewRestore(
  parts: RestoreParts,
  id: string,
  operator: PersonName,
): Promise<RestorePreview> {
  const { run, looked, settings } = await look(parts, id, operator);
  return previewOf(run, looked, settings);
}

/** What somebody chose to have given back, after they saw it. */
export interface RestoreRequest {
  requestId: string;
  runId: string;
  chosen: readonly string[];
  fingerprint: string;
  why: string;
}

/**
 * Begins to give back what was chosen of what was shown, or nothing where something changed since. The same request twice
 * is one run. A deletion that the undone run still waits for is called off.
 * @throws RequestProblem when the request cannot be begun
 */
export async function startRestore(
  parts: RestoreParts,
  request: RestoreRequest,
  operator: PersonName,
): Promise<RestoreResult> {
  const decisionId = requestDecisionId(operator.accountId, `restore.${request.requestId}`);
  const earlier = await parts.decisions.get(decisionId);
  if (earlier) return started(parts, await resume(parts, earlier));
  const { run, looked, settings } = await look(parts, request.runId, operator);
  if (settings.stopped) throw new RequestProblem(`Everything is stopped: ${settings.stopped.reason}`);
  if ('refusal' in looked) throw new RequestProblem(reasonInWords(looked.refusal));
  if (looked.fingerprint !== request.fingerprint) {
    // The same request, sent twice, may have changed it already.
    const meanwhile = await parts.decisions.get(decisionId);
    if (meanwhile) return started(parts, await resume(parts, meanwhile));
    return { outcome: 'changed', preview: previewOf(run, looked, settings) };
  }
  const restores = chosenOf(run, looked, new Set(request.chosen));
  await callOffDeletion(parts, run, { ...operator, way: 'page' });

  const { leaver } = looked;
  const id = runId(decisionId, leaver.accountId);
  const holder = await parts.claims.take(leaver.accountId, id, (other, takenAt) =>
    isUnderWay(parts, other, takenAt),
  );
  if (holder !== id) {
    const who = leaver.displayName;
    throw new RequestProblem(reasonInWords(reason('already-running', { who, run: holder })));
  }
  const now = parts.clock.now();
  const plan = restorePlan(leaver, iso(now));
  const ticket = run.document.ticket && { ...run.document.ticket, changelogId: null, ruleId: null };
  const restore = newRun({
    id,
    batchId: decisionId,
    source: 'page',
    ticket,
    leaver: { accountId: leaver.accountId, displayName: leaver.displayName },
    operator,
    successorId: null,
    procedure: 'restore',
    teamId: null,
    rehearsal: false,
    urgent: true,
    why: request.why,
    reason: null,
    restores,
    now,
    startsAt: now,
    plan,
    salt: parts.salt,
  });
  return started(parts, await record(parts, { decisionId, ruleId: null, ticket }, [{ run: restore, plan }]));
}

async function started({ wake }: RestoreParts, runs: readonly Run[]): Promise<RestoreResult> {
  const [run] = runs;
  if (!run) throw new Error('The decision of a restore holds its run.');
  await wake.look([run.id]);
  return { outcome: 'started', runId: run.id };
}

async function look(parts: RestoreParts, id: string, operator: PersonName) {
  const [loaded, settings] = await Promise.all([parts.runs.load(id), parts.settings.read()]);
  if (!loaded) throw new RequestProblem('There is no such run.');
  const { run, plan } = loaded;
  if (isStandIn(run.leaverId)) throw new RequestProblem(NOTHING_KEPT);
  if (!plan || !mayRestore(run)) throw new RequestProblem(NOT_RESTORABLE);
  return { run, settings, looked: await lookAtRun(parts, run, plan, operator, settings) };
}

function previewOf(run: Run, looked: Looked, settings: Settings): RestorePreview {
  if ('refusal' in looked) return { allowed: false, reason: reasonInWords(looked.refusal) };
  const { leaver, items, back, fingerprint } = looked;
  return {
    allowed: true,
    person: { accountId: leaver.accountId, displayName: leaver.displayName },
    items: items.map(({ view }) => view),
    back,
    notes: notesOf(run, looked, settings),
    fingerprint,
  };
}

function notesOf(run: Run, { leaver }: Exclude<Looked, { refusal: unknown }>, settings: Settings): string[] {
  const notes: string[] = [];
  if (!hasEnded(run.status) && run.document.deleteAt !== null) {
    const at = inWords(Date.parse(run.document.deleteAt), settings.times.zone);
    notes.push(`The deletion of the account, due on ${at}, is called off.`);
  }
  if (!leaver.active) {
    notes.push(
      'The account is not active on this site. It is brought back first, by the ways that an administrator allowed; where none works, the ticket says who has to do what, and the restore goes on by itself once the person is back.',
    );
  }
  return notes;
}

/** What was chosen, with who had it; everything chosen must have been shown, and be possible. */
function chosenOf(
  run: Run,
  { items, leaver }: Exclude<Looked, { refusal: unknown }>,
  chosen: ReadonlySet<string>,
): Restores {
  const picked = items.filter(({ undoable }) => chosen.has(undoable.id));
  if (picked.length === 0) throw new RequestProblem('Tick at least one thing to give back.');
  if (picked.length < chosen.size || picked.some(({ view }) => view.state === 'impossible')) {
    throw new RequestProblem('Something was chosen that cannot be given back. Look again.');
  }
  const account = items.find(({ undoable }) => ACCOUNT_KINDS.includes(undoable.kind));
  if (!leaver.active && account && !chosen.has(account.undoable.id)) {
    throw new RequestProblem(
      `Nothing can be given to an account that is not active: tick ${account.view.name}, too.`,
    );
  }
  const agreed = picked.flatMap(({ undoable: { id }, standing }) => {
    if (standing.is === 'changed') return [[id, standing.holder ?? NOBODY] as const];
    return standing.is === 'spread' ? [[id, 'others'] as const] : [];
  });
  return {
    runId: run.id,
    chosen: picked.map(({ undoable }) => undoable.id),
    agreed: Object.fromEntries(agreed),
  };
}

/** Ends a run that waits for its deletion; whoever wants to carry it on meanwhile finds its claim taken. */
async function callOffDeletion({ runs, clock, salt }: RestoreParts, run: Run, by: StoppedBy): Promise<void> {
  if (!waitsForDeletion(run) || hasEnded(run.status)) return;
  const why = reason('restored', { who: run.document.leaver?.displayName ?? run.leaverId });
  const steps = run.document.steps.filter(({ doneAt }) => doneAt !== null);
  const now = iso(clock.now());
  const over = end(
    { ...run, document: { ...run.document, steps, reason: why, stoppedBy: by } },
    'cancelled',
    now,
  );
  const entries = [stopped(why, now, by), ended('cancelled', run, now)];
  const recorded = addEntries(over, entries, salt, { state: endedState('cancelled') });
  const isFree = run.claimedUntil <= clock.now();
  if (!isFree || !(await runs.claim(recorded.run, recorded.sealed))) {
    throw new RequestProblem('The run that is to be undone is just being worked on. Try again in a moment.');
  }
}
