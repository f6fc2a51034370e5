/** What the seed `company` calls its organisation and keys; `docs/seeds.md` lists them. */
export const ORGANISATION = 'b7a1f7f4-2c7d-4f6e-9a57-0c1d2e3f4a5b';
export const SCIM_DIRECTORY = 'e2b6d4f3-7c5a-4b2e-9f3a-4d5c6b7a8998';
export const NORD_DIRECTORY = 'f3c7e5a4-8d6b-4c3f-8a4b-5e6d7c8b9aa9';
export const LABS_JIRA = 'ari:cloud:jira-software::site/c3d4e5f6-2222-4333-8444-a55566667777';

export const KEY = 'Bearer emulator-org-key';
export const SCIM_KEY = 'Bearer emulator-scim-key';
export const key = (kind: string): string => `Bearer emulator-org-key-${kind}`;

export const V1 = `/admin/v1/orgs/${ORGANISATION}`;
export const V2 = `/admin/v2/orgs/${ORGANISATION}`;
/** `-` stands for all directories. */
export const DIRECTORY = `${V2}/directories/-`;
export const SCIM = `/scim/directory/${SCIM_DIRECTORY}`;
