import type { SeedInput } from './format';

/** Another site whose people are those of this site's directory. */
export const LABS_SITE = 'https://acme-labs.atlassian.net';
/** Another site, with people of its own directory. */
export const NORD_SITE = 'https://studio-nord.atlassian.net';

const NORD_DIRECTORY = 'f3c7e5a4-8d6b-4c3f-8a4b-5e6d7c8b9aa9';
const OTHER_ORGANISATION = '0d9c8b7a-6f5e-4d3c-8b2a-190817263544';
const OTHER_SCIM_DIRECTORY = 'a4d8f6b5-9e7c-4d4a-9b5c-6f7e8d9caabb';

/** The organisation of `company`: three sites, two directories, and a key for every answer that keys can get. */
export const companyOrganisation: NonNullable<SeedInput['organisation']> = {
  name: 'Acme',
  otherDirectories: [{ id: NORD_DIRECTORY, name: 'Studio Nord' }],
  otherOrganisations: [{ id: OTHER_ORGANISATION, name: 'Globex' }],
  products: [
    { key: 'confluence', name: 'Confluence', groups: ['wiki-users'], defaultGroups: ['wiki-users'] },
    {
      key: 'jira-software',
      name: 'Jira',
      siteUrl: LABS_SITE,
      cloudId: 'c3d4e5f6-2222-4333-8444-a55566667777',
      groups: ['jira-administrators'],
    },
    {
      key: 'jira-software',
      name: 'Jira',
      siteUrl: NORD_SITE,
      cloudId: 'd4e5f6a7-3333-4444-9555-b66677778888',
      directoryId: NORD_DIRECTORY,
    },
  ],
  keys: [
    { token: 'emulator-org-key' },
    { token: 'emulator-org-key-expired', expiresInDays: -1 },
    { token: 'emulator-org-key-with-scopes', scopes: ['read:directories:admin'] },
    { token: 'emulator-org-key-other', of: OTHER_ORGANISATION },
    { token: 'emulator-org-key-limited', permitted: false },
    { token: 'emulator-org-key-expiring', expiresInDays: 5 },
    { token: 'emulator-scim-key', kind: 'scim' },
    { token: 'emulator-scim-key-expired', kind: 'scim', expiresInDays: -1 },
    { token: 'emulator-scim-key-other', kind: 'scim', of: OTHER_SCIM_DIRECTORY },
  ],
};
