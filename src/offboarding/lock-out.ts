import type { Catalogue, Directory } from './ports';
import type { Settings } from './settings';

export interface LockOutParts {
  catalogue: Pick<Catalogue, 'groups'>;
  directory: Pick<Directory, 'products'>;
}

type Rules = Pick<Settings, 'operators' | 'protection' | 'reach' | 'channels'>;

/** Why nobody could be offboarded any more by these rules, with what to do; undefined where somebody can. */
export async function lockOutProblem(parts: LockOutParts, rules: Rules): Promise<string | undefined> {
  const { operators, reach, channels } = rules;
  if (operators.check === 'groups' && operators.groupIds.length === 0) {
    return 'Name at least one operator group, or nobody may offboard anybody.';
  }
  if (reach.accountKind !== 'any' && !channels.organisation.on) {
    return "Only the organisation's key tells which accounts are managed, and it is switched off, so that operators could offboard nobody. Switch it on first, in the tab Channels, or let operators offboard every kind of account.";
  }
  return (await unknownGroups(parts, rules)) ?? (await everybodyProtected(parts, rules));
}

/** Nobody is in a group that is not there. */
async function unknownGroups({ catalogue }: LockOutParts, { reach }: Rules): Promise<string | undefined> {
  if (reach.groupIds.length === 0) return undefined;
  const known = await catalogue.groups(reach.groupIds).catch(() => undefined);
  return known?.length === 0
    ? 'None of the groups whose members operators may offboard exists any more, so that they could offboard nobody. Name one that does.'
    : undefined;
}

/** Everybody who uses a product is in its default group. */
async function everybodyProtected(
  { catalogue, directory }: LockOutParts,
  { protection }: Rules,
): Promise<string | undefined> {
  if (protection.groupIds.length === 0) return undefined;
  const products = await directory.products().catch(() => []);
  const everybody = products.find(({ defaultGroupIds }) =>
    defaultGroupIds.some((groupId) => protection.groupIds.includes(groupId)),
  );
  if (!everybody) return undefined;
  const groupIds = everybody.defaultGroupIds.filter((groupId) => protection.groupIds.includes(groupId));
  const names = await catalogue.groups(groupIds).catch(() => []);
  const called = names.map(({ name }) => name).join(', ') || groupIds.join(', ');
  return `Everybody who uses ${everybody.name} is in ${called}, so that operators could offboard nobody. Protect a smaller group.`;
}
