import { planAccount } from '../../../src/offboarding/channels/plan-account';
import type { AccountStanding, Untold } from '../../../src/offboarding/channels/port';
import { ORGANISATION_USES, type OrganisationUse } from '../../../src/offboarding/channels/settings';
import { defaultSettings } from '../../../src/offboarding/settings';

const HERE = { product: 'Jira', site: 'acme.atlassian.net', isHere: true, inDirectory: true };
const SAME_DIRECTORY = { product: 'Jira', site: 'acme-labs.atlassian.net', isHere: false, inDirectory: true };
const OTHER_DIRECTORY = { product: 'Jira', site: 'nord.atlassian.net', isHere: false, inDirectory: false };

const standing = (changes: Partial<AccountStanding> = {}): AccountStanding => ({
  kind: 'managed',
  isSynced: false,
  email: null,
  state: { account: 'active', membership: 'active', isDeletionPending: false },
  access: [HERE],
  syncedGroupIds: [],
  lifecycle: { disable: null, delete: null },
  ...changes,
});

interface Site {
  action?: 'keep' | 'delete';
  uses?: readonly OrganisationUse[];
  scim?: boolean;
  jira?: boolean;
  everywhere?: boolean;
}

function plan(
  told: AccountStanding | Untold,
  { action = 'keep', uses = [], scim, jira = true, everywhere = false }: Site,
) {
  const settings = defaultSettings();
  const channels = {
    ...settings.channels,
    jira: { on: jira },
    organisation: { on: true, organisationId: 'org', directoryId: 'dir', uses: [...uses] },
    scim: { on: scim === true, directoryId: 'scim', uses: scim === true ? ['deactivate' as const] : [] },
    deactivation: { message: null, everywhere },
  };
  return planAccount({ ...settings, account: { action, afterDays: 30 }, channels }, told);
}

const MOST = ORGANISATION_USES.filter((use) => use !== 'delete');

describe('the account of somebody who leaves', () => {
  it.each([
    ['is deactivated when it is managed', standing(), { uses: MOST }, 'disable'],
    ['is suspended when it is not', standing({ kind: 'unmanaged' }), { uses: MOST }, 'suspend'],
    ['is suspended where deactivating is not allowed', standing(), { uses: ['suspend'] }, 'suspend'],
    ['is held where nothing is allowed', standing(), { uses: [] }, 'keep'],
    [
      'is deactivated by the identity provider where user management may not',
      standing({ isSynced: true, lifecycle: { disable: 'identity-provider', delete: 'identity-provider' } }),
      { uses: ['disable'], scim: true },
      'disable',
    ],
  ] as [string, AccountStanding, Site, string][])('%s', (_what, told, site, action) => {
    expect(plan(told, site).action).toBe(action);
  });

  it.each([
    ['elsewhere in another directory', [HERE, OTHER_DIRECTORY], 'suspend'],
    ['elsewhere in the same directory', [HERE, SAME_DIRECTORY], 'keep'],
    ['nobody knows where', null, 'keep'],
  ] as const)(
    'reaches no further than this site for access %s, unless it is wanted everywhere',
    (_where, access, action) => {
      const told = standing({ access: access && [...access] });
      expect(plan(told, { uses: MOST }).action).toBe(action);
      expect(plan(told, { uses: MOST, everywhere: true }).action).toBe('disable');
    },
  );

  it('is removed from the site only by Jira when the directory holds the people of other sites too', () => {
    const told = standing({ kind: 'unmanaged', access: [HERE, SAME_DIRECTORY] });
    expect(plan(told, { action: 'delete', uses: MOST }).ways?.['delete-account']).toEqual(['jira']);
    expect(
      plan(standing({ kind: 'unmanaged' }), { action: 'delete', uses: MOST }).ways?.['delete-account'],
    ).toEqual(['jira', 'admin-api']);
  });

  it('is never deleted when it is managed and can be deactivated, unless its deletion is switched on', () => {
    expect(plan(standing(), { action: 'delete', uses: MOST })).toMatchObject({ action: 'disable' });
    expect(plan(standing(), { action: 'delete', uses: ORGANISATION_USES })).toMatchObject({
      action: 'delete',
      everywhere: true,
      meanwhile: 'disable',
    });
  });

  it('is not deleted when an identity provider would bring it back, or when it could not be asked about', () => {
    const synced = standing({
      isSynced: true,
      lifecycle: { disable: 'identity-provider', delete: 'identity-provider' },
    });
    expect(plan(synced, { action: 'delete', uses: MOST }).action).toBe('suspend');
    expect(
      plan({ untold: 'failed', words: 'Atlassian answered 503.' }, { action: 'delete', uses: MOST }),
    ).toMatchObject({
      action: 'keep',
      untold: 'Atlassian answered 503.',
    });
  });

  it('is deleted from the site by Jira, as before, where no key tells', () => {
    const settings = { ...defaultSettings(), account: { action: 'delete' as const, afterDays: 0 } };
    expect(planAccount(settings, { untold: 'no-channel' })).toEqual({
      action: 'delete',
      afterDays: 0,
      holdingGroupId: null,
      ways: { 'delete-account': ['jira'] },
    });
  });

  it('stays where no channel that could delete it is on', () => {
    expect(plan(standing({ kind: 'unmanaged' }), { action: 'delete', jira: false }).action).toBe('keep');
  });
});
