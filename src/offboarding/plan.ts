import { productsOf, type GroupName, type LeaverFacts, type Ownership, type ProductAccess } from './facts';
import type { Settings } from './settings';
import type { AccountAction } from './words';

/** One membership that a run would end, and what it gives. */
export interface PlannedRemoval extends GroupName {
  /** Names of the products that this group gives. */
  gives: string[];
  /** Names of the products of which this is a default group: Jira may refuse to take the last one. */
  defaultOf: string[];
}

export interface PlannedAccountStep {
  action: AccountAction;
  afterDays: number;
  holdingGroupId: string | null;
}

/**
 * What a run would do to this leaver, from live reads. It is the snapshot too: what the leaver had before the first
 * write, which restore goes by. Stored before the first write and never changed after it.
 */
export interface Plan {
  /** ISO 8601: when Jira was read. */
  readAt: string;
  leaver: { accountId: string; displayName: string; active: boolean; products: string[] };
  removals: PlannedRemoval[];
  /** Set when the leaver is in the holding group already. */
  isHeld: boolean;
  account: PlannedAccountStep;
  /** Keys and names of the site's products, to say which access is left. */
  products: { key: string; name: string; defaultGroupIds: string[] }[];
  /** Read only where somebody looks at the plan before anything happens; a run reads it right before deleting. */
  ownership: Ownership | null;
}

/** The plan for a leaver of whom these are the facts. */
export function makePlan(
  leaver: LeaverFacts,
  products: readonly ProductAccess[],
  settings: Pick<Settings, 'account' | 'holdingGroupId'>,
  readAt: string,
  ownership: Ownership | null = null,
): Plan {
  const { holdingGroupId } = settings;
  return {
    readAt,
    leaver: {
      accountId: leaver.accountId,
      displayName: leaver.displayName,
      active: leaver.active,
      products: [...leaver.products],
    },
    removals: leaver.groups
      .filter(({ groupId }) => groupId !== holdingGroupId)
      .map((group) => ({
        ...group,
        gives: productsOf(group.groupId, products),
        defaultOf: products
          .filter(({ defaultGroupIds }) => defaultGroupIds.includes(group.groupId))
          .map(({ name }) => name),
      })),
    isHeld: leaver.groups.some(({ groupId }) => groupId === holdingGroupId),
    account: { ...settings.account, holdingGroupId },
    products: products.map(({ key, name, defaultGroupIds }) => ({
      key,
      name,
      defaultGroupIds: [...defaultGroupIds],
    })),
    ownership,
  };
}
