import { listed } from '../listed';
import { tryWays } from '../channels/try-ways';
import { isBlocked, latestEffects, type Effect } from '../effects';
import { ownsNothing, type LeaverFacts, type Ownership } from '../facts';
import { stillOwned } from '../hand-over/still-owned';
import type { Plan } from '../plan';
import { count } from '../plan-words';
import { reasonInWords } from '../reasons';
import type { Waiting } from '../steps/patience';
import type { RunInHand, StepParts } from '../steps/step';
import { ticketObjection } from '../steps/ticket-objection';
import { effectMaker, effectOfTries, plannedWays } from './account-effect';

/**
 * Removes the person from this site, or orders the deletion of the Atlassian account where that is planned. Only when
 * everything that it would take along was read and is none; else the account stays, and the report says why.
 */
export async function deleteAccount(
  hand: RunInHand,
  parts: StepParts,
  plan: Plan,
): Promise<Effect | Waiting> {
  const { accountId, displayName } = plan.leaver;
  const kind = plan.account.everywhere === true ? 'schedule-deletion' : 'delete-account';
  const make = effectMaker(parts, kind, { id: accountId, name: displayName });
  const isSo = () => isDeleted(parts, plan);
  if (hand.isRepeat && (await isSo())) return make('found-done');

  const objection = plan.account.afterDays > 0 ? await changedMeanwhile(hand, parts, plan) : undefined;
  if (objection !== undefined) return make('blocked', null, objection);
  const kept = groupsThatDeletionDoesNotSolve(hand, plan);
  if (kept.length > 0) {
    const advice = `The account stays because the person is still in ${listed(kept)}: it would come back.`;
    return make('blocked', null, advice);
  }
  const ownership = await stillOwned(hand, parts, plan);
  if (ownership && !ownsNothing(ownership))
    return make('blocked', null, ownershipAdvice(displayName, ownership));

  const tried =
    kind === 'schedule-deletion'
      ? await tryWays(await plannedWays(parts, plan, kind), { kind, accountId }, isSo)
      : await tryWays(await plannedWays(parts, plan, kind), { kind, accountId }, isSo);
  if (tried.outcome === 'refused' && !ownership) {
    const since = await parts.directory.ownership(accountId, parts.directory.leads());
    const words = tried.refusals.at(-1)?.words ?? null;
    if (!ownsNothing(since)) return make('blocked', words, ownershipAdvice(displayName, since));
  }
  return effectOfTries(hand, parts, make, tried, deletionAdvice(displayName, kind));
}

/** Off this site: Jira shows the person as inactive and in no group, or does not know them any more. */
export const isGone = (leaver: LeaverFacts | undefined): boolean =>
  !leaver || (!leaver.active && leaver.groups.length === 0);

/**
 * Whether the deletion is so. Somebody who is suspended or deactivated looks to Jira as if they were gone: then only the
 * organisation can tell.
 */
async function isDeleted({ channels, directory }: StepParts, { leaver, account }: Plan): Promise<boolean> {
  const { accountId } = leaver;
  const asksOrganisation = account.everywhere === true || account.meanwhile !== undefined;
  const state = asksOrganisation ? await channels.accountState(accountId) : null;
  if (account.everywhere === true) return state?.isDeletionPending === true || state?.account === 'closed';
  if (state) return state.membership === 'none' || state.account === 'closed';
  const now = await directory.leaver(accountId);
  return account.meanwhile === undefined ? isGone(now) : now === undefined;
}

/** Why a deletion that has waited its days must not happen any more, or undefined. */
async function changedMeanwhile(
  { run, effects }: RunInHand,
  parts: StepParts,
  plan: Plan,
): Promise<string | undefined> {
  const { accountId, displayName } = plan.leaver;
  const settings = await parts.settings.read();
  if (settings.account.action !== 'delete') return 'Deletion was switched off in the settings meanwhile.';
  const [objection, leaver, state] = await Promise.all([
    ticketObjection(run, parts, settings),
    parts.directory.leaver(accountId),
    plan.account.meanwhile === undefined ? null : parts.channels.accountState(accountId),
  ]);
  if (objection) return `The account was not deleted. ${reasonInWords(objection)}`;
  const latest = latestEffects(effects);
  const isOpened = latest.some(
    (effect) =>
      !isBlocked(effect) &&
      ((effect.kind === 'disable-account' && state?.account === 'active') ||
        (effect.kind === 'suspend-account' && state?.account === 'active' && state.membership === 'active')),
  );
  if (isOpened) {
    return `The account of ${displayName} was activated again meanwhile. If they are back, leave it so; if not, offboard them again.`;
  }
  const kept = new Set([
    plan.account.holdingGroupId,
    ...latest
      .filter((effect) => effect.kind === 'remove-group' && isBlocked(effect))
      .map(({ subject }) => subject.id),
  ]);
  const regained = leaver?.groups.filter(({ groupId }) => !kept.has(groupId)) ?? [];
  if (regained.length === 0) return undefined;
  return `${displayName} has been put into ${listed(regained.map(({ name }) => name))} meanwhile. If they are back, take them out of the holding group; if not, offboard them again.`;
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

const deletionAdvice = (who: string, kind: 'delete-account' | 'schedule-deletion'): string =>
  kind === 'schedule-deletion'
    ? `The deletion of the Atlassian account of ${who} could not be ordered. An organisation admin can do it in the directory.`
    : `Jira refused to delete ${who} from the site and gave no cause that can be relied on. ${who} owns no filters and leads nothing that Leaver can see; open work or a default-assignee place may be the cause. A site admin can remove the person in the directory.`;

function ownershipAdvice(who: string, { filters, filterTotal, projects, components }: Ownership): string {
  const parts = [
    filterTotal > 0 && `owns ${count(filterTotal, 'filter')} (${listed(filters.map(({ name }) => name))})`,
    projects.length > 0 &&
      `leads ${count(projects.length, 'project')} (${listed(projects.map(({ key }) => key))})`,
    components.length > 0 &&
      `leads ${count(components.length, 'component')} (${listed(components.map(({ name, projectKey }) => `${projectKey}: ${name}`))})`,
  ].filter((part) => part !== false);
  return `The account was not deleted: ${who} ${parts.join(', ')}. Give these to somebody else, then delete the account.`;
}
