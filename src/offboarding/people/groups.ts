import type { WatchedGroup } from './person';
import type { Session } from './session';

/** The groups that give products, and those that a rule or a protection names. */
export async function askGroups(session: Session): Promise<void> {
  const { members, today } = session;
  const { rule, protection } = session.measure();
  const { groupsAsked, groups } = session.state();
  const named = [...rule.except.groupIds, ...protection.groupIds];
  const isKnown = named.every((groupId) => groups.some((group) => group.groupId === groupId));
  if (groupsAsked === today && isKnown) return;

  const products = await members.products();
  const wanted = new Map<string, { name: string; products: string[] }>(
    named.map((groupId) => [groupId, { name: '', products: [] }]),
  );
  for (const { key, groups: giving } of products) {
    for (const { groupId, name } of giving) {
      wanted.set(groupId, { name, products: [...(wanted.get(groupId)?.products ?? []), key] });
    }
  }
  const kept = groups.flatMap((group): WatchedGroup[] => {
    const now = wanted.get(group.groupId);
    return now ? [{ ...group, ...now }] : [];
  });
  const { nextGroup } = session.state();
  const added = [...wanted]
    .filter(([groupId]) => !groups.some((group) => group.groupId === groupId))
    .map(([groupId, now], index): WatchedGroup => ({
      number: nextGroup + index,
      groupId,
      ...now,
      total: 0,
      learnedAt: null,
      reading: null,
    }));
  await session.change({
    groups: [...kept, ...added],
    nextGroup: nextGroup + added.length,
    products: products.map(({ key, name }) => ({ key, name })),
    groupsAsked: today,
    isChanged: true,
  });
}
