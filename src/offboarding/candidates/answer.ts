import { requestCancel } from '../console/cancel';
import { RequestProblem } from '../console/request';
import { hasBegun } from '../run';
import type { PersonName } from '../ticket';
import { DAY } from '../time';
import { hasLost, type Candidacy, type KeptBy } from './candidacy';
import { isStillWhole } from './follow';
import { move, type Move } from './moves';
import type { CandidateParts } from './parts';
import { tellAskedBack, tellKept } from './tell';

/** Somebody else may change the row at the same moment; each of them is read again. */
const MOST_TRIES = 5;

/**
 * The candidate's own word that they need their access. Saying it twice is saying it once.
 * @param caller as the platform knows them
 * @throws RequestProblem when the ticket is about somebody else, or nothing can be kept any more
 */
export async function keepAccess(
  parts: CandidateParts,
  ticketId: string,
  caller: PersonName,
): Promise<Candidacy> {
  const own = await ownCandidacy(parts, ticketId, caller.accountId);
  const kept = await keep(parts, own.accountId, 'click', caller);
  if (!kept) throw new RequestProblem(tooLate(own));
  return kept;
}

/**
 * The candidate's own wish to have back what has ended; an operator decides.
 * @throws RequestProblem when the ticket is about somebody else, or nothing has ended
 */
export async function askAccessBack(
  parts: CandidateParts,
  ticketId: string,
  caller: PersonName,
): Promise<Candidacy> {
  const own = await ownCandidacy(parts, ticketId, caller.accountId);
  const asked = own.stage === 'kept' ? undefined : await askBack(parts, own.accountId, caller);
  if (!asked) throw new RequestProblem('Nothing of yours has ended here, so there is nothing to ask for.');
  return asked;
}

/** A comment on a tracking ticket: from the candidate it keeps the access, or asks for it; from others it is nothing. */
export async function heedComment(
  parts: CandidateParts,
  ticketId: string,
  author: PersonName,
): Promise<void> {
  const candidacy = await parts.candidacies.ofTicket(ticketId);
  if (candidacy?.accountId !== author.accountId) return;
  const named = { ...author, displayName: candidacy.document.displayName };
  if (!(await keep(parts, candidacy.accountId, 'comment', named))) {
    await askBack(parts, candidacy.accountId, named);
  }
}

async function ownCandidacy(
  { candidacies }: CandidateParts,
  ticketId: string,
  callerId: string,
): Promise<Candidacy> {
  const candidacy = await candidacies.ofTicket(ticketId);
  if (!candidacy) throw new RequestProblem('This ticket is not about unused access.');
  if (candidacy.accountId !== callerId) {
    const who = candidacy.document.displayName;
    throw new RequestProblem(`Only ${who} can do this: it is their own access.`);
  }
  return candidacy;
}

/** @returns undefined when it is too late */
async function keep(
  parts: CandidateParts,
  accountId: string,
  how: KeptBy,
  by: PersonName,
): Promise<Candidacy | undefined> {
  const { sweep } = await parts.settings.read();
  const until = parts.clock.now() + sweep.keptForDays * DAY;
  const before = await parts.candidacies.get(accountId);
  if (before?.stage === 'kept') return before;
  if (!before || before.stage === 'acted') return undefined;
  if (hasLost(before)) return askBack(parts, accountId, by);
  if (before.stage === 'acting' && !isStillWhole(await runOf(parts, before))) return undefined;
  const kept = await change(parts, accountId, { kind: 'keep', how, by, words: '', until });
  if (!kept) return undefined;
  const run = before.stage === 'acting' ? await runOf(parts, before) : undefined;
  if (run) {
    await requestCancel(parts, run, { ...by, way: 'ticket' });
    // It may have begun in this very moment; then what it took is asked for.
    const now = await parts.runs.get(run.id);
    if (now && hasBegun(now)) {
      return (await askBack(parts, accountId, by)) ?? kept;
    }
  }
  await tellKept(parts, kept);
  return kept;
}

async function askBack(
  parts: CandidateParts,
  accountId: string,
  by: PersonName,
): Promise<Candidacy | undefined> {
  const before = await parts.candidacies.get(accountId);
  if (before?.stage === 'asked-back') return before;
  if (!before || (before.stage !== 'kept' && !hasLost(before))) return undefined;
  const asked = await change(parts, accountId, { kind: 'ask-back', by });
  if (asked) await tellAskedBack(parts, asked);
  return asked;
}

/** Makes a move on the row as it is now. @returns undefined when the way is not there */
async function change(
  { candidacies, clock }: CandidateParts,
  accountId: string,
  made: Move,
): Promise<Candidacy | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const row = await candidacies.get(accountId);
    const next = row && move(row, made, clock.now());
    if (!next) return undefined;
    if (await candidacies.replace(next)) return next;
  }
  throw new RequestProblem('Somebody else is changing this just now. Try again in a moment.');
}

const runOf = ({ runs }: CandidateParts, { document: { runId } }: Candidacy) =>
  runId === null ? undefined : runs.get(runId);

const tooLate = ({ stage }: Candidacy): string =>
  stage === 'acting' || stage === 'acted' || stage === 'asked-back'
    ? 'Your access is ending or has ended already. Ask for it back instead.'
    : 'There is nothing to keep any more: nobody is about to take your access.';
