import { reachRefusal, type WithinReach } from '../../../src/offboarding/reach/reach';
import type { Reach } from '../../../src/offboarding/reach/settings';

const everything: Reach = {
  groupIds: [],
  domains: [],
  accountKind: 'any',
  procedures: [],
  perDay: null,
  irreversible: true,
};
const asked: WithinReach = {
  displayName: 'Mia Muster',
  groups: [{ groupId: 'g1', name: 'design' }],
  emailAddress: 'mia@ACME.example',
  isManaged: true,
  procedure: 'leave-company',
  cannotBeUndone: false,
  begunByOperator: 3,
};
const refusal = (reach: Partial<Reach>, changes: Partial<WithinReach> = {}) =>
  reachRefusal({ ...everything, ...reach }, { ...asked, ...changes })?.code;

describe("an operator's reach", () => {
  it('is everything unless an administrator narrows it', () => {
    const anybody = { emailAddress: undefined, isManaged: undefined, groups: [], cannotBeUndone: true };
    expect(refusal({}, { ...anybody, begunByOperator: 10_000 })).toBeUndefined();
  });

  it.each<[string, Partial<Reach>]>([
    ['one of their groups', { groupIds: ['g0', 'g1'] }],
    ['their domain, however it is written', { domains: ['acme.example'] }],
    ['the kind of their account', { accountKind: 'managed' }],
    ['the kind of leaving', { procedures: ['leave-company', 'leave-team'] }],
    ['one more a day', { perDay: 4 }],
    ['what can be undone', { irreversible: false }],
  ])('covers a person by %s', (_what, reach) => {
    expect(refusal(reach)).toBeUndefined();
  });

  it.each<[string, Partial<Reach>, Partial<WithinReach>, string]>([
    ['in other groups', { groupIds: ['g2'] }, {}, 'reach-group'],
    [
      'of another domain',
      { domains: ['acme.example'] },
      { emailAddress: 'mia@evil.acme.example' },
      'reach-domain',
    ],
    [
      'whose address ends alike',
      { domains: ['acme.example'] },
      { emailAddress: 'mia@notacme.example' },
      'reach-domain',
    ],
    ['whose address is hidden', { domains: ['acme.example'] }, { emailAddress: undefined }, 'reach-domain'],
    ['with another kind of account', { accountKind: 'unmanaged' }, {}, 'reach-account-kind'],
    ['whose kind nobody knows', { accountKind: 'unmanaged' }, { isManaged: undefined }, 'reach-account-kind'],
    ['in another way', { procedures: ['leave-team'] }, {}, 'reach-procedure'],
    ['for ever', { irreversible: false }, { cannotBeUndone: true }, 'reach-irreversible'],
    ['after so many others', { perDay: 3 }, {}, 'reach-per-day'],
  ])('does not cover people %s', (_what, reach, changes, code) => {
    expect(refusal(reach, changes)).toBe(code);
  });
});
