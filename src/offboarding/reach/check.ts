import { isAdministrator } from '../examine';
import type { LeaverFacts } from '../facts';
import { plannedCourse } from '../course';
import { mayDelete, type Plan } from '../plan';
import type { Directory, RunStore } from '../ports';
import type { Reason } from '../reasons';
import type { Run } from '../run';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { DAY } from '../time';
import { hasEnded } from '../words';
import { reachRefusal } from './reach';
import { narrowsNothing } from './settings';

/** Runs of one operator that are looked at for the count of a day, newest first. */
const PAGE = 100;
const MOST_PAGES = 5;

export interface ReachParts {
  directory: Pick<Directory, 'administersJira'>;
  runs: Pick<RunStore, 'list'>;
}

/** Whom an operator wants to begin, and when. */
export interface Beginning {
  operator: PersonName;
  leaver: LeaverFacts;
  plan: Plan;
  /** When it begins, epoch milliseconds; null for what has begun, which counts for no day any more. */
  at: number | null;
  /** People of the same request who come before. */
  before: number;
  /** The run, once there is one. */
  run: Run | undefined;
}

/**
 * Why this goes too far for this operator by the settings, or undefined. Operators who administer Jira are not narrowed:
 * they could widen the reach themselves.
 */
export async function beyondReach(
  parts: ReachParts,
  { reach }: Pick<Settings, 'reach'>,
  beginning: Beginning,
): Promise<Reason | undefined> {
  if (narrowsNothing(reach)) return undefined;
  const { operator, leaver, plan, at } = beginning;
  const { standing } = leaver;
  const told = standing && !('untold' in standing) ? standing : undefined;
  const refusal = reachRefusal(reach, {
    displayName: leaver.displayName,
    groups: leaver.groups,
    emailAddress: leaver.emailAddress ?? told?.email ?? undefined,
    isManaged: told ? told.kind === 'managed' : undefined,
    procedure: plannedCourse(plan).procedure,
    cannotBeUndone: mayDelete(plan),
    begunByOperator: reach.perDay === null || at === null ? 0 : await begunBefore(parts, beginning, at),
  });
  return refusal && (await isAdministrator(parts.directory, operator)) ? undefined : refusal;
}

/** Other people whom the operator has begun in the 24 hours before, or is about to begin by then. */
async function begunBefore(
  { runs }: ReachParts,
  { operator, leaver, before, run: own }: Beginning,
  at: number,
): Promise<number> {
  const people = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await runs.list({ operatorId: operator.accountId }, { cursor, limit: PAGE });
    for (const run of found.runs) if (countsFor(run, own, at)) people.add(run.leaverId);
    cursor = found.next;
    if (cursor === undefined) break;
  }
  people.delete(leaver.accountId);
  return people.size + before;
}

function countsFor(run: Run, own: Run | undefined, at: number): boolean {
  const { rehearsal, procedure, startedAt, startAt } = run.document;
  if (rehearsal || procedure === 'restore') return false;
  if (startedAt !== null) return Date.parse(startedAt) > at - DAY;
  // Of two that wait, the older one goes first, so that each is counted against one of them only.
  return !hasEnded(run.status) && Date.parse(startAt) <= at && (own === undefined || isOlder(run, own));
}

const isOlder = (run: Run, own: Run): boolean =>
  run.createdAt === own.createdAt ? run.id < own.id : run.createdAt < own.createdAt;
