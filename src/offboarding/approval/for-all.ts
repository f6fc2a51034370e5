import { createHash } from 'node:crypto';
import { mayDelete, type Plan } from '../plan';
import type { Approval, ForAll } from './approval';

/** What somebody who agrees to this plan, the first one of an import, agrees to for so many people. */
export const forAllOf = ({ course, account }: Plan, people: number): ForAll => ({
  people,
  course: markOf(course),
  irreversible: mayDelete({ account }) ? markOf(account) : null,
});

/** Who agrees to another plan of the first run agrees to that one for all. */
export const stillForAll = ({ forAll }: Approval, plan: Plan): Pick<Approval, 'forAll'> =>
  forAll ? { forAll: forAllOf(plan, forAll.people) } : {};

/**
 * Whether what was agreed to with the first plan of an import holds for this one: the same kind of leaving, nothing more
 * that cannot be undone, nobody who is protected, and not whoever agreed. Another plan asks by itself.
 */
export function isAgreed(
  first: Approval,
  { plan, isProtected, people }: { plan: Plan; isProtected: boolean; people: number },
): boolean {
  const { forAll, given } = first;
  if (!forAll || !given || isProtected || given.by.accountId === plan.leaver.accountId) return false;
  const is = forAllOf(plan, people);
  return (
    is.people === forAll.people &&
    is.course === forAll.course &&
    (is.irreversible === null || is.irreversible === forAll.irreversible)
  );
}

const markOf = (part: unknown): string => createHash('sha256').update(JSON.stringify(part)).digest('hex');
