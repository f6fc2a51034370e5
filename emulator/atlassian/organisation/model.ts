/** The entities of the organisation that the site belongs to, as plain data with Atlassian's ids. */

import type { RoleGrants } from './role-grants';

/** Roles of Atlassian's organisation APIs (`MultiDirectoryRoleAssignment` of the OpenAPI document). */
export const ROLES = [
  'atlassian/user',
  'atlassian/admin',
  'atlassian/guest',
  'atlassian/customer',
  'atlassian/user-access-admin',
  'atlassian/contributor',
  'atlassian/basic',
  'atlassian/stakeholder',
  'atlassian/org-admin',
  'atlassian/site-admin',
  'atlassian/ai-access',
] as const;
export type Role = (typeof ROLES)[number];

/** Why an account may not be changed though it is managed (`Manageability.Unallowed` of the document). */
export const RESTRICTIONS = [
  'externalDirectory.scim',
  'externalDirectory.google',
  'authPolicy.saml',
  'blocked.exportControl',
] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

export type MembershipStatus = 'active' | 'suspended' | 'no_membership';

/** The organisation's view of a person. Replaced as a whole when it changes, never changed in place. */
export interface Account {
  accountId: string;
  emailAddress: string;
  displayName: string;
  status: 'active' | 'inactive' | 'closed';
  /** Managed: the organisation has verified the domain. */
  managed: boolean;
  managementSource: 'invited' | 'synced';
  /** In the directory of this site. */
  membershipStatus: MembershipStatus;
  /** In the organisation's other directories; those that the person never was in are missing. */
  otherDirectories: readonly { directoryId: string; status: MembershipStatus }[];
  addedToOrg: string;
  lastActive: string | null;
  /** Where it differs from `lastActive`: by the product's key, null for never. */
  lastActiveByProduct: Readonly<Record<string, string | null>>;
  organisationRoles: readonly string[];
  restriction: Restriction | null;
  /** The code with which the account's life cycle refuses every change (409). */
  lifecycleConflict: string | null;
  deactivatedAt: string | null;
  deactivationMessage: string | null;
  /** When a deletion that was ordered becomes final. */
  deletionDueAt: string | null;
}

/** A product on one of the organisation's sites, and which groups give it. */
export interface ProductResource {
  /** `ari:cloud:jira-software::site/{cloudId}`. */
  id: string;
  /** `jira-software`, `jira-servicedesk`, `confluence`, …; the owner of the resource. */
  product: string;
  name: string;
  cloudId: string;
  siteUrl: string;
  directoryId: string;
  groupRoles: readonly { groupId: string; role: Role; isDefault: boolean }[];
}

/** A role on a product that a person holds without a group. */
export interface RoleGrant {
  resourceId: string;
  role: Role;
}

export interface ApiToken {
  id: string;
  label: string;
  createdAt: string;
  expiresAt: string | null;
  lastAccessAt: string | null;
}

/** A key of the organisation's APIs or of one SCIM directory. */
export interface ApiKey {
  token: string;
  kind: 'organisation' | 'scim';
  /** The organisation that the key belongs to, or the SCIM directory. */
  ownerId: string;
  /** More organisations that the key sees, none usually. */
  otherOrganisationIds: readonly string[];
  /** Who made the key; nobody changes the own account with it. */
  accountId: string | null;
  expiresAt: string;
  /** Keys with scopes are refused by every operation that is played here. */
  scopes: readonly string[];
  /** Whether the key has the right to change anything at all. */
  permitted: boolean;
}

/** A user of the identity provider as its SCIM directory holds it. */
export interface ScimUser {
  id: string;
  accountId: string;
  userName: string;
  externalId: string;
  active: boolean;
  createdAt: string;
  modifiedAt: string;
}

/** What the identity provider itself holds, and brings back when it synchronises. */
export interface IdentityProvider {
  /** Every so many seconds; null: never. */
  synchronisesEverySeconds: number | null;
  users: readonly ScimUser[];
  memberIdsByGroup: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Organisation {
  id: string;
  name: string;
  /** Other organisations, which some keys belong to or see; nothing but their names is played. */
  others: readonly { id: string; name: string }[];
  /** The first one is that of this site. */
  directories: readonly { id: string; name: string }[];
  scimDirectoryId: string;
  resources: readonly ProductResource[];
  roleGrants: RoleGrants;
  keys: readonly ApiKey[];
  apiTokens: Map<string, readonly ApiToken[]>;
  scimUsers: Map<string, ScimUser>;
  identityProvider: IdentityProvider;
}
