import { TryLater } from '../later';
import { iso, MINUTE, SECOND } from '../time';
import { lookAtCanary } from './canary';
import { carryRows, type CountingParts } from './carry-rows';
import { collectDates, type CollectParts } from './collect-dates';
import { withDocument, type Import } from './import';
import { judgeRows, type JudgeParts } from './judge-rows';
import { readFile } from './read-file';
import type { StageParts } from './stages';

export type ImportWorkerParts = CountingParts &
  JudgeParts &
  StageParts &
  CollectParts & { log: (message: string) => void };

/** With less than this left, in milliseconds, the next invocation goes on. */
const TIME_TO_LEAVE = 30 * SECOND;
/** So much before its time a delivery still counts: clocks differ. Milliseconds. */
const EARLY = SECOND;
/** After Jira has failed it is not asked again sooner. Milliseconds. */
const AFTER_FAILED_ANSWER = 30 * SECOND;
/** After something went wrong that nobody expected, it is tried again so late. Milliseconds. */
const AFTER_FAILURE = 5 * MINUTE;

/**
 * Does what is to be done by itself for one import, until there is nothing or the time is nearly up. The row says when
 * that is: whoever comes before it, such as the second of two deliveries, does nothing.
 * @returns when to be called again, in milliseconds from now; undefined where nobody has to
 */
export async function goOn(parts: ImportWorkerParts, id: string): Promise<number | undefined> {
  const { imports, clock } = parts;
  for (;;) {
    const row = await imports.get(id);
    if (row?.work !== 'due' || Date.parse(row.dueAt) > clock.now() + EARLY) return undefined;
    if (parts.remaining() < TIME_TO_LEAVE) return SECOND;
    const until = await oneStep(parts, row);
    if (until === null) continue;
    const dueAt = iso(until);
    const now = await imports.change(id, (current) =>
      isAsGiven(current, row) ? { ...current, dueAt } : undefined,
    );
    // Whoever has let it go on otherwise meanwhile, as by stopping it, has said when.
    if (now?.work === 'due' && now.dueAt !== dueAt) continue;
    return now?.work === 'due' ? Math.max(until - clock.now(), SECOND) : undefined;
  }
}

/** Whether nobody has moved an import while a step of it was under way. */
const isAsGiven = (now: Import, given: Import): boolean =>
  now.work === 'due' && now.document.stage === given.document.stage && now.dueAt === given.dueAt;

/** @returns when to go on, epoch milliseconds; null for at once */
async function oneStep(parts: ImportWorkerParts, row: Import): Promise<number | null> {
  try {
    return await stepOf(parts, row);
  } catch (error) {
    const isExpected = error instanceof TryLater;
    if (!isExpected) {
      parts.log(`The import ${row.id} failed: ${error instanceof Error ? error.message : 'unknown failure'}`);
    }
    const waitingFor = isExpected
      ? `${error.why}.`
      : 'Something went wrong. It is tried again in five minutes.';
    await parts.imports.change(row.id, (now) => withDocument(now, { waitingFor }));
    const now = parts.clock.now();
    if (!isExpected) return now + AFTER_FAILURE;
    return error.kind === 'failure' ? Math.max(error.at, now + AFTER_FAILED_ANSWER) : error.at;
  }
}

async function stepOf(parts: ImportWorkerParts, row: Import): Promise<number | null> {
  switch (row.document.stage) {
    case 'dates':
      return collectDates(parts, row);
    case 'reading':
      await readFile(parts, row);
      return null;
    case 'judging':
      return judgeRows(parts, row);
    case 'canary':
      return lookAtCanary(parts, row);
    case 'running':
    case 'paused':
    case 'stopping':
      return carryRows(parts, row);
    default:
      return null;
  }
}

/** Wakes the consumer for what is due: the root that never ends. */
export async function wakeForImports({ imports, importWake, clock }: StageParts): Promise<void> {
  for (const { id } of await imports.due('due', iso(clock.now()), MOST_WOKEN)) await importWake.goOn(id);
}

/** Imports that one schedule wakes; others are woken by the next one. */
const MOST_WOKEN = 10;
