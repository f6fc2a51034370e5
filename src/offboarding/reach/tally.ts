import type { RunStore } from '../ports';
import { hasBegun, type Run } from '../run';
import { DAY } from '../time';
import { hasEnded } from '../words';

/** How many people one operator begins within 24 hours: one row for each operator, changed under its version. */

export interface Begun {
  accountId: string;
  /** Epoch milliseconds. */
  at: number;
}

export interface BegunStore {
  /** Whom this operator has begun lately. */
  read(operatorId: string): Promise<readonly Begun[]>;
  /**
   * Writes what `next` makes of them; it is asked again where somebody else was faster.
   * @param next undefined for nobody more; what it was given, where there is nothing to write
   * @returns false when it gave nothing
   * @throws TryLater when somebody else was faster at every try
   */
  change(
    operatorId: string,
    next: (begun: readonly Begun[]) => readonly Begun[] | undefined,
  ): Promise<boolean>;
}

/** What one row holds within the 240 KiB of a value (facts): a higher limit of the settings counts as this one. */
const MOST_COUNTED = 2500;

/** Newest runs of an operator that are looked at for those that wait: who is refused at once need not wait in vain. */
const WAITING_SEEN = 100;

export interface Tally {
  begun: readonly Begun[];
  /** Runs that have not begun yet, among the newest ones. */
  waiting: readonly Run[];
}

export interface TallyParts {
  runs: Pick<RunStore, 'list'>;
  begun: BegunStore;
  /** Read once for all people of a request; without it only those who have begun are looked at. */
  tally?: (operatorId: string) => Promise<Tally>;
}

/** The same parts, with which all people of one request are counted by the same reads. */
export function withTally<Parts extends TallyParts>(parts: Parts): Parts {
  const known = new Map<string, Promise<Tally>>();
  const tally = (operatorId: string): Promise<Tally> => {
    const read = known.get(operatorId) ?? readTally(parts, operatorId);
    known.set(operatorId, read);
    return read;
  };
  return { ...parts, tally };
}

async function readTally({ runs, begun }: TallyParts, operatorId: string): Promise<Tally> {
  const [people, newest] = await Promise.all([
    begun.read(operatorId),
    runs.list({ operatorId }, { cursor: undefined, limit: WAITING_SEEN }),
  ]);
  return { begun: people, waiting: newest.runs.filter(isWaiting) };
}

const isWaiting = (run: Run): boolean =>
  !hasBegun(run) && !hasEnded(run.status) && !run.document.rehearsal && run.document.procedure !== 'restore';

/**
 * Other people whom an operator has begun in the 24 hours before, or is about to begin by then.
 * @param at epoch milliseconds
 * @param before people who count as well: how many, none of whom has begun, or the account ids of those who may have
 */
export async function othersBegun(
  parts: TallyParts,
  operatorId: string,
  leaverId: string,
  at: number,
  before: number | readonly string[] = 0,
): Promise<number> {
  const { begun, waiting } = parts.tally
    ? await parts.tally(operatorId)
    : { begun: await parts.begun.read(operatorId), waiting: [] };
  const people = new Set([
    ...(typeof before === 'number' ? [] : before),
    ...begun.filter((one) => one.at > at - DAY).map(({ accountId }) => accountId),
    ...waiting.filter(({ document }) => Date.parse(document.startAt) <= at).map((run) => run.leaverId),
  ]);
  people.delete(leaverId);
  return people.size + (typeof before === 'number' ? before : 0);
}

/** How many people an operator may begin within 24 hours, as far as they can be counted. */
export const countable = (perDay: number): number => Math.min(perDay, MOST_COUNTED);

/**
 * Counts a person as begun now. Whoever was counted within the day already, by a worker that died, is not counted again.
 * @returns false when the operator has begun as many others
 * @throws TryLater when others of the same operator begin in the same moment
 */
export const countBegun = (
  { begun }: Pick<TallyParts, 'begun'>,
  perDay: number,
  operatorId: string,
  accountId: string,
  now: number,
): Promise<boolean> =>
  begun.change(operatorId, (before) => {
    const today = before.filter(({ at }) => at > now - DAY);
    if (today.some((one) => one.accountId === accountId)) return before;
    return today.length < countable(perDay) ? [...today, { accountId, at: now }] : undefined;
  });
