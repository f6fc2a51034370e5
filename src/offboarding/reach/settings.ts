import { z } from 'zod';
import { PROCEDURES } from '../words';

const MOST_LISTED = 200;
/** Nobody counts further than this, in people. */
const MOST_PER_DAY = 100_000;

/** Such as acme.example; compared in lower case. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/, 'Give a domain such as acme.example.');

/** How far operators may go; an administrator narrows it. Empty lists and nulls narrow nothing. */
export const reachSchema = z.object({
  /** Only members of one of these groups. */
  groupIds: z.array(z.string().min(1)).max(MOST_LISTED).default([]),
  /** Only people with an address in one of these domains. */
  domains: z.array(domain).max(MOST_LISTED).default([]),
  accountKind: z.enum(['any', 'managed', 'unmanaged']).default('any'),
  procedures: z.array(z.enum(PROCEDURES)).max(MOST_LISTED).default([]),
  /** People that one operator may begin within 24 hours. */
  perDay: z
    .number()
    .int()
    .min(1, 'Let an operator begin at least one person a day, or nobody could begin anything.')
    .max(MOST_PER_DAY)
    .nullable()
    .default(null),
  /** Whether parts that cannot be undone may happen. */
  irreversible: z.boolean().default(true),
});
export type Reach = z.infer<typeof reachSchema>;

/** Whether operators may do everything that no guard forbids. */
export const narrowsNothing = ({
  groupIds,
  domains,
  accountKind,
  procedures,
  perDay,
  irreversible,
}: Reach): boolean =>
  groupIds.length + domains.length + procedures.length === 0 &&
  accountKind === 'any' &&
  perDay === null &&
  irreversible;

const KINDS = { any: 'all', managed: 'managed', unmanaged: 'unmanaged' } as const;

/** The parts of the reach that are one value each, with what an administrator calls them, for the record of changes. */
export const REACH_PARTS: readonly { name: string; words: (reach: Reach) => string }[] = [
  {
    name: 'E-mail domains within the reach of operators',
    words: ({ domains }) => (domains.length === 0 ? 'all' : domains.join(', ')),
  },
  { name: 'Accounts within the reach of operators', words: ({ accountKind }) => KINDS[accountKind] },
  {
    name: 'Kinds of leaving within the reach of operators',
    words: ({ procedures }) => (procedures.length === 0 ? 'all' : procedures.join(', ')),
  },
  {
    name: 'People a day for one operator',
    words: ({ perDay }) => (perDay === null ? 'without a limit' : `at most ${String(perDay)}`),
  },
  {
    name: 'Operators and what cannot be undone',
    words: ({ irreversible }) => (irreversible ? 'allowed' : 'not allowed'),
  },
];
