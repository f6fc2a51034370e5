import { z } from 'zod';
import { accountFields } from './format-organisation';

const DaysAgo = z.number().min(0).describe('Days before the emulator started.');

export const GroupSeed = z.strictObject({
  name: z.string().min(1),
  managedBy: z
    .enum(['site', 'identity-provider'])
    .default('site')
    .describe('Groups of an identity provider cannot be changed from Jira.'),
  administers: z
    .enum(['site', 'jira', 'none'])
    .default('none')
    .describe(
      '`site`: members change people and groups, and administer Jira. `jira`: members administer Jira.',
    ),
});

export const PersonSeed = z.strictObject({
  email: z.string().min(1).describe('Names the person everywhere in the seed. Apps get an invented one.'),
  name: z.string().min(1),
  type: z.enum(['atlassian', 'app', 'customer']).default('atlassian'),
  groups: z.array(z.string()).default([]).describe('Names of groups.'),
  active: z.boolean().default(true),
  emailVisible: z.boolean().default(true).describe('Whether others see the e-mail address.'),
  managed: z.boolean().default(true).describe('Whether the organisation has verified the domain.'),
  synced: z.boolean().default(false).describe('Whether the identity provider keeps the account.'),
  organisationRoles: z.array(z.string()).default([]).describe('`org-admin` makes an organisation admin.'),
  timeZone: z.string().default('Europe/Berlin'),
  locale: z.string().default('en_GB'),
  addedDaysAgo: DaysAgo.default(400),
  lastActiveDaysAgo: DaysAgo.nullable().default(1).describe('null: never active.'),
  ...accountFields,
});
export type PersonSeed = z.infer<typeof PersonSeed>;

export const ProductSeed = z.strictObject({
  key: z.string().min(1).describe('`jira-software`, `jira-servicedesk`, …'),
  name: z.string().min(1),
  groups: z.array(z.string()).describe('Groups that give the product.'),
  defaultGroups: z.array(z.string()).describe('Which of them new people get.'),
  seats: z.number().int().default(500),
  keepsLastDefault: z
    .boolean()
    .default(false)
    .describe('Then nobody can be taken out of the last of the default groups they are in.'),
});
