import type { LeaverFacts } from '../../src/offboarding/facts';
import { leaverRefusal } from '../../src/offboarding/guards';

const NOBODY_PROTECTED = { groupIds: [], accountIds: [] };
const OPERATOR = { accountId: 'operator', displayName: 'Olga' };

const refusal = (
  changes: Partial<LeaverFacts>,
  administersJira = false,
  protection: { groupIds: string[]; accountIds: string[] } = NOBODY_PROTECTED,
) =>
  leaverRefusal(
    {
      accountId: 'leaver',
      displayName: 'Leo',
      accountType: 'atlassian',
      active: true,
      groups: [{ groupId: 'g-1', name: 'design' }],
      products: [],
      ...changes,
    },
    OPERATOR,
    administersJira,
    protection,
  );

describe('the guards', () => {
  it('let an ordinary person be offboarded', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ accountType: 'unknown' })).toBeUndefined();
  });

  it.each(['site-admins', 'org-admins', 'jira-administrators', 'administrators', 'System-Administrators'])(
    'refuse members of %s',
    (name) => {
      expect(refusal({ groups: [{ groupId: 'g-2', name }] })).toMatchObject({
        code: 'leaver-is-administrator',
        parameters: { group: name },
      });
    },
  );

  it('refuse whoever administers Jira by any group', () => {
    expect(refusal({}, true)).toMatchObject({ code: 'leaver-is-administrator' });
  });

  it('refuse apps, customers and the operator before all else', () => {
    expect(refusal({ accountType: 'app' }, true)).toMatchObject({ code: 'leaver-is-app' });
    expect(refusal({ accountType: 'customer' })).toMatchObject({ code: 'leaver-is-customer' });
    expect(refusal({ accountId: 'operator' }, true)).toMatchObject({ code: 'leaver-is-operator' });
  });

  it('refuse who is protected by name or by group', () => {
    expect(refusal({}, false, { groupIds: ['g-1'], accountIds: [] })).toMatchObject({
      code: 'leaver-is-protected',
      parameters: { group: 'design' },
    });
    expect(refusal({}, false, { groupIds: [], accountIds: ['leaver'] })).toMatchObject({
      code: 'leaver-is-protected',
    });
  });

  it('refuse who is gone, but not an inactive person who still has groups', () => {
    expect(refusal({ active: false, groups: [] })).toMatchObject({ code: 'leaver-gone' });
    expect(refusal({ active: false })).toBeUndefined();
    expect(refusal({ groups: [] })).toBeUndefined();
  });
});
