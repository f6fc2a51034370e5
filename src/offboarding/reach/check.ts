import { isAdministrator } from '../examine';
import type { LeaverFacts } from '../facts';
import { plannedCourse } from '../course';
import { mayDelete, type Plan } from '../plan';
import type { Directory } from '../ports';
import { reason, type Reason } from '../reasons';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { reachRefusal } from './reach';
import { narrowsNothing } from './settings';
import { countable, countBegun, type TallyParts } from './tally';

export interface ReachParts {
  directory: Pick<Directory, 'administersJira'>;
}

/** Whom an operator wants to begin. */
export interface Beginning {
  operator: PersonName;
  leaver: LeaverFacts;
  plan: Plan;
  /** How many others count for the same day; null for what has begun, which counts for none any more. */
  others: (() => Promise<number>) | null;
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
  const { operator, leaver, plan, others } = beginning;
  const { standing } = leaver;
  const told = standing && !('untold' in standing) ? standing : undefined;
  const perDay = reach.perDay === null ? null : countable(reach.perDay);
  const refusal = reachRefusal(
    { ...reach, perDay },
    {
      displayName: leaver.displayName,
      groups: leaver.groups,
      emailAddress: leaver.emailAddress ?? told?.email ?? undefined,
      isManaged: told ? told.kind === 'managed' : undefined,
      procedure: plannedCourse(plan).procedure,
      cannotBeUndone: mayDelete(plan),
      begunByOperator: perDay === null || others === null ? 0 : await others(),
    },
  );
  return refusal && (await isAdministrator(parts.directory, operator)) ? undefined : refusal;
}

/**
 * Counts a person right before their run begins, where the settings say how many an operator may begin: only here nobody is
 * outrun by what begins at the same time.
 * @returns why it must not begin, or undefined
 */
export async function countedBeyondReach(
  parts: ReachParts & Pick<TallyParts, 'begun'>,
  { reach: { perDay } }: Pick<Settings, 'reach'>,
  operator: PersonName,
  leaverId: string,
  now: number,
): Promise<Reason | undefined> {
  if (perDay === null) return undefined;
  if (await countBegun(parts, perDay, operator.accountId, leaverId, now)) return undefined;
  if (await isAdministrator(parts.directory, operator)) return undefined;
  return reason('reach-per-day', { limit: String(countable(perDay)) });
}
