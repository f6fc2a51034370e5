import { approvalSchema } from '../../../../../src/offboarding/approval/settings';
import { reachSchema } from '../../../../../src/offboarding/reach/settings';
import {
  approvalDraftOf,
  approvalOf,
  approvalProblems,
  reachDraftOf,
  reachOf,
  reachProblems,
} from '../../../../../static/admin/settings/reach/reach-draft';

const reach = reachDraftOf(reachSchema.parse({ domains: ['acme.example'], perDay: 5 }));
const approval = approvalDraftOf(approvalSchema.parse({}));

describe('the fields for how far operators may go', () => {
  it('save what they were filled with', () => {
    expect(reachOf(reach)).toEqual(reachSchema.parse({ domains: ['acme.example'], perDay: 5 }));
    expect(reachOf({ ...reach, domains: ' Acme.example\npartner.example, ', perDay: ' ' })).toMatchObject({
      domains: ['acme.example', 'partner.example'],
      perDay: null,
    });
    expect(approvalOf(approval)).toEqual(approvalSchema.parse({}));
    expect(approvalOf({ ...approval, overPeople: '' })).toMatchObject({ overPeople: null });
  });

  it.each<[string, Partial<typeof reach>, string]>([
    ['a domain that is none', { domains: 'acme' }, 'domains'],
    ['an address', { domains: 'olga@acme.example' }, 'domains'],
    ['nobody a day', { perDay: '0' }, 'perDay'],
    ['half a person a day', { perDay: '0.5' }, 'perDay'],
    ['a kind of account that nobody can tell', { accountKind: 'managed' }, 'accountKind'],
  ])('say what is wrong with %s, as the server does', (_, changes, field) => {
    expect(Object.keys(reachProblems({ ...reach, ...changes }, false))).toEqual([field]);
    if (field === 'accountKind') return;
    expect(reachSchema.safeParse(reachOf({ ...reach, ...changes })).success).toBe(false);
  });

  it('have nothing against what the server takes', () => {
    expect(reachProblems({ ...reach, accountKind: 'managed' }, true)).toEqual({});
    expect(approvalProblems(approval)).toEqual({});
  });

  it.each<[string, Partial<typeof approval>, string]>([
    ['a request for more than nobody', { overPeople: '0' }, 'overPeople'],
    ['no time to approve', { expiresAfterHours: '' }, 'expiresAfterHours'],
    ['a year to approve', { expiresAfterHours: '8760' }, 'expiresAfterHours'],
  ])('say what is wrong with %s', (_, changes, field) => {
    const typed = { ...approval, ...changes };
    expect(Object.keys(approvalProblems(typed))).toEqual([field]);
    expect(approvalSchema.safeParse(approvalOf(typed)).success).toBe(false);
  });
});
