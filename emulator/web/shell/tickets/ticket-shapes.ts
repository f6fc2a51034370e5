import { z } from 'zod';

const user = z.object({ accountId: z.string(), displayName: z.string() });

const status = z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) });

const named = z.object({ name: z.string() });

const fields = z.looseObject({
  summary: z.string(),
  status,
  resolution: named.nullish(),
  assignee: user.nullish(),
  reporter: user.nullish(),
  issuetype: z.object({ id: z.string(), name: z.string() }),
  project: z.object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    projectTypeKey: z.string().optional(),
  }),
  updated: z.string().optional(),
});

/** A row of the list. */
export const ticketPage = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string(), fields })),
  nextPageToken: z.string().optional(),
  isLast: z.boolean().optional(),
});

const history = z.object({
  id: z.string(),
  author: user.nullish(),
  created: z.string(),
  items: z.array(
    z.object({ field: z.string(), fromString: z.string().nullish(), toString: z.string().nullish() }),
  ),
});

/** One ticket with the names of its fields and its newest changes. */
export const ticket = z.object({
  id: z.string(),
  key: z.string(),
  fields,
  names: z.record(z.string(), z.string()).default({}),
  changelog: z.object({ histories: z.array(history) }).default({ histories: [] }),
});

export const comments = z.object({
  comments: z.array(
    z.object({
      id: z.string(),
      author: user.nullish(),
      body: z.unknown(),
      created: z.string(),
      jsdPublic: z.boolean().optional(),
    }),
  ),
});

export const transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      to: status,
      fields: z
        .record(
          z.string(),
          z.object({ required: z.boolean(), allowedValues: z.array(z.unknown()).optional() }),
        )
        .default({}),
    }),
  ),
});

export type Status = z.infer<typeof status>;
export type TicketRow = z.infer<typeof ticketPage>['issues'][number];
export type Ticket = z.infer<typeof ticket>;
export type TicketChange = z.infer<typeof history>;
export type TicketComment = z.infer<typeof comments>['comments'][number];
export type Transition = z.infer<typeof transitions>['transitions'][number];
