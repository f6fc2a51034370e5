import { effectId, isBlocked, latestEffects, type Effect, type EffectKind } from '../effects';
import { ownsNothing, type LeaverFacts, type Ownership } from '../facts';
import { deletionTime, isDeletionDue } from '../new-run';
import type { Plan } from '../plan';
import { count } from '../plan-words';
import type { Change } from '../ports';
import { reason, reasonInWords } from '../reasons';
import { iso } from '../time';
import { patience, type Waiting } from './patience';
import { required, type RunInHand, type Step, type StepParts } from './step';
import { ticketObjection } from './ticket-objection';

/** How many things of each kind a sentence names before it says how many more there are. */
const MOST_NAMED = 5;

/**
 * Keeps the account in the holding group, or deletes it from the site. Deletion happens only when everything that it
 * would take along was read and is none; else the holding group, and the report says why.
 */
export const closeAccount: Step = async (hand, parts) => {
  const plan = required(hand.plan, 'plan');
  const { action, afterDays } = plan.account;
  const deletesNow = action === 'delete' && isDeletionDue(hand.run.document.steps) && isTurn(hand, afterDays);
  const effects: Effect[] = [];
  if (deletesNow) {
    const deletion = await deleteFromSite(hand, parts, plan);
    if (deletion.kind === 'wait') return deletion;
    effects.push(deletion);
    if (!isBlocked(deletion)) return { kind: 'done', effects, changes: { verifications: 0 }, store: true };
  }
  const holding = await hold(hand, parts, plan);
  if (holding?.kind === 'wait') return holding;
  if (holding) effects.push(holding);
  const deleteAt =
    action === 'delete' && !deletesNow
      ? iso(deletionTime(plan, parts.clock.now()))
      : hand.run.document.deleteAt;
  const changes = { deleteAt, verifications: 0 };
  return { kind: 'done', effects, changes, store: effects.length > 0 || hand.isRepeat };
};

/** With a waiting time, the first of the two account steps only holds. */
function isTurn({ run, index }: RunInHand, afterDays: number): boolean {
  return (
    afterDays === 0 || run.document.steps.slice(0, index).some(({ name }) => name === 'wait-for-deletion')
  );
}

async function deleteFromSite(hand: RunInHand, parts: StepParts, plan: Plan): Promise<Effect | Waiting> {
  const { accountId, displayName } = plan.leaver;
  const effect = effectMaker(parts, 'delete-account', { id: accountId, name: displayName });
  if (hand.isRepeat && isGone(await parts.directory.leaver(accountId))) return effect('found-done');

  const objection = plan.account.afterDays > 0 ? await changedMeanwhile(hand, parts, plan) : undefined;
  if (objection !== undefined) return effect('blocked', null, objection);
  const kept = groupsThatDeletionDoesNotSolve(hand, plan);
  if (kept.length > 0) {
    return effect(
      'blocked',
      null,
      `The account stays because the person is still in ${list(kept)}: it would come back.`,
    );
  }
  const ownership = await parts.directory.ownership(accountId, parts.directory.leads());
  if (!ownsNothing(ownership)) return effect('blocked', null, ownershipAdvice(displayName, ownership));

  const change = await parts.directory.removeFromSite(accountId);
  if (change.accepted) return effect('done');
  if (isGone(await parts.directory.leaver(accountId))) return effect('found-done', change.words);
  const wait = isDoubted(hand, change) ? patience(hand, parts) : undefined;
  if (wait) return wait;
  return effect(
    'blocked',
    change.words,
    `Jira refused to delete ${displayName} from the site and gave no cause that can be relied on. ${displayName} owns no filters and leads nothing that Leaver can see; open work or a default-assignee place may be the cause. A site admin can remove the person in the directory.`,
  );
}

