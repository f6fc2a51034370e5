import { isBlocked, settledEffects, type Effect } from '../effects';
import type { Successor } from '../facts';
import { tellSuccessors } from '../hand-over/digest';
import { handOverIssues } from '../hand-over/hand-over-issues';
import { heirsOf, readSuccessors } from '../hand-over/heirs';
import { makeChanges } from '../hand-over/make-changes';
import { thingsToHandOver, type Thing } from '../hand-over/things';
import { ways } from '../hand-over/ways';
import { iso } from '../time';
import { patience, waitFor } from './patience';
import { required, type RunInHand, type Step, type StepOutcome, type StepParts } from './step';

/** Changes that are stored together, so that a crash repeats no more than that; dashboards change hands in one. */
const STORED_TOGETHER = 50;
const DASHBOARDS_TOGETHER = 100;

/**
 * Gives the leaver's work to the successor: leads, components, filters and dashboards one by one, then the issues, at
 * last one digest. Nothing is handed over where nobody was named.
 */
export const handOver: Step = async (hand, parts) => {
  const { inventory } = required(hand.plan, 'plan');
  const heirs = heirsOf(hand.run.document);
  if (!inventory || heirs.all.length === 0) return { kind: 'done', store: false };
  const isStopping = hand.run.document.reason !== null;
  const successors = await knownSuccessors(hand, parts);
  const settings = await parts.settings.read();
  const known = new Set(settledEffects(hand).map(({ id }) => id));
  const things = thingsToHandOver(inventory, heirs, settings.handOver).filter(({ id }) => !known.has(id));
  const open = isStopping ? await onTheWay(hand, parts, things) : things;
  if (open.length > 0) return handOverThings(hand, parts, open, successors);
  const issues = await handOverIssues(hand, parts, successors, isStopping);
  if (issues) return issues;
  const effects = isStopping ? [] : await tellSuccessors(hand, parts, successors);
  return { kind: 'done', effects, changes: { verifications: 0 }, store: effects.length > 0 };
};

/** Filters that a worker that died has taken for the app and not passed on: they have to go to somebody. */
async function onTheWay(
  { isRepeat }: RunInHand,
  { holdings }: StepParts,
  things: readonly Thing[],
): Promise<Thing[]> {
  const filters = things.filter(({ kind }) => kind === 'hand-over-filter');
  if (!isRepeat || filters.length === 0) return [];
  const taken = await holdings.filtersTaken();
  return filters.filter(({ subject }) => taken.some(({ id }) => id === subject.id));
}

/** What the inventory says of the successors; read again where somebody wants what was refused tried once more. */
async function knownSuccessors({ run, plan }: RunInHand, parts: StepParts): Promise<readonly Successor[]> {
  const known = plan?.inventory?.successors ?? [];
  const isOld = (run.document.retriedAt ?? '') > (plan?.inventory?.readAt ?? '');
  return isOld
    ? readSuccessors(
        parts.directory,
        known.map(({ accountId }) => accountId),
      )
    : known;
}

async function handOverThings(
  hand: RunInHand,
  parts: StepParts,
  open: readonly Thing[],
  successors: readonly Successor[],
): Promise<StepOutcome> {
  const isDashboard = ({ kind }: Thing) => kind === 'hand-over-dashboard';
  const batch = [
    ...open.filter((thing) => !isDashboard(thing)).slice(0, STORED_TOGETHER),
    ...open.filter(isDashboard).slice(0, DASHBOARDS_TOGETHER),
  ];
  const gone = successors.filter(({ isThere }) => !isThere);
  const stay = batch.filter(({ to }) => gone.some(({ accountId }) => accountId === to));
  const go = batch.filter((thing) => !stay.includes(thing));
  const { effects, later, isUnclear } = await makeChanges(hand, parts, ways(hand, parts, go, successors));
  const all = [...stay.map((thing) => withoutHeir(thing, gone, iso(parts.clock.now()))), ...effects];
  if (later) return waitFor(later, all);
  const wait = isUnclear ? patience(hand, parts) : undefined;
  if (wait) return { ...wait, effects: all.filter((effect) => !isBlocked(effect)) };
  return { kind: 'again', effects: all, changes: { verifications: 0 } };
}

function withoutHeir(thing: Thing, gone: readonly Successor[], at: string): Effect {
  const heir = gone.find(({ accountId }) => accountId === thing.to)?.displayName ?? thing.to;
  return {
    ...thing,
    toName: heir,
    outcome: 'blocked',
    at,
    words: null,
    advice: `${heir} is not an active person on this site. Name somebody else for this.`,
  };
}
