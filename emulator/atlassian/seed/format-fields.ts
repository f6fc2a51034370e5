import { z } from 'zod';

export const StatusSeed = z.strictObject({
  name: z.string().min(1),
  category: z.enum(['new', 'indeterminate', 'done']),
});

export const ResolutionSeed = z.string().min(1).describe('The name of a resolution.');

export const IssueTypeSeed = z.strictObject({
  name: z.string().min(1),
  subtask: z.boolean().default(false),
});

const TransitionSeed = z.strictObject({
  name: z.string().min(1),
  from: z.array(z.string()).default([]).describe('Names of statuses; empty: from every status.'),
  to: z.string().describe('Name of a status.'),
  resolution: z
    .string()
    .nullable()
    .optional()
    .describe('The resolution that is set; null clears it; left out, it stays as it is.'),
  validators: z
    .array(z.string())
    .default([])
    .describe("Keys of the app's `jira:workflowValidator` modules that are asked first."),
  requires: z
    .array(z.string())
    .default([])
    .describe('Names of custom fields that its screen requires; without them it is refused.'),
});

export const WorkflowSeed = z.strictObject({
  name: z.string().min(1),
  initialStatus: z.string(),
  transitions: z.array(TransitionSeed),
});

export const CustomFieldSeed = z.strictObject({
  id: z.string().regex(/^customfield_\d+$/),
  name: z.string().min(1),
  kind: z.enum([
    'user',
    'users',
    'text',
    'paragraph',
    'date',
    'datetime',
    'select',
    'multiselect',
    'checkboxes',
    'number',
    'request-type',
  ]),
  options: z.array(z.string()).default([]).describe('The values to choose from, for fields that have some.'),
});
