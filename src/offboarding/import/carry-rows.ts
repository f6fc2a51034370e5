import { examineOperator } from '../examine';
import { TryLater } from '../later';
import { reasonInWords } from '../reasons';
import { nextHour } from '../points';
import type { Run } from '../run';
import {
  countOf,
  peopleOf,
  stateOf,
  withDocument,
  type Import,
  type RowPage,
  type StoredRow,
} from './import';
import { limited, roomIn, withMore } from './hour';
import { atRest, enter } from './stages';
import { LOOK_AT_WAITING_EVERY, LOOK_EVERY, lookAtRuns, storePages, type LookParts } from './look-at-runs';
import { portionOf, resultOf, startRow, type Portion, type StartParts } from './start-row';

/**
 * Runs of an import that are under way at a time: those that the worker carries, and some to go on with between two looks.
 * At Jira's pace they last some eight seconds, so that a pause stops nearly everything that has not begun, and nobody waits
 * so long that they have to be read again.
 */
const MOST_UNDER_WAY = 48;

type CarryParts = StartParts & LookParts;

export interface CountingParts extends CarryParts {
  /** The same parts, with the points of every request to Jira told to `spend`. */
  counting: (spend: (points: number) => void) => CarryParts;
  /** Whether Jira has said in this hour that its points are nearly used up, as far as this invocation has asked it. */
  isQuotaNear: () => boolean;
}

/** Said while what is left of the hour's points is left to others. */
const LEAVES_POINTS =
  "This hour's points for Jira are nearly used up; the rest is left to people who leave now. It goes on in the next hour.";

/**
 * Looks how far the runs of an import are and, while it is not paused, begins as many as have room.
 * @returns when to look again, epoch milliseconds; null where the import has come to its end
 * @throws TryLater when Jira asked to wait
 */
export async function carryRows(
  { counting, isQuotaNear, ...parts }: CountingParts,
  row: Import,
): Promise<number | null> {
  const { imports, clock } = parts;
  let points = 0;
  const counted = counting((spent) => {
    points += spent;
  });
  const { looked, isCarried } = await lookAtRuns(parts, row);
  const hourOf = ({ document }: Import) => limited(document.hour, isQuotaNear(), clock.now());
  // A busy worker finds by itself what follows.
  const wake = isCarried ? { look: () => Promise.resolve() } : parts.wake;
  const room = () => roomIn(hourOf(looked));
  const waitingFor =
    looked.document.stage === 'running' ? await beginMore({ ...counted, wake }, looked, room) : null;
  const now = await imports.change(row.id, (current) => {
    const hour = withMore(hourOf(current), { points }, clock.now());
    const noted = withDocument(current, { waitingFor, hour });
    if (hasOpenRuns(noted)) return noted;
    const { stage, pages } = current.document;
    if (stage === 'stopping') return enter(noted, 'stopped', clock.now());
    if (stage === 'paused') return atRest(noted, clock.now());
    return countOf(pages, 'found') === 0 ? enter(noted, 'done', clock.now()) : noted;
  });
  if (now?.work !== 'due') return null;
  const isUnderWay = countOf(now.document.pages, 'underway') > 0;
  // What was just begun is held until the worker has seen that it was agreed to.
  const hasBegunMore = countOf(now.document.pages, 'found') < countOf(looked.document.pages, 'found');
  const isHeldUp = waitingFor !== null && waitingFor !== LEAVES_POINTS;
  const isMoving = !isHeldUp && (hasBegunMore || isUnderWay);
  if (isMoving && !hasBegunMore && !isCarried) await parts.wake.look([]);
  if (isMoving) return clock.now() + LOOK_EVERY;
  const later = clock.now() + LOOK_AT_WAITING_EVERY;
  return waitingFor === LEAVES_POINTS ? Math.min(later, nextHour(clock.now())) : later;
}

const hasOpenRuns = ({ document: { pages } }: Import): boolean =>
  countOf(pages, 'underway', 'waiting', 'held') > 0;

/** @returns why nothing more can be begun now, in words; null where nothing is in the way */
async function beginMore(parts: CarryParts, row: Import, roomInHour: () => number): Promise<string | null> {
  const { pages, request, operator } = row.document;
  const settings = await parts.settings.read();
  if (settings.stopped) return `Everything is stopped: ${settings.stopped.reason}`;
  const held = countOf(pages, 'held');
  const room = MOST_UNDER_WAY - countOf(pages, 'underway') - held;
  if (!request || countOf(pages, 'found') === 0) return null;
  if (room <= 0)
    return held === 0 ? null : `${String(held)} runs are held. More begin when they have gone on.`;
  const refusal = await examineOperator(parts.directory, { ...operator, isApp: false }, settings);
  if (refusal) return reasonInWords(refusal);
  const portion = await portionOf(parts, row, request, settings);
  if (!portion)
    return `There is no ticket ${request.ticketKey ?? ''} any more. Stop this import and begin another one.`;
  // What was read until here has said whether the hour's points are nearly used up.
  const allowed = Math.min(room, roomInHour());
  await beginPages(parts, row, portion, allowed);
  return allowed > 0 ? null : LEAVES_POINTS;
}

/** Begins rows in the order of the file; what was begun is written down even where the rest has to wait. */
async function beginPages(parts: CarryParts, row: Import, portion: Portion, room: number): Promise<void> {
  let left = room;
  let current = row;
  for (const [number, tally] of row.document.pages.entries()) {
    if (left <= 0 || current.document.stage !== 'running') return;
    if (countOf([tally], 'found') === 0) continue;
    const [page] = await parts.imports.pages(row.id, [number]);
    if (!page) throw new Error(`A page of the import ${row.id} is missing.`);
    const begun = await beginPage(parts, current, portion, page, { begun: room - left, most: left });
    left -= begun.runs.size;
    const rows = await Promise.all(
      page.rows.map(async (one): Promise<StoredRow> => {
        const run = begun.runs.get(one.line);
        const zone = portion.settings.times.zone;
        return run ? { ...one, result: await resultOf(parts.runs, run, zone) } : one;
      }),
    );
    const hour = withMore(current.document.hour, { begun: begun.runs.size }, parts.clock.now());
    current = await storePages(parts.imports, current, new Map([[number, { ...page, rows }]]), { hour });
    await parts.wake.look([...begun.runs.values()].map(({ id }) => id));
    if (begun.later) throw begun.later;
  }
}

async function beginPage(
  parts: CarryParts,
  row: Import,
  portion: Portion,
  page: RowPage,
  { begun, most }: { begun: number; most: number },
): Promise<{ runs: Map<number, Run>; later: TryLater | undefined }> {
  const next = page.rows.filter((one) => stateOf(one) === 'found').slice(0, most);
  const people = peopleOf(row);
  const runs = new Map<number, Run>();
  let later: TryLater | undefined;
  const results = await Promise.allSettled(
    next.map(async ({ line, person }, index) => {
      if (!person) throw new Error('Who was found is known.');
      const { agreed } = portion;
      const place = { index: begun + index, people, ...(agreed && { inImport: agreed }) };
      const run = await startRow(parts, row.id, { line, accountId: person.accountId, place }, portion);
      runs.set(line, run);
    }),
  );
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    if (!(result.reason instanceof TryLater)) throw result.reason;
    later = result.reason;
  }
  return { runs, later };
}
