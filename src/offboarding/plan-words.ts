import { createHash } from 'node:crypto';
import type { PlanView } from '../contract/runs';
import { ownsNothing, type Ownership } from './facts';
import type { Plan } from './plan';

/** Removals that start in one second at Jira's burst limit for `DELETE` (facts, "Rate limits"). */
const REMOVALS_PER_SECOND = 48;
/** Reads, account step, reading back and report take about this long, in seconds. */
const USUAL_SECONDS = 4;

/** The plan for people: what will be done, what to mind, what cannot be undone. */
export function planView(plan: Plan): PlanView {
  return {
    readAt: plan.readAt,
    removals: plan.removals.map(({ groupId, name, gives }) => ({ groupId, name, gives })),
    account: { action: plan.account.action, afterDays: plan.account.afterDays },
    accountStep: accountStep(plan),
    warnings: warningsOf(plan),
    irreversible: deletes(plan) ? ['Removing the person from this site cannot be undone by Leaver.'] : [],
    estimatedSeconds: USUAL_SECONDS + Math.ceil(plan.removals.length / REMOVALS_PER_SECOND),
  };
}

/** What becomes of the account, as a sentence. */
export function accountStep(plan: Plan): string {
  const { account, ownership } = plan;
  const held =
    account.holdingGroupId === null
      ? 'No holding group is set, so the account has to be closed by hand.'
      : 'The account goes into the holding group.';
  if (account.action === 'keep') return held;
  if (!deletes(plan))
    return `The account is not deleted. ${held} ${ownership ? ownedInWords(ownership) : ''}`.trim();
  return account.afterDays === 0
    ? 'The person is removed from this site. This cannot be undone by Leaver.'
    : `${held} After ${String(account.afterDays)} days the person is removed from this site. This cannot be undone by Leaver.`;
}

/**
 * Stands for everything in a plan that somebody agrees to. Two readings of an unchanged person give the same one.
 */
export function fingerprint({ leaver, removals, isHeld, account, ownership }: Plan): string {
  const agreed = {
    accountId: leaver.accountId,
    active: leaver.active,
    groups: removals.map(({ groupId }) => groupId).sort(),
    isHeld,
    account,
    owned: ownership && [
      ...ownership.filters.map(({ id }) => `filter ${id}`),
      ...ownership.projects.map(({ id }) => `project ${id}`),
      ...ownership.components.map(({ id }) => `component ${id}`),
      String(ownership.filterTotal),
    ],
  };
  return createHash('sha256').update(JSON.stringify(agreed)).digest('hex');
}

const deletes = ({ account, ownership }: Plan): boolean =>
  account.action === 'delete' && (ownership === null || ownsNothing(ownership));

function warningsOf(plan: Plan): string[] {
  const warnings: string[] = [];
  const defaults = plan.removals.filter(({ defaultOf }) => defaultOf.length > 0);
  if (defaults.length > 0 && !deletes(plan)) {
    warnings.push(
      `Jira may refuse to take the person out of the last default group (${defaults.map(({ name }) => name).join(', ')}).`,
    );
  }
  if (!plan.leaver.active) warnings.push('The account is not active any more.');
  if (plan.account.holdingGroupId === null) warnings.push('No holding group is set.');
  if (plan.ownership && !ownsNothing(plan.ownership)) warnings.push(ownedInWords(plan.ownership));
  return warnings;
}

function ownedInWords({ filterTotal, projects, components }: Ownership): string {
  return `The person owns ${count(filterTotal, 'filter')} and leads ${count(projects.length, 'project')} and ${count(components.length, 'component')}; somebody else has to take these over first.`;
}

/** A number with its noun, such as `2 filters`. */
export const count = (number: number, noun: string): string =>
  `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
