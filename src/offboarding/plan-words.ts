import { createHash } from 'node:crypto';
import type { PlanView } from '../contract/runs';
import {
  accountWarnings,
  deletionInWords,
  irreversibleInWords,
  keptInWords,
  syncedGroupsInWords,
} from './channels/account-words';
import { inventoryView, inventoryWarnings, staysInWords, untoldInWords } from './hand-over/inventory-words';
import { mayDelete, type Plan } from './plan';

/** Removals that start in one second at Jira's burst limit for `DELETE` (facts, "Rate limits"). */
const REMOVALS_PER_SECOND = 48;
/** Reads, account step, reading back and report take about this long, in seconds. */
const USUAL_SECONDS = 4;

/**
 * The plan for people: what will be done, what to mind, what cannot be undone.
 * @param hasTicket false before a run without one, so that it is said where nobody can be told
 */
export function planView(plan: Plan, hasTicket = true): PlanView {
  return {
    readAt: plan.readAt,
    removals: plan.removals.map(({ groupId, name, gives }) => ({ groupId, name, gives })),
    inventory: plan.inventory ? inventoryView(plan.inventory) : null,
    account: { action: plan.account.action, afterDays: plan.account.afterDays },
    accountStep: accountStep(plan),
    warnings: [...warningsOf(plan), ...(hasTicket ? [] : untoldInWords(plan.inventory))],
    irreversible: irreversibleOf(plan),
    estimatedSeconds: USUAL_SECONDS + Math.ceil(plan.removals.length / REMOVALS_PER_SECOND),
  };
}

/** What becomes of the account, as a sentence. */
export function accountStep(plan: Plan): string {
  const { account, inventory } = plan;
  if (account.action === 'none') return 'The account is not changed.';
  const kept = keptInWords(account);
  if (account.action !== 'delete') return kept;
  if (!deletes(plan)) {
    const stays = inventory ? staysInWords(inventory) : false;
    return `The account is not deleted. ${kept}${stays ? ` ${stays}` : ''}`;
  }
  const deletion = deletionInWords(account);
  return account.afterDays === 0
    ? capital(deletion)
    : `${kept} After ${String(account.afterDays)} days ${deletion}`;
}

/**
 * Stands for everything in a plan that somebody agrees to. Two readings of an unchanged person give the same one.
 */
export function fingerprint({ leaver, removals, isHeld, account, inventory, course }: Plan): string {
  const agreed = {
    accountId: leaver.accountId,
    active: leaver.active,
    groups: removals.map(({ groupId }) => groupId).sort(),
    isHeld,
    account,
    course,
    // Issues come and go all day: their number is no reason to ask again.
    owned: inventory && [
      ...inventory.filters.map(({ id }) => `filter ${id}`),
      ...inventory.dashboards.map(({ id }) => `dashboard ${id}`),
      ...inventory.projects.map(({ id }) => `project ${id}`),
      ...inventory.components.map(({ id }) => `component ${id}`),
      ...inventory.roles.map(({ projectId, roleId }) => `role ${projectId}/${roleId}`),
      String(inventory.filterTotal),
    ],
  };
  return createHash('sha256').update(JSON.stringify(agreed)).digest('hex');
}

/** An account is deleted only when nothing stays with it that would be lost or left without anybody. */
const deletes = ({ account, inventory }: Plan): boolean =>
  account.action === 'delete' &&
  (!inventory ||
    inventory.stays.filters + inventory.stays.projects.length + inventory.stays.components.length === 0);

/** Who agrees to a deletion agrees to it also where something that the person holds keeps it from happening now. */
function irreversibleOf(plan: Plan): string[] {
  if (!mayDelete(plan)) return [];
  const words = irreversibleInWords(plan.account);
  return [
    deletes(plan) ? words : `If nothing is left with the person by then, the account is deleted. ${words}`,
  ];
}

function warningsOf(plan: Plan): string[] {
  const warnings: string[] = [];
  const defaults = plan.removals.filter(({ defaultOf }) => defaultOf.length > 0);
  if (defaults.length > 0 && !deletes(plan)) {
    warnings.push(
      `Jira may refuse to take the person out of the last default group (${defaults.map(({ name }) => name).join(', ')}).`,
    );
  }
  warnings.push(...otherUsesInWords(plan));
  warnings.push(...accountWarnings(plan.account), ...syncedGroupsInWords(plan.removals));
  if (!plan.leaver.active) warnings.push('The account is not active any more.');
  if (plan.account.action !== 'none' && plan.account.holdingGroupId === null)
    warnings.push('No holding group is set.');
  if (plan.account.holdingGives) {
    warnings.push(
      `The holding group gives ${plan.account.holdingGives.join(', ')}, which the person keeps. An administrator names another holding group.`,
    );
  }
  if (plan.inventory) warnings.push(...inventoryWarnings(plan.inventory));
  return warnings;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number with its noun, such as `2 filters`. */
export const count = (number: number, noun: string): string =>
  `${String(number)} ${noun}${number === 1 ? '' : 's'}`;

/** Whoever loses a product by losing its group loses what else the group is for. */
export function otherUsesInWords({ removals, course }: Pick<Plan, 'removals' | 'course'>): string[] {
  if (course?.procedure !== 'revoke-access' || removals.length === 0) return [];
  return [
    ...removals.flatMap(({ name, gives, alsoFor = [] }) =>
      alsoFor.length === 0
        ? []
        : [
            `The group ${name} gives ${gives.join(', ')} and is for ${alsoFor.join(' and ')}, too: both are lost.`,
          ],
    ),
    'What else these groups are used for, such as project roles and permission schemes, is lost with them.',
  ];
}
