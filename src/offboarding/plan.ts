import { planAccount, type AccountChange, type PlannedStanding } from './channels/plan-account';
import { otherUses, scopeOf } from './course';
import { productsOf, type GroupName, type Inventory, type LeaverFacts, type ProductAccess } from './facts';
import { withFittedNames } from './fitted-names';
import type { Settings, Team } from './settings';
import type { AccountAction, Channel, ProcedureId } from './words';

/** One membership that a run would end, and what it gives. */
export interface PlannedRemoval extends GroupName {
  /** Names of the products that this group gives. */
  gives: string[];
  /** Names of the products of which this is a default group: Jira may refuse to take the last one. */
  defaultOf: string[];
  /** Kept by an identity provider, as the organisation or an administrator says. */
  synced?: true;
  /** What else the settings use the group for, where it goes because it gives a product. */
  alsoFor?: string[];
}

export interface PlannedAccountStep {
  /** `none` for procedures that never change an account. */
  action: 'none' | AccountAction | 'suspend' | 'disable';
  afterDays: number;
  holdingGroupId: string | null;
  /** Products that the holding group gives, which whoever is put there keeps; absent where it gives none. */
  holdingGives?: string[];
  /** What happens to the account before a deletion; the holding group where it is absent. */
  meanwhile?: 'suspend' | 'disable';
  /** The deletion is one of the Atlassian account, not only from this site. */
  everywhere?: true;
  /** Which channels may make which change; absent in plans from before there were any, which Jira carries out. */
  ways?: Partial<Record<AccountChange, Channel[]>>;
  /** What the organisation said; absent where no channel asked it. */
  standing?: PlannedStanding;
  /** Why it said nothing, in its own words. */
  untold?: string;
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
  /**
   * What the leaver holds beside groups. Read where somebody looks at the plan, and by a run before it hands anything
   * over; absent where nothing is held, or this kind of leaving takes nothing but groups.
   */
  inventory?: Inventory | null;
  /** What the plan is for; absent in plans from before there was a choice. */
  course?: Course;
}

/** Whether a part of it cannot be undone, as long as nothing keeps the account from being deleted. */
export const mayDelete = ({ account }: Pick<Plan, 'account'>): boolean => account.action === 'delete';

/** What kind of leaving a plan is for. */
export interface Course {
  procedure: ProcedureId;
  /** Only for `leave-team`. */
  team: Team | null;
}

/** The plan for a leaver of whom these are the facts. */
export function makePlan(
  leaver: LeaverFacts,
  products: readonly ProductAccess[],
  settings: Pick<Settings, 'account' | 'holdingGroupId' | 'channels' | 'teams' | 'operators'>,
  course: Course,
  readAt: string,
  inventory: Inventory | null = null,
): Plan {
  const { holdingGroupId } = settings;
  const synced = syncedGroups(leaver, settings);
  const { endsGroup } = scopeOf(course);
  const closesAccount = course.procedure === 'leave-company';
  return {
    readAt,
    leaver: {
      accountId: leaver.accountId,
      displayName: leaver.displayName,
      active: leaver.active,
      products: [...leaver.products],
    },
    removals: withFittedNames(
      leaver.groups.filter(({ groupId }) => groupId !== holdingGroupId && endsGroup(groupId, products)),
    ).map((group) => ({
      ...group,
      gives: productsOf(group.groupId, products),
      defaultOf: products
        .filter(({ defaultGroupIds }) => defaultGroupIds.includes(group.groupId))
        .map(({ name }) => name),
      ...(synced.has(group.groupId) ? { synced: true as const } : {}),
      ...(course.procedure === 'revoke-access' ? { alsoFor: otherUses(group.groupId, settings) } : {}),
    })),
    // Who keeps the account is not put there, and not taken out either.
    isHeld: closesAccount && leaver.groups.some(({ groupId }) => groupId === holdingGroupId),
    account: closesAccount
      ? { ...planAccount(settings, leaver.standing), ...holdingGives(settings, products) }
      : { action: 'none', afterDays: 0, holdingGroupId: null },
    products: products.map(({ key, name, defaultGroupIds }) => ({
      key,
      name,
      defaultGroupIds: [...defaultGroupIds],
    })),
    inventory,
    course,
  };
}

function holdingGives(
  { holdingGroupId }: Pick<Settings, 'holdingGroupId'>,
  products: readonly ProductAccess[],
): Pick<PlannedAccountStep, 'holdingGives'> {
  const gives = holdingGroupId === null ? [] : productsOf(holdingGroupId, products);
  return gives.length === 0 ? {} : { holdingGives: gives };
}

/** Groups that an identity provider synchronises: as the organisation says, and as an administrator does. */
function syncedGroups(
  { standing }: LeaverFacts,
  { channels }: Pick<Settings, 'channels'>,
): ReadonlySet<string> {
  const told = standing !== undefined && !('untold' in standing) ? standing.syncedGroupIds : [];
  return new Set([...channels.identityProvider.groupIds, ...told]);
}
