import type { OffboardRequest } from '../../contract/calls';
import { preview, RequestProblem, TYPED_FROM, type RequestParts } from '../console/request';
import { importDecisionId } from '../decision';
import { examineOperator } from '../examine';
import { reasonInWords } from '../reasons';
import type { Run } from '../run';
import type { PersonName } from '../ticket';
import { iso } from '../time';
import { hasEnded } from '../words';
import { checkRequest } from './check-request';
import { countOf, peopleOf, stateOf, type Import, type RowResult, type StoredRow } from './import';
import { LOOK_AT_WAITING_EVERY, LOOK_EVERY, lookAtRuns, storePages, type LookParts } from './look-at-runs';
import type { ImportStore } from './port';
import { enter, move, ownImport, type StageParts } from './stages';
import { portionOf, resultOf, startRow } from './start-row';

export type CanaryParts = RequestParts & StageParts;

/**
 * Begins the row of one line, by which it is seen whether the request does what is wanted. Sent twice, it is one run.
 * @throws RequestProblem when the request cannot be begun, or would do something else than what was shown
 */
export async function startCanary(
  parts: CanaryParts,
  id: string,
  { line, ...shown }: { line: number; request: OffboardRequest; fingerprint: string },
  operator: PersonName,
): Promise<Import> {
  const { request } = shown;
  const row = await ownImport(parts.imports, id, operator.accountId, 'judged', 'asking');
  if (row.document.stage === 'asking' && (await canaryIsGood(parts, row)))
    throw new RequestProblem('The first run has been verified. Confirm the rest, or stop the import.');
  const first = await rowAt(parts.imports, row, line);
  const person = first?.stored.person;
  if (!person) throw new RequestProblem('This row cannot be begun any more. Reload the page.');
  const settings = await parts.settings.read();
  if (settings.stopped) throw new RequestProblem(`Everything is stopped: ${settings.stopped.reason}`);
  const refusal = await examineOperator(parts.directory, { ...operator, isApp: false }, settings);
  if (refusal) throw new RequestProblem(reasonInWords(refusal));
  // Where the answer to an earlier try got lost, the person is not as they were shown any more.
  if (!(await parts.decisions.get(importDecisionId(id, line)))) {
    await checkRequest(parts.imports, row, request);
    await checkPlan(parts, person, shown, operator);
  }
  const portion = await portionOf(parts, row, request, settings);
  if (!portion)
    throw new RequestProblem(`There is no ticket ${request.ticketKey ?? ''}, or Leaver may not see it.`);
  const place = { before: 0, people: peopleOf(row), inImport: 'first' as const };
  const run = await startRow(parts, id, { line, accountId: person.accountId, place }, portion);
  await keepResult(parts.imports, row, first, await resultOf(parts.runs, run, settings.times.zone));
  await parts.wake.look([run.id]);
  return move(parts, row, 'canary', { request, canary: { line, person, runId: run.id } });
}

async function checkPlan(
  parts: CanaryParts,
  { accountId }: PersonName,
  shown: { request: OffboardRequest; fingerprint: string },
  operator: PersonName,
): Promise<void> {
  const { people } = await preview(parts, [accountId], shown.request, operator);
  const [now] = people;
  if (now?.allowed === false) throw new RequestProblem(now.reason);
  if (now?.fingerprint !== shown.fingerprint) {
    throw new RequestProblem('The person is not as they were shown any more. Look at the plan again.');
  }
}

/** The row of a line that can be begun, with the number of its page; as a rule it is on the first page that has any. */
async function rowAt(
  imports: ImportStore,
  { id, document }: Import,
  line: number,
): Promise<{ number: number; stored: StoredRow } | undefined> {
  for (const [number, tally] of document.pages.entries()) {
    if (countOf([tally], 'found') === 0) continue;
    const [page] = await imports.pages(id, [number]);
    const stored = page?.rows.find((one) => one.line === line);
    if (stored) return stateOf(stored) === 'found' ? { number, stored } : undefined;
  }
  return undefined;
}

async function keepResult(
  imports: ImportStore,
  row: Import,
  { number, stored }: { number: number; stored: StoredRow },
  result: RowResult,
): Promise<void> {
  const [page] = await imports.pages(row.id, [number]);
  if (!page) throw new RequestProblem('The rows of this import were removed.');
  const rows = page.rows.map((one) => (one.line === stored.line ? { ...one, result } : one));
  await storePages(imports, row, new Map([[number, { ...page, rows }]]));
}

/** Whether nothing more can be learned of the canary: it was read back, or has ended. */
export const isVerified = (run: Run): boolean => hasEnded(run.status) || run.document.verification !== null;

/** Whether the rest may follow this canary: what was to be done is done, as far as Jira lets it. */
export const isGood = (run: Run): boolean =>
  isVerified(run) && run.status !== 'failed' && run.status !== 'refused' && run.status !== 'cancelled';

async function canaryIsGood(parts: Pick<CanaryParts, 'runs'>, { document }: Import): Promise<boolean> {
  const run = document.canary ? await parts.runs.get(document.canary.runId) : undefined;
  return run !== undefined && isGood(run);
}

/**
 * Lets everything else begin: where requests have a stop window, all of it has one from here on.
 * @param typedCount repeats the number of people, where they are more than five
 * @throws RequestProblem when the canary is none by which anybody could go on
 */
export async function confirmImport(
  parts: CanaryParts,
  id: string,
  typedCount: number | null,
  operatorId: string,
): Promise<Import> {
  const row = await ownImport(parts.imports, id, operatorId, 'asking');
  const left = countOf(row.document.pages, 'found');
  if (left >= TYPED_FROM && typedCount !== left) {
    throw new RequestProblem(`Type ${String(left)} to confirm that so many people lose their access.`);
  }
  if (!(await canaryIsGood(parts, row)))
    throw new RequestProblem(
      'The first run has not done what was wanted. Look at it, and try another row first.',
    );
  return move(parts, row, 'running', { confirmedAt: iso(parts.clock.now()) });
}

/**
 * Asks for the rest once the canary was read back; where there is no rest, the import goes on to its end.
 * @returns when to look again, epoch milliseconds; null where the import has gone on
 */
export async function lookAtCanary(parts: LookParts, row: Import): Promise<number | null> {
  const { looked } = await lookAtRuns(parts, row);
  const { canary, pages } = looked.document;
  const run = canary ? await parts.runs.get(canary.runId) : undefined;
  if (run && !isVerified(run))
    return (
      parts.clock.now() +
      (run.status === 'running' || run.status === 'queued' ? LOOK_EVERY : LOOK_AT_WAITING_EVERY)
    );
  const next = countOf(pages, 'found') > 0 ? 'asking' : 'running';
  await parts.imports.change(row.id, (now) =>
    now.document.stage === 'canary' ? enter(now, next, parts.clock.now()) : undefined,
  );
  return null;
}
