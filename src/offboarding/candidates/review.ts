import { requestCancel } from '../console/cancel';
import { RequestProblem } from '../console/request';
import { hasBegun } from '../run';
import { previewRestore, startRestore, type RestoreParts } from '../restore/start';
import type { PersonName } from '../ticket';
import { DAY } from '../time';
import { hasEnded } from '../words';
import { wayOf, type Candidacy } from './candidacy';
import { move, type Move } from './moves';
import type { CandidateParts } from './parts';

/** The most candidates for one call: each is read, judged and written. */
export const MOST_REVIEWED = 50;

/** A candidate as somebody saw them: another version is looked at again. */
export interface Seen {
  accountId: string;
  version: number;
}

/** What became of a review: how many were moved, and why the others were not. */
export interface Reviewed {
  done: number;
  refused: { accountId: string; words: string }[];
}

/** Lets these candidates be told. */
export const approve = (parts: CandidateParts, people: readonly Seen[], by: PersonName): Promise<Reviewed> =>
  review(parts, people, by, { kind: 'approve', by });

/**
 * Takes these candidates off the way, wherever they are, and stops a run that is under way.
 * @param days null for ever
 */
export const dismiss = (
  parts: CandidateParts,
  people: readonly Seen[],
  by: PersonName,
  days: number | null,
  why: string,
): Promise<Reviewed> => {
  const until = days === null ? null : parts.clock.now() + days * DAY;
  return review(parts, people, by, { kind: 'dismiss', by, until, why });
};

async function review(
  parts: CandidateParts,
  people: readonly Seen[],
  by: PersonName,
  made: Move,
): Promise<Reviewed> {
  const rows = await parts.candidacies.getMany(people.map(({ accountId }) => accountId));
  const answers = await Promise.all(
    people.map(async (seen) => ({
      accountId: seen.accountId,
      words: await reviewOne(parts, rows.get(seen.accountId), seen, by, made),
    })),
  );
  const refused = answers.flatMap(({ accountId, words }) =>
    words === undefined ? [] : [{ accountId, words }],
  );
  return { done: people.length - refused.length, refused };
}

/** @returns why not, or undefined when it is done */
async function reviewOne(
  parts: CandidateParts,
  row: Candidacy | undefined,
  seen: Seen,
  by: PersonName,
  made: Move,
): Promise<string | undefined> {
  if (!row) return 'This person is no candidate.';
  const who = row.document.displayName;
  if (made.kind === 'approve' && row.accountId === by.accountId) {
    return 'You cannot approve yourself. Another operator has to.';
  }
  const changed = `${who} has changed meanwhile. Look again.`;
  if (row.version !== seen.version) return changed;
  const run =
    row.stage === 'acting' && row.document.runId ? await parts.runs.get(row.document.runId) : undefined;
  if (run && hasBegun(run) && !hasEnded(run.status)) {
    // What it has taken by then belongs to its end, which is followed up.
    await requestCancel(parts, run, { ...by, way: 'page' });
    return undefined;
  }
  const next = move(row, made, parts.clock.now());
  if (!next) return `${who} is not at a point where this can be done. Look again.`;
  if (!(await parts.candidacies.replace(next))) return changed;
  if (run && !hasEnded(run.status)) await requestCancel(parts, run, { ...by, way: 'page' });
  return undefined;
}

/**
 * Gives back from the snapshot everything that can be given back without a question. Whoever does it twice gets the same run.
 * @returns the run that gives it back
 * @throws RequestProblem when nobody asked, or nothing can be given back
 */
export async function grantBack(
  parts: CandidateParts & RestoreParts,
  accountId: string,
  by: PersonName,
): Promise<string> {
  const row = await parts.candidacies.get(accountId);
  const runId = row?.document.takenBy ?? null;
  if (row?.stage !== 'asked-back' || runId === null) {
    throw new RequestProblem('Nobody asks for this access any more. Look again.');
  }
  if (row.accountId === by.accountId) {
    throw new RequestProblem('You cannot grant your own access. Another operator has to.');
  }
  const preview = await previewRestore(parts, runId, by);
  if (!preview.allowed) throw new RequestProblem(preview.reason);
  const chosen = preview.items.filter(({ state }) => state === 'ready').map(({ id }) => id);
  const restored = await startRestore(
    parts,
    {
      requestId: wayOf(row),
      runId,
      chosen,
      fingerprint: preview.fingerprint,
      why: `${row.document.displayName} asked for it back.`,
    },
    by,
  );
  if (restored.outcome === 'changed') throw new RequestProblem('Something has just changed. Try again.');
  const now = parts.clock.now();
  const until = now + (await parts.settings.read()).sweep.keptForDays * DAY;
  const next = move(row, { kind: 'restore', by, until }, now);
  if (next) await parts.candidacies.replace(next);
  return restored.runId;
}
