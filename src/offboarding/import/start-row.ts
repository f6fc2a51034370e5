import { ahead } from '../ahead';
import type { OffboardRequest } from '../../contract/calls';
import { admit, record, refuse, resume, type AdmitParts, type Place, type Submission } from '../admit';
import { importDecisionId, runId } from '../decision';
import { examineLeaver } from '../examine';
import type { Approval } from '../approval/approval';
import type { ProductAccess } from '../facts';
import { outstanding } from '../outstanding';
import type { RunStore, Tickets } from '../ports';
import { reason, reasonInWords } from '../reasons';
import { hasBegun, type Run } from '../run';
import { runRow } from '../run-views';
import type { Settings } from '../settings';
import { submissionOf, ticketOf } from '../submit';
import type { PersonName } from '../ticket';
import { MOST_CHARACTERS_OF_WHY, type Import, type RowResult } from './import';

export interface StartParts extends AdmitParts {
  tickets: Tickets;
}

/** What the rows of an import have in common when their runs are made. */
export interface Portion {
  submission: Omit<Submission, 'decisionId'>;
  operator: PersonName;
  settings: Settings;
  products: Promise<ProductAccess[]>;
  /** What was agreed to with the first run; undefined where nobody had to. */
  agreed: Approval | undefined;
}

/**
 * @param begins when its runs begin, epoch milliseconds; where it is left out, as the request says it
 * @returns undefined when the ticket of the request is not there any more
 */
export async function portionOf(
  parts: StartParts,
  { document }: Pick<Import, 'document'>,
  request: OffboardRequest,
  settings: Settings,
  begins?: number,
): Promise<Portion | undefined> {
  const { operator } = document;
  const ticket = await ticketOf(parts.tickets, request.ticketKey, true);
  if (ticket && 'code' in ticket) return undefined;
  const came = { decisionId: '', source: 'import' as const, operator, ticket };
  return {
    submission: {
      ...submissionOf(request, came, settings, parts.clock.now()),
      ...(begins !== undefined && { startsAt: begins }),
    },
    operator,
    settings,
    products: ahead(parts.directory.products()),
    agreed: document.canary ? (await parts.runs.get(document.canary.runId))?.document.approval : undefined,
  };
}

/**
 * Makes the run of one row, after a live look at its person. The same row twice is the same run.
 * @throws TryLater while an earlier run for the person is being stopped, and when Jira asked to wait
 */
export async function startRow(
  parts: StartParts,
  importId: string,
  { line, accountId, place }: { line: number; accountId: string; place: Place },
  { submission, operator, settings, products }: Portion,
): Promise<Run> {
  const decisionId = importDecisionId(importId, line);
  const earlier = await parts.decisions.get(decisionId);
  if (earlier) return only(await resume(parts, earlier));
  const reference = { by: 'account', accountId } as const;
  const examined = await examineLeaver(parts.directory, reference, operator, settings, products);
  const own = { ...submission, decisionId };
  return only(await record(parts, own, [await admit(parts, own, reference, examined, settings, place)]));
}

/** Refuses one row whose person could not be looked at however often it was tried. @param words why, for people */
export async function refuseRow(
  parts: Pick<StartParts, 'decisions' | 'runs' | 'clock' | 'salt'>,
  importId: string,
  { line, person }: { line: number; person: PersonName },
  { submission }: Pick<Portion, 'submission'>,
  words: string,
): Promise<Run> {
  const own = { ...submission, decisionId: importDecisionId(importId, line) };
  const why = reason('leaver-unreadable', { who: person.displayName, words });
  return only(await record(parts, own, [refuse(parts, own, person, why, 'refused')]));
}

function only([run]: readonly Run[]): Run {
  if (!run) throw new Error('A decision without a run is none.');
  return run;
}

/** The run that a row has, or would have. */
export const runOfRow = (importId: string, line: number, accountId: string): string =>
  runId(importDecisionId(importId, line), accountId);

/** What a run has come to, for its row; moments in words are in this zone. */
export async function resultOf(runs: RunStore, run: Run, zone: string): Promise<RowResult> {
  const { reason: why, endedAt } = run.document;
  const words =
    (why && reasonInWords(why)) ??
    (run.status === 'incomplete' ? await leftInWords(runs, run) : runRow(run, zone).waiting);
  return {
    status: run.status,
    // Somebody who is gone already is what was wanted.
    isSuccess: run.status === 'completed' || why?.code === 'leaver-gone',
    words: words && shortened(words),
    endedAt,
    hasBegun: hasBegun(run),
    ...(run.status === 'waiting' && { goesOnAt: run.dueAt }),
  };
}

const shortened = (words: string): string =>
  words.length > MOST_CHARACTERS_OF_WHY ? `${words.slice(0, MOST_CHARACTERS_OF_WHY - 1)}…` : words;

/** What is left to be done: the first of it, and how much more the run shows. */
async function leftInWords(runs: RunStore, run: Run): Promise<string | null> {
  const [plan, effects] = await Promise.all([runs.plan(run.id), runs.effects(run)]);
  const [first, ...others] = outstanding({ run, plan, effects });
  if (first === undefined) return null;
  const all = `${String(others.length + 1)} things are left, all of them in the run. `;
  return `${others.length > 0 ? all : ''}${first}`;
}
