import { askForApproval, type Approval } from '../../../src/offboarding/approval/approval';
import { forAllOf, isAgreed } from '../../../src/offboarding/approval/for-all';
import { approvalSchema } from '../../../src/offboarding/approval/settings';
import type { Course, Plan } from '../../../src/offboarding/plan';
import { DESIGN, planFor } from '../courses';

const ANN = { accountId: 'ann', displayName: 'Ann' };
const BEN = { accountId: 'ben', displayName: 'Ben' };
const COMPANY: Course = { procedure: 'leave-company', team: null };
const PEOPLE = 500;
const plan = (course: Course, accountId = 'leaver'): Plan => planFor(course, { leaver: { accountId } });

/** The first plan of an import, to which Ben has agreed. */
function agreedTo(first: Plan): Approval {
  const forAll = forAllOf(first, PEOPLE);
  const asked = askForApproval(approvalSchema.parse({}), ['many-people'], 'first', ANN, 0, { forAll });
  return { ...asked, given: { by: BEN, at: '2026-11-21T12:00:00.000Z' } };
}
const deleting = (of: Plan, afterDays: number): Plan => ({
  ...of,
  account: { ...of.account, action: 'delete', afterDays },
});
const holds = (first: Plan, next: Plan, changes: { isProtected?: boolean; people?: number } = {}): boolean =>
  isAgreed(agreedTo(first), { plan: next, isProtected: false, people: PEOPLE, ...changes });

test('what was agreed to with the first holds for others, whatever groups they are in', () => {
  expect(holds(plan(COMPANY), plan(COMPANY, 'another'))).toBe(true);
});

test('nothing holds before somebody has agreed', () => {
  const asked = { ...agreedTo(plan(COMPANY)), given: null };
  expect(isAgreed(asked, { plan: plan(COMPANY), isProtected: false, people: PEOPLE })).toBe(false);
});

test('protected people, whoever agreed, and another number of people ask by themselves', () => {
  expect(holds(plan(COMPANY), plan(COMPANY), { isProtected: true })).toBe(false);
  expect(holds(plan(COMPANY), plan(COMPANY, BEN.accountId))).toBe(false);
  expect(holds(plan(COMPANY), plan(COMPANY), { people: PEOPLE + 1 })).toBe(false);
});

test('a part that cannot be undone holds only where the first plan had the same', () => {
  const first = plan(COMPANY);
  expect(holds(first, deleting(first, 30))).toBe(false);
  expect(holds(deleting(first, 30), deleting(first, 30))).toBe(true);
  expect(holds(deleting(first, 30), deleting(first, 0))).toBe(false);
  expect(holds(deleting(first, 30), first)).toBe(true);
});

test('a team that means something else by now asks again', () => {
  const team = (groupIds: string[]): Course => ({ procedure: 'leave-team', team: { ...DESIGN, groupIds } });
  expect(holds(plan(team(['g-design'])), plan(team(['g-design']), 'another'))).toBe(true);
  expect(holds(plan(team(['g-design'])), plan(team(['g-design', 'g-jira'])))).toBe(false);
});
