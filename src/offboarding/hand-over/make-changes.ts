import { requestOf } from '../channels/end-memberships';
import { isBlocked, type Effect } from '../effects';
import { TryLater, tryLater } from '../later';
import type { Change } from '../ports';
import type { RunInHand, StepParts } from '../steps/step';
import { iso } from '../time';
import type { Holdings } from './port';
import { stillHeld, type Held } from './still-held';

/** One change to be made, and how Jira takes it. */
export interface Wanted extends Held, Pick<Effect, 'to' | 'toName'> {
  make: () => Promise<Change & { nowNamed?: string }>;
  /** What to do about a refusal, for people. */
  advise: (change: Extract<Change, { accepted: false }>) => string | Promise<string>;
}

export interface Made {
  effects: Effect[];
  /** When those without an effect can be tried again. */
  later: TryLater | undefined;
  /** A refusal may mean that an earlier try took effect, and that Jira does not show it yet. */
  isUnclear: boolean;
}

/**
 * Makes changes side by side, as fast as Jira allows. What Jira refuses is read back: what the leaver does not have any
 * more is done, whoever did it; only the rest is blocked, with Jira's own words.
 */
export async function makeChanges(
  hand: Pick<RunInHand, 'isRepeat' | 'run'>,
  { holdings, clock }: Pick<StepParts, 'holdings' | 'clock'>,
  wanted: readonly Wanted[],
): Promise<Made> {
  const { leaverId } = hand.run;
  const before = hand.isRepeat ? await notHandedOver(holdings, leaverId, wanted) : undefined;
  const results = await Promise.all(
    wanted.map(async (want): Promise<{ want: Wanted; change: Result }> => ({
      want,
      change: before && !before.has(want.id) ? 'gone' : await want.make().catch(tryLater),
    })),
  );
  const refused = results.filter(({ change }) => isRefusal(change)).map(({ want }) => want);
  const still = refused.length > 0 ? await notHandedOver(holdings, leaverId, refused) : new Set<string>();
  const names = hand.isRepeat ? await namesNow(holdings, wanted) : new Map<string, string>();
  const made: Made = { effects: [], later: undefined, isUnclear: false };
  for (const { want, change } of results) {
    if (change instanceof TryLater) {
      made.later = change;
      continue;
    }
    const effect = await effectOf(want, change, still, iso(clock.now()), names.get(want.id));
    made.effects.push(effect);
    if (isBlocked(effect) && isRefusal(change) && (hand.isRepeat || change.inDoubt)) made.isUnclear = true;
  }
  return made;
}

/** What the leaver still has; and filters that Leaver has taken and not passed on. */
async function notHandedOver(
  holdings: Holdings,
  leaverId: string,
  wanted: readonly Wanted[],
): Promise<ReadonlySet<string>> {
  const filters = wanted.filter(({ kind }) => kind === 'hand-over-filter');
  const [held, taken] = await Promise.all([
    stillHeld(holdings, leaverId, wanted),
    filters.length > 0 ? holdings.filtersTaken() : [],
  ]);
  const ours = filters.filter(({ subject }) => taken.some(({ id }) => id === subject.id));
  return new Set([...held, ...ours.map(({ id }) => id)]);
}

/** An earlier try may have renamed filters: what those that have a new owner by now are called, by the ids of the changes. */
async function namesNow(holdings: Holdings, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, string>> {
  const filters = wanted.filter(({ kind }) => kind === 'hand-over-filter');
  const owners = [...new Set(filters.flatMap(({ to }) => to ?? []))];
  const owned = await Promise.all(owners.map((owner) => holdings.filters(owner, 'everything')));
  const names = new Map(owned.flatMap(({ items }) => items.map(({ id, name }) => [id, name])));
  return new Map(
    filters.flatMap(({ id, subject }) => {
      const name = names.get(subject.id);
      return name === undefined || name === subject.name ? [] : [[id, name]];
    }),
  );
}

type Result = (Change & { nowNamed?: string }) | TryLater | 'gone';

const isRefusal = (change: Result): change is Extract<Change, { accepted: false }> =>
  typeof change === 'object' && 'accepted' in change && !change.accepted;

async function effectOf(
  { id, kind, subject, to, toName, before, advise }: Wanted,
  change: Exclude<Result, TryLater>,
  still: ReadonlySet<string>,
  at: string,
  foundNamed: string | undefined,
): Promise<Effect> {
  const nowNamed =
    (typeof change === 'object' && change.accepted ? change.nowNamed : undefined) ?? foundNamed;
  const common = {
    id,
    kind,
    subject: nowNamed === undefined ? subject : { ...subject, name: `${subject.name} (now “${nowNamed}”)` },
    at,
    words: null,
    advice: null,
    ...(to === undefined ? {} : { to }),
    ...(toName === undefined ? {} : { toName }),
    ...(before === undefined ? {} : { before }),
  };
  if (change === 'gone') return { ...common, outcome: 'found-done' };
  if (!isRefusal(change)) return { ...common, outcome: 'done', ...requestOf(change) };
  if (!still.has(id)) return { ...common, outcome: 'found-done', words: change.words };
  const advice = await advise(change);
  return { ...common, outcome: 'blocked', words: change.words, advice, ...requestOf(change) };
}
