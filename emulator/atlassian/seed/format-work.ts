import { z } from 'zod';

const Access = z
  .strictObject({
    groups: z.array(z.string()).default([]),
    people: z.array(z.string()).default([]),
    anyone: z.boolean().default(false).describe('Everybody with access to any product.'),
  })
  .prefault({});

const ComponentSeed = z.strictObject({
  name: z.string().min(1),
  lead: z.string().nullable().default(null),
  assigneeType: z
    .enum(['PROJECT_DEFAULT', 'COMPONENT_LEAD', 'PROJECT_LEAD', 'UNASSIGNED'])
    .default('PROJECT_DEFAULT'),
});

const RequestTypeSeed = z.strictObject({
  name: z.string().min(1),
  issueType: z.string(),
});

export const ProjectSeed = z.strictObject({
  key: z.string().regex(/^[A-Z][A-Z0-9_]+$/),
  name: z.string().min(1),
  type: z.enum(['software', 'service_desk', 'business']).default('software'),
  lead: z.string().describe('E-mail.'),
  assigneeType: z.enum(['PROJECT_LEAD', 'UNASSIGNED']).default('UNASSIGNED'),
  workflow: z.string(),
  issueTypes: z.array(z.string()).min(1),
  browse: Access.describe('Who may see the project.'),
  work: Access.describe('Who may edit, assign, transition and comment; in service projects the agents.'),
  app: z
    .strictObject({
      browse: z.boolean().default(true),
      comment: z.boolean().default(true),
      edit: z.boolean().default(true).describe('Issues, also in bulk.'),
      assign: z.boolean().default(true).describe('Without it the assignee cannot be edited either.'),
      transition: z.boolean().default(true).describe('Without it no transition is listed or made.'),
    })
    .prefault({})
    .describe("What the app's own user may do there."),
  components: z.array(ComponentSeed).default([]),
  roles: z
    .record(
      z.string(),
      z.strictObject({
        people: z.array(z.string()).default([]),
        groups: z.array(z.string()).default([]),
      }),
    )
    .default({})
    .describe('Who is in which role, by the name of the role.'),
  requestTypes: z.array(RequestTypeSeed).default([]).describe('For service projects.'),
});
export type ProjectSeed = z.infer<typeof ProjectSeed>;

export const IssueSeed = z.strictObject({
  key: z.string().regex(/^[A-Z][A-Z0-9_]+-[1-9]\d*$/),
  type: z.string(),
  summary: z.string().min(1),
  description: z.string().optional(),
  status: z.string().optional().describe("The workflow's first status unless told."),
  resolution: z.string().nullable().default(null),
  reporter: z.string(),
  assignee: z.string().nullable().default(null),
  requestType: z.string().nullable().default(null),
  parent: z.string().optional().describe('Key of the issue, standing before, that a sub-task is a part of.'),
  labels: z.array(z.string()).default([]),
  priority: z.string().default('Medium'),
  createdDaysAgo: z.number().min(0).default(3),
  fields: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Values of custom fields by name or id: e-mails for people, the words of options, dates as yyyy-mm-dd.',
    ),
});
export type IssueSeed = z.infer<typeof IssueSeed>;

export const OwnedSeed = z.strictObject({
  name: z.string().min(1),
  owner: z.string().describe('E-mail.'),
  shared: z.boolean().default(false).describe('Whether everybody who is logged in sees it.'),
});
