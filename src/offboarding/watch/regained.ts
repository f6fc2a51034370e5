import { isBlocked, latestEffects, type Effect } from '../effects';
import { productsOf, type GroupName, type LeaverFacts } from '../facts';
import type { Plan } from '../plan';
import type { Directory } from '../ports';
import type { Holders } from '../restore/holders';
import { endsAccess, leavesEverything, type Run } from '../run';
import type { Regained } from './watch';

export interface LookAgainParts {
  directory: Directory;
  holders: Pick<Holders, 'peopleInRole'>;
}

type Found = Omit<Regained, 'way'>;

/**
 * What the leaver has now of what the run had taken, or had left gone. What was there already when the run read back is
 * no news, and neither is the holding group.
 * @param goneSince ids of groups that were there then, and not at a later look
 */
export async function regainedBy(
  { directory, holders }: LookAgainParts,
  run: Run,
  plan: Plan,
  effects: readonly Effect[],
  leaver: LeaverFacts,
  goneSince: readonly string[],
): Promise<Found[]> {
  const made = latestEffects(effects).filter((effect) => !isBlocked(effect));
  const groups = regainedGroups(run, plan, leaver, goneSince);
  const [roles, products] = await Promise.all([
    regainedRoles(holders, made, leaver.accountId),
    regainedProducts(directory, run, leaver, groups),
  ]);
  const found: Found[] = [
    ...groups.map(({ groupId, name }) => ({ kind: 'group' as const, id: groupId, name })),
    ...roles,
    ...products,
  ];
  const wasClosed = made.some(({ kind }) =>
    ['delete-account', 'disable-account', 'suspend-account'].includes(kind),
  );
  return wasClosed && leaver.active
    ? [{ kind: 'account', id: leaver.accountId, name: leaver.displayName }, ...found]
    : found;
}

/** Groups that the run had left, as those of an identity provider, and that the leaver is not in any more. */
export function goneSinceThen(run: Run, { groups }: LeaverFacts, before: readonly string[]): string[] {
  const now = new Set(groups.map(({ groupId }) => groupId));
  const left = run.document.verification?.groups.map(({ groupId }) => groupId) ?? [];
  return left.filter((groupId) => before.includes(groupId) || !now.has(groupId));
}

function regainedGroups(
  run: Run,
  plan: Plan,
  { groups }: LeaverFacts,
  goneSince: readonly string[],
): GroupName[] {
  const left = new Set(run.document.verification?.groups.map(({ groupId }) => groupId));
  for (const groupId of goneSince) left.delete(groupId);
  const taken = new Set(plan.removals.map(({ groupId }) => groupId));
  return groups.filter(
    ({ groupId }) =>
      groupId !== plan.account.holdingGroupId &&
      !left.has(groupId) &&
      (leavesEverything(run) || taken.has(groupId)),
  );
}

async function regainedRoles(
  holders: LookAgainParts['holders'],
  made: readonly Effect[],
  accountId: string,
): Promise<Found[]> {
  const roles = made.filter(({ kind }) => kind === 'remove-role');
  const found = await Promise.all(
    roles.map(async ({ subject, before }): Promise<Found[]> => {
      if (before?.kind !== 'role') return [];
      const people = await holders.peopleInRole(before.projectKey, before.roleId);
      return people?.includes(accountId) ? [{ kind: 'role', id: subject.id, name: subject.name }] : [];
    }),
  );
  return found.flat();
}

/** Products that none of the groups explains which came back. */
async function regainedProducts(
  directory: Directory,
  run: Run,
  leaver: LeaverFacts,
  groups: readonly GroupName[],
): Promise<Found[]> {
  const left = run.document.verification?.products ?? [];
  const keys = endsAccess(run) ? leaver.products.filter((key) => !left.includes(key)) : [];
  if (keys.length === 0) return [];
  const products = await directory.products();
  const explained = new Set(groups.flatMap(({ groupId }) => productsOf(groupId, products)));
  return keys
    .map((key) => ({ key, name: products.find((product) => product.key === key)?.name ?? key }))
    .filter(({ name }) => !explained.has(name))
    .map(({ key, name }) => ({ kind: 'product', id: key, name }));
}
