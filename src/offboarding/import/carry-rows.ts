import { examineOperator } from '../examine';
import { reasonInWords } from '../reasons';
import { startsAt } from '../submit';
import { inWords } from '../time';
import { nextHour } from '../points';
import { beginRows, type BeginRowsParts } from './begin-rows';
import { failingInWords } from './failing';
import { countOf, MOST_UNDER_WAY, withDocument, type FailingRow, type Import } from './import';
import { limited, roomIn, withMore } from './hour';
import { atRest, enter } from './stages';
import { isStillAsking, LOOK_AT_WAITING_EVERY, LOOK_EVERY, lookAtRuns } from './look-at-runs';
import { portionOf } from './start-row';

export interface CountingParts extends BeginRowsParts {
  /** The same parts, with the points of every request to Jira told to `spend`. */
  counting: (spend: (points: number) => void) => BeginRowsParts;
  /** Whether Jira has said in this hour that its points are nearly used up, as far as this invocation has asked it. */
  isQuotaNear: () => boolean;
}

/** Said while what is left of the hour's points is left to others. */
const LEAVES_POINTS =
  "This hour's points for Jira are nearly used up; the rest is left to people who leave now. It goes on in the next hour.";

/** Why not all goes on now. */
interface Hindrance {
  /** As a sentence. */
  words: string;
  /** When it is over by itself, epoch milliseconds; null where somebody has to do something. */
  until: number | null;
}

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
  const hourOf = ({ document: { hour, pages } }: Import) =>
    limited(hour, isQuotaNear(), clock.now(), countOf(pages, 'underway', 'held'));
  const noted = (current: Import, waitingFor: string | null): Import =>
    withDocument(current, { waitingFor, hour: withMore(hourOf(current), { points }, clock.now()) });
  // A busy worker finds by itself what follows.
  const wake = isCarried ? { look: () => Promise.resolve() } : parts.wake;
  const begin = async (): Promise<Hindrance | null> => {
    try {
      return await beginMore({ ...counted, wake }, looked, () =>
        roomIn(hourOf(looked), isQuotaNear(), clock.now()),
      );
    } catch (error) {
      // What was spent in vain counts, too.
      await imports.change(row.id, (current) => noted(current, current.document.waitingFor));
      throw error;
    }
  };
  const hindrance = looked.document.stage === 'running' ? await begin() : null;
  const now = await imports.change(row.id, (current) => {
    const next = noted(current, hindrance?.words ?? null);
    if (hasOpenRuns(next)) return next;
    const { stage, pages } = current.document;
    if (stage === 'stopping') return enter(next, 'stopped', clock.now());
    if (stage === 'paused') return atRest(next, clock.now());
    return countOf(pages, 'found') === 0 ? enter(next, 'done', clock.now()) : next;
  });
  if (now?.work !== 'due') return null;
  const isUnderWay = countOf(now.document.pages, 'underway') > 0;
  // What was just begun is held until the worker has seen that it was agreed to.
  const hasBegunMore = countOf(now.document.pages, 'found') < countOf(looked.document.pages, 'found');
  const isMoving = hindrance?.until !== null && (hasBegunMore || isUnderWay);
  if (isMoving && !hasBegunMore && !isCarried) await parts.wake.look([]);
  if (isMoving || isStillAsking(now)) return clock.now() + LOOK_EVERY;
  return Math.min(clock.now() + LOOK_AT_WAITING_EVERY, hindrance?.until ?? Infinity);
}

const hasOpenRuns = ({ document: { pages } }: Import): boolean =>
  countOf(pages, 'underway', 'waiting', 'held') > 0;

/** Begins what has room. @returns what is in the way of others; null where nothing is */
async function beginMore(
  parts: BeginRowsParts,
  row: Import,
  roomInHour: () => number,
): Promise<Hindrance | null> {
  const { clock } = parts;
  const { pages, request, operator, failing = [] } = row.document;
  const settings = await parts.settings.read();
  if (settings.stopped) return forSomebody(`Everything is stopped: ${settings.stopped.reason}`);
  const held = countOf(pages, 'held');
  const waiting = failing.filter(({ at }) => at > clock.now());
  const room = MOST_UNDER_WAY - countOf(pages, 'underway') - held - waiting.length;
  if (!request || countOf(pages, 'found') === 0) return null;
  if (countOf(pages, 'found') <= waiting.length) return failed(waiting);
  if (room <= 0) {
    return held === 0
      ? failed(waiting)
      : forSomebody(`${String(held)} runs are held. More begin when they have gone on.`);
  }
  const opens = startsAt(request, settings, Date.parse(row.document.confirmedAt ?? row.createdAt));
  if (opens > clock.now()) {
    const words = `Nobody begins before ${inWords(opens, settings.times.zone)}. Until then all of it can be paused and stopped.`;
    return { words, until: opens };
  }
  const refusal = await examineOperator(parts.directory, { ...operator, isApp: false }, settings);
  if (refusal) return forSomebody(reasonInWords(refusal));
  const portion = await portionOf(parts, row, request, settings, clock.now());
  if (!portion) {
    const ticket = request.ticketKey ?? '';
    return forSomebody(`There is no ticket ${ticket} any more. Stop this import and begin another one.`);
  }
  // What was read until here has said whether the hour's points are nearly used up.
  const allowed = Math.min(room, roomInHour());
  if (allowed <= 0) return { words: LEAVES_POINTS, until: nextHour(clock.now()) };
  return failed((await beginRows(parts, row, portion, allowed)).document.failing ?? []);
}

const forSomebody = (words: string): Hindrance => ({ words, until: null });

function failed([first, ...others]: readonly FailingRow[]): Hindrance | null {
  if (!first) return null;
  const all = [first, ...others] as const;
  return { words: failingInWords(all), until: Math.min(...all.map(({ at }) => at)) };
}
