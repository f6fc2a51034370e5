import { z } from 'zod';
import { CustomFieldSeed, IssueTypeSeed, ResolutionSeed, StatusSeed, WorkflowSeed } from './format-fields';
import { OrganisationSeed } from './format-organisation';
import { GroupSeed, PersonSeed, ProductSeed } from './format-people';
import { IssueSeed, OwnedSeed, ProjectSeed } from './format-work';

const BulkTaskEnd = z.enum(['COMPLETE', 'FAILED', 'CANCELLED', 'DEAD', 'NEVER']);

const SiteSeed = z.strictObject({
  baseUrl: z.url().default('https://acme.atlassian.net').describe('The address that links in answers carry.'),
  cloudId: z.string().default('a1b2c3d4-1111-4222-8333-944455556666').describe("The site's id."),
  plan: z.enum(['free', 'standard', 'premium', 'enterprise']).default('standard'),
  appIsSiteAdmin: z
    .boolean()
    .default(true)
    .describe('Whether the app may change groups and remove people, as on some sites it may not.'),
  appMayCheckOthers: z
    .boolean()
    .default(true)
    .describe('Whether the app may ask which permissions other people hold.'),
  identityProviderRefusal: z
    .union([z.literal(400), z.literal(403)])
    .default(400)
    .describe('The status with which changes of groups of the identity provider are refused.'),
  keepsPeopleWithOpenIssues: z
    .boolean()
    .default(false)
    .describe('Whether removing a person is refused while work is assigned to them.'),
  bulkTaskEnds: z
    .union([BulkTaskEnd, z.array(BulkTaskEnd)])
    .default('COMPLETE')
    .describe('How bulk tasks end: all, or the next ones in this order and the others `COMPLETE`.'),
  bulkTaskSeconds: z
    .number()
    .min(0)
    .nullable()
    .default(null)
    .describe('How long a bulk task takes; null: a moment that grows with its issues.'),
  administratorsEditFilters: z
    .boolean()
    .default(false)
    .describe('Whether Jira administrators may change filters of others, which Atlassian does not document.'),
});

const InvocationSeed = z.strictObject({
  module: z.string().describe('`operator`, `admin` or `ticket`.'),
  functionKey: z.string(),
  payload: z
    .unknown()
    .describe(
      'What the resolver gets. `{"$person": e-mail}`, `{"$group": name}` and `{"$project": key}` inside it become ids.',
    ),
  as: z.string().describe('E-mail of the person who calls.'),
});

/** A whole site. People are named by e-mail, groups, fields, statuses and roles by name, projects by key. */
export const Seed = z
  .strictObject({
    site: SiteSeed.prefault({}),
    organisation: OrganisationSeed.prefault({}),
    groups: z.array(GroupSeed).default([]),
    people: z.array(PersonSeed).min(1),
    products: z.array(ProductSeed).default([]),
    globalPermissions: z
      .record(z.string(), z.array(z.string()))
      .default({})
      .describe("Names of groups by permission: Jira's own by key (`USER_PICKER`), the app's by module key."),
    roles: z.array(z.string()).default(['Administrators']).describe('Names of project roles.'),
    statuses: z.array(StatusSeed).default([]),
    resolutions: z.array(ResolutionSeed).default([]),
    workflows: z.array(WorkflowSeed).default([]),
    issueTypes: z.array(IssueTypeSeed).default([]),
    customFields: z.array(CustomFieldSeed).default([]),
    projects: z.array(ProjectSeed).default([]),
    issues: z.array(IssueSeed).default([]),
    filters: z.array(OwnedSeed.extend({ jql: z.string() })).default([]),
    dashboards: z.array(OwnedSeed).default([]),
    invocations: z
      .array(InvocationSeed)
      .default([])
      .describe("Calls of the app's resolvers once the site stands: how a seed brings the app's settings."),
  })
  .describe(
    'A whole site. People are named by e-mail, groups, fields, statuses and roles by name, projects by key.',
  );
export type Seed = z.infer<typeof Seed>;
export type SeedInput = z.input<typeof Seed>;

/** The site `company` with some of its parts replaced. */
export const ExtendingSeed = Seed.partial()
  .extend({
    extends: z.literal('company'),
    site: SiteSeed.partial().optional(),
    organisation: OrganisationSeed.partial().optional(),
  })
  .describe(
    'The seed `company`; each part that is given replaces that part, `site` and `organisation` are merged.',
  );

const Count = z.number().int().min(0);

const LeaverScale = z
  .strictObject({
    groups: Count.default(0),
    openIssues: Count.default(0),
    inProjects: Count.default(6).describe('How many projects the issues are in.'),
    roles: Count.default(0).describe('Places in project roles.'),
    ledProjects: Count.default(0),
    ledComponents: Count.default(0),
    filters: Count.default(0),
    dashboards: Count.default(0),
  })
  .prefault({})
  .describe('How much `leaver@acme.example` has at least, what they have in `company` included.');

/** A site of any size, made around the people and projects of `company`. */
export const ScaleSeed = z
  .strictObject({
    scale: z.strictObject({
      people: Count.describe('How many people the site has, those of `company` included.'),
      groupsPerPerson: Count.default(8),
      openIssuesPerPerson: Count.default(5),
      projects: Count.default(20).describe('How many projects, those of `company` included.'),
      rolesPerProject: Count.default(4),
      filtersPerPerson: Count.default(2),
      activeShare: z
        .number()
        .min(0)
        .max(1)
        .default(0.9)
        .describe(
          'Which share of the people was active within the last 30 days; the others were not for 180.',
        ),
      viewsPerActiveDay: Count.default(20).describe(
        'How many issues an active person views in a day, for whoever plays such events.',
      ),
      leaver: LeaverScale,
    }),
    site: SiteSeed.partial().optional(),
    organisation: OrganisationSeed.partial().optional(),
    invocations: z.array(InvocationSeed).optional().describe('Instead of those of `company`.'),
  })
  .describe('A site of any size, the people of `company` included.');
export type ScaleSeed = z.infer<typeof ScaleSeed>;

/** Everything that `--seed` and `POST /_emulator/reset` take beside a name: `docs/seeds.md` is made from this. */
export const AnySeed = z.union([Seed, ExtendingSeed, ScaleSeed]);

/** A seed that cannot be used; the message says where and why. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}
