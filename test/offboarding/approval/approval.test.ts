import {
  approve,
  askAnew,
  askForApproval,
  causesOf,
  isApproved,
  type Approval,
} from '../../../src/offboarding/approval/approval';
import type { ApprovalRules } from '../../../src/offboarding/approval/settings';
import { HOUR } from '../../../src/offboarding/time';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');
const rules: ApprovalRules = { overPeople: 10, irreversible: true, sweeps: true, expiresAfterHours: 24 };
const nothing = { people: 1, isProtected: false, cannotBeUndone: false, isSweep: false };
const ann = { accountId: 'ann', displayName: 'Ann' };
const bob = { accountId: 'bob', displayName: 'Bob' };
const asked = askForApproval(rules, ['irreversible'], 'plan-1', ann, NOW);
const shown = { seen: 'plan-1', live: 'plan-1' };

describe('who must agree', () => {
  it.each([
    ['nobody, to one ordinary person', {}, []],
    ['nobody, to as many as the rule allows', { people: 10 }, []],
    ['somebody, to more', { people: 11 }, ['many-people']],
    ['somebody, to a protected person', { isProtected: true }, ['protected']],
    ['somebody, to what cannot be undone', { cannotBeUndone: true }, ['irreversible']],
    ['somebody, to a sweep', { isSweep: true, cannotBeUndone: true }, ['irreversible', 'sweep']],
  ])('%s', (_what, occasion, causes) => {
    expect(causesOf(rules, { ...nothing, ...occasion })).toEqual(causes);
  });

  it('cannot be switched off for protected people', () => {
    const off = { overPeople: null, irreversible: false, sweeps: false, expiresAfterHours: 24 };
    const everything = { people: 500, isProtected: true, cannotBeUndone: true, isSweep: true };
    expect(causesOf(off, everything)).toEqual(['protected']);
  });
});

describe('an approval', () => {
  const given = approve(asked, bob, 'leaver', shown, NOW) as Approval;

  it('is given by another operator for exactly the plan that was shown', () => {
    expect(given.given).toEqual({ by: bob, at: '2026-11-21T10:00:00.000Z' });
    expect(isApproved(given, 'plan-1')).toBe(true);
    expect(isApproved(given, 'plan-2')).toBe(false);
    expect(isApproved(asked, 'plan-1')).toBe(false);
  });

  it.each([
    ['by the requester', () => approve(asked, ann, 'leaver', shown, NOW), 'approval-by-requester'],
    ['by the leaver', () => approve(asked, bob, 'bob', shown, NOW), 'approval-by-leaver'],
    ['twice', () => approve(given, bob, 'leaver', shown, NOW), 'approval-given'],
    ['after expiry', () => approve(asked, bob, 'leaver', shown, NOW + 24 * HOUR), 'approval-expired'],
    [
      'of a plan that changed since',
      () => approve(asked, bob, 'leaver', { ...shown, live: 'plan-2' }, NOW),
      'approval-of-other-plan',
    ],
    [
      'of a plan that nobody asked about',
      () => approve(asked, bob, 'leaver', { seen: 'plan-2', live: 'plan-2' }, NOW),
      'approval-of-other-plan',
    ],
  ])('%s is refused', (_what, attempt, code) => {
    expect(attempt()).toMatchObject({ code });
  });

  it('is asked for anew when the plan changed, and the old one counts no more', () => {
    const anew = askAnew(given, rules, 'plan-2', NOW + HOUR);
    expect(anew).toMatchObject({ plan: 'plan-2', askedBy: ann, given: null });
    expect(isApproved(anew, 'plan-2')).toBe(false);
  });
});