/** Why a deletion that has waited its days must not happen any more, or undefined. */
async function changedMeanwhile(
  { run, effects }: RunInHand,
  parts: StepParts,
  plan: Plan,
): Promise<string | undefined> {
  const settings = await parts.settings.read();
  if (settings.account.action !== 'delete') return 'Deletion was switched off in the settings meanwhile.';
  const [objection, leaver] = await Promise.all([
    ticketObjection(run, parts, settings),
    parts.directory.leaver(plan.leaver.accountId),
  ]);
  if (objection) return `The account was not deleted. ${reasonInWords(objection)}`;
  const kept = new Set([
    plan.account.holdingGroupId,
    ...latestEffects(effects)
      .filter((effect) => effect.kind === 'remove-group' && isBlocked(effect))
      .map(({ subject }) => subject.id),
  ]);
  const regained = leaver?.groups.filter(({ groupId }) => !kept.has(groupId)) ?? [];
  if (regained.length === 0) return undefined;
  return `${plan.leaver.displayName} has been put into ${list(regained.map(({ name }) => name))} meanwhile. If they are back, take them out of the holding group; if not, offboard them again.`;
}

/**
 * A refused removal from a default group is solved by the deletion; any other group that Jira keeps somebody in comes
 * from elsewhere, and so would the person again.
 */
function groupsThatDeletionDoesNotSolve({ effects }: RunInHand, plan: Plan): string[] {
  const solved = new Set(
    plan.removals.filter(({ defaultOf }) => defaultOf.length > 0).map(({ groupId }) => groupId),
  );
  return latestEffects(effects)
    .filter((effect) => effect.kind === 'remove-group' && isBlocked(effect) && !solved.has(effect.subject.id))
    .map(({ subject }) => subject.name);
}

function ownershipAdvice(who: string, { filters, filterTotal, projects, components }: Ownership): string {
  const parts = [
    filterTotal > 0 && `owns ${count(filterTotal, 'filter')} (${list(filters.map(({ name }) => name))})`,
    projects.length > 0 &&
      `leads ${count(projects.length, 'project')} (${list(projects.map(({ key }) => key))})`,
    components.length > 0 &&
      `leads ${count(components.length, 'component')} (${list(components.map(({ name, projectKey }) => `${projectKey}: ${name}`))})`,
  ].filter((part) => part !== false);
  return `The account was not deleted: ${who} ${parts.join(', ')}. Give these to somebody else, then delete the account.`;
}

async function hold(hand: RunInHand, parts: StepParts, plan: Plan): Promise<Effect | Waiting | undefined> {
  const { holdingGroupId } = plan.account;
  const { accountId } = plan.leaver;
  if (holdingGroupId === null) {
    const effect = effectMaker(parts, 'hold-account', { id: 'none', name: 'holding group' });
    return effect('blocked', null, reasonInWords(reason('holding-group-not-set', {})));
  }
  const id = effectId('hold-account', holdingGroupId);
  if (plan.isHeld || hand.effects.some((earlier) => earlier.id === id && !isBlocked(earlier)))
    return undefined;
  const effect = effectMaker(parts, 'hold-account', { id: holdingGroupId, name: 'holding group' });
  const isHeld = async () =>
    (await parts.directory.leaver(accountId))?.groups.some(({ groupId }) => groupId === holdingGroupId) ??
    false;
  if (hand.isRepeat && (await isHeld())) return effect('found-done');
  const change = await parts.directory.addToGroup(holdingGroupId, accountId);
  if (change.accepted) return effect('done');
  if (await isHeld()) return effect('found-done', change.words);
  const wait = isDoubted(hand, change) ? patience(hand, parts) : undefined;
  if (wait) return wait;
  return effect(
    'blocked',
    change.words,
    'Leaver could not put the account into the holding group. A site admin can do it, or close the account by hand.',
  );
}

/** A refusal may mean that an earlier try took effect, and that Jira does not show it yet. */
const isDoubted = ({ isRepeat }: RunInHand, { inDoubt }: Extract<Change, { accepted: false }>): boolean =>
  isRepeat || inDoubt;

/** Off this site: Jira shows the person as inactive and in no group, or does not know them any more. */
export const isGone = (leaver: LeaverFacts | undefined): boolean =>
  !leaver || (!leaver.active && leaver.groups.length === 0);

const effectMaker =
  ({ clock }: StepParts, kind: EffectKind, subject: Effect['subject']) =>
  (outcome: Effect['outcome'], words: string | null = null, advice: string | null = null): Effect => ({
    id: effectId(kind, subject.id),
    kind,
    subject,
    outcome,
    at: iso(clock.now()),
    words,
    advice,
  });

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${String(more)} more` : '');
}
