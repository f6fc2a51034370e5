import { z } from 'zod';
import { RESTRICTIONS, ROLES } from '../organisation/model';

const Days = z.number().min(0);

const ProductOfSiteSeed = z.strictObject({
  key: z.string().min(1).describe('`jira-software`, `confluence`, …'),
  name: z.string().min(1),
  siteUrl: z.url().optional().describe("Another site's address; this site unless told."),
  cloudId: z.string().optional().describe("The other site's id."),
  directoryId: z
    .string()
    .optional()
    .describe("The directory of the product's people; that of this site unless told."),
  groups: z.array(z.string()).default([]).describe('Names of groups that give the product.'),
  defaultGroups: z.array(z.string()).default([]).describe('Which of them new people get.'),
});

const KeySeed = z.strictObject({
  token: z.string().min(1),
  kind: z.enum(['organisation', 'scim']).default('organisation'),
  of: z
    .string()
    .optional()
    .describe('The id of another organisation or SCIM directory that the key belongs to.'),
  sees: z.array(z.string()).default([]).describe('Ids of more organisations that the key sees.'),
  owner: z.string().optional().describe('E-mail of who made it; the first organisation admin unless told.'),
  expiresInDays: z.number().default(365).describe('Negative: it has expired.'),
  scopes: z.array(z.string()).default([]).describe('Keys with scopes are answered 403.'),
  permitted: z.boolean().default(true).describe('Whether the key has any right.'),
});

/** The organisation that the site belongs to. */
export const OrganisationSeed = z.strictObject({
  id: z.string().default('b7a1f7f4-2c7d-4f6e-9a57-0c1d2e3f4a5b'),
  name: z.string().default('Acme'),
  directoryId: z
    .string()
    .default('d1a5c3e2-6b4f-4a1d-8e2f-3c4b5a697887')
    .describe('The directory of this site, with all its people and groups.'),
  directoryName: z.string().default('Acme'),
  otherDirectories: z.array(z.strictObject({ id: z.string(), name: z.string() })).default([]),
  scimDirectoryId: z
    .string()
    .default('e2b6d4f3-7c5a-4b2e-9f3a-4d5c6b7a8998')
    .describe("The identity provider's directory."),
  synchronisesEverySeconds: z
    .number()
    .positive()
    .nullable()
    .default(null)
    .describe(
      'How often the identity provider brings back what was changed of its users and groups; null: never.',
    ),
  products: z
    .array(ProductOfSiteSeed)
    .default([])
    .describe("Products beside Jira's on this site, and those of other sites."),
  otherOrganisations: z.array(z.strictObject({ id: z.string(), name: z.string() })).default([]),
  keys: z
    .array(KeySeed)
    .prefault([{ token: 'emulator-org-key' }, { token: 'emulator-scim-key', kind: 'scim' }]),
});
export type OrganisationSeed = z.infer<typeof OrganisationSeed>;

/** What the organisation knows of a person. */
export const accountFields = {
  membership: z
    .enum(['active', 'suspended', 'no_membership'])
    .default('active')
    .describe('In the directory of this site.'),
  restriction: z
    .enum(RESTRICTIONS)
    .nullable()
    .optional()
    .describe(
      'Why the managed account cannot be changed; `externalDirectory.scim` for synced people unless told.',
    ),
  lifecycleConflict: z
    .string()
    .nullable()
    .default(null)
    .describe('A code with which disabling, enabling and deleting the account are answered 409.'),
  deletedDaysAgo: Days.max(13)
    .nullable()
    .default(null)
    .describe('A deletion was ordered then; it becomes final after 14 days.'),
  closed: z.boolean().default(false).describe('Whether the account was erased.'),
  lastActiveDaysAgoByProduct: z
    .record(z.string(), Days.nullable())
    .default({})
    .describe("By the product's key, where it differs from `lastActiveDaysAgo`; null: never."),
  directRoles: z
    .array(
      z.strictObject({
        product: z.string().describe("The product's key."),
        siteUrl: z.url().optional().describe("Another site's address; this site unless told."),
        role: z.enum(ROLES).default('atlassian/user'),
      }),
    )
    .default([])
    .describe('Roles on products that the person holds without a group.'),
  apiTokens: z
    .array(z.strictObject({ label: z.string(), createdDaysAgo: Days.default(100) }))
    .default([])
    .describe('The labels of API tokens that the person made.'),
};
