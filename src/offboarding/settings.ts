import { z } from 'zod';
import { ruleProblems, teamProblems, type Problem } from './settings-checks';
import { approvalSchema } from './approval/settings';
import { breakerSchema } from './breaker/settings';
import { sweepSchema } from './candidates/settings';
import { channelsSchema } from './channels/settings';
import { inactivitySchema } from './people/settings';
import { reachSchema } from './reach/settings';
import { outcomeSchema } from './ticket-outcome/settings';
import { ACCOUNT_ACTIONS, PROCEDURES } from './words';
import { isTimeZone } from './time';

/** One value carries everything an administrator may set; it stays far below the 240 KiB of a KVS value. */
const MAX_RULES = 50;
const MAX_LISTED = 200;

const fieldId = z.string().regex(/^[a-z]+(_\d+)?$/i, 'Give the id of a field, such as customfield_10050.');
const name = z.string().trim().min(1, 'A name is missing.').max(120);
const names = z.array(name).max(MAX_LISTED);

const projectKey = z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'Give the key of a project, such as IT.');

const kindOfLeaving = z.object({
  /** The option or text of the ticket's field, compared without case. */
  value: name,
  procedure: z.enum(PROCEDURES),
  /** Id of the team that is left, for procedures that leave one. */
  teamId: z.string().nullable().default(null),
});

const ruleShape = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'The id of a rule has lower-case letters, digits and hyphens.'),
  name,
  projectKey,
  /** Names or ids; none means every type. */
  issueTypes: names.default([]),
  /** Names or ids of request types; none means every one. */
  requestTypes: names.default([]),
  requestTypeField: fieldId.nullable().default(null),
  target: z
    .object({ statuses: names.default([]), resolutions: names.default([]) })
    .refine((target) => target.statuses.length + target.resolutions.length > 0, {
      message: 'Name at least one status or resolution that starts the rule.',
    }),
  fields: z.object({
    leavers: z.array(fieldId).min(1, 'Name the field that says who leaves.').max(5),
    successor: fieldId.nullable().default(null),
    lastWorkingDay: fieldId.nullable().default(null),
    urgency: z
      .object({ field: fieldId, urgentValues: names.min(1) })
      .nullable()
      .default(null),
    kind: z
      .object({ field: fieldId, kinds: z.array(kindOfLeaving).min(1).max(MAX_LISTED) })
      .nullable()
      .default(null),
  }),
  /** Used where the rule has no field for the kind of leaving. */
  procedure: z.enum(PROCEDURES).default('leave-company'),
  /** The team that is left, where `procedure` leaves one. */
  teamId: z.string().nullable().default(null),
  outcome: outcomeSchema.prefault({}),
});

/** Which transitions start which procedure, and which fields say who, when and what. */
export const ticketRuleSchema = ruleShape.check(unless(ruleProblems));

/** A rule as stored: what an administrator wrote, and what the app adds. */
const storedRuleSchema = ruleShape.extend({
  mode: z.enum(['rehearsal', 'live', 'off']),
  /** Transitions before this moment are never acted on. ISO 8601. */
  activeSince: z.iso.datetime(),
});
export type TicketRule = z.infer<typeof storedRuleSchema>;

const visibilitySchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('everyone') }),
  z.object({ to: z.literal('role'), name }),
  z.object({ to: z.literal('group'), name }),
]);

const operatorsSchema = z.object({
  /** `groups` is for sites where the app may not ask about other people's permissions. */
  check: z.enum(['permission', 'groups']).default('permission'),
  groupIds: z.array(z.string().min(1)).max(MAX_LISTED).default([]),
});

const protectionSchema = z.object({
  groupIds: z.array(z.string().min(1)).max(MAX_LISTED).default([]),
  accountIds: z.array(z.string().min(1)).max(MAX_LISTED).default([]),
});

const accountSchema = z.object({
  action: z.enum(ACCOUNT_ACTIONS).default('keep'),
  /** Days between the end of access and the deletion. */
  afterDays: z.number().int().min(0).max(365).default(30),
});

/** What of a leaver's work goes to the successor. */
const handOverSchema = z.object({
  /** Open issues that are assigned to the leaver, and where wanted those that they reported. */
  issues: z.enum(['assigned', 'assigned-and-reported', 'none']).default('assigned'),
  leads: z.boolean().default(true),
  components: z.boolean().default(true),
  filters: z.boolean().default(true),
  dashboards: z.boolean().default(true),
  /** Whether the leaver is taken out of project roles; those of their groups end with the groups. */
  roles: z.boolean().default(true),
  /** Inherits where nobody else was named. */
  successorId: z.string().min(1).nullable().default(null),
  /** Groups of which a plan says so when the leaver is the last one in them, such as approvers. */
  neverEmptyGroupIds: z.array(z.string().min(1)).max(MAX_LISTED).default([]),
});

const timesSchema = z.object({
  zone: z.string().refine(isTimeZone, 'Give a time zone such as Europe/Berlin.').default('UTC'),
  /** When a last working day ends, HH:mm. */
  endOfDay: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 18:00.')
    .default('18:00'),
  stopWindowMinutes: z.number().int().min(0).max(1440).default(10),
});

const reportSchema = z.object({
  /** Where a project is no service project, who may read the report. */
  visibility: visibilitySchema.default({ to: 'role', name: 'Administrators' }),
  tellRequester: z.boolean().default(false),
});

const evidenceSchema = z.object({
  /** Where the end of the site's log is written every day; without it a cut end is found only by what somebody exported. */
  logTicketKey: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]+-\d+$/, 'Give the key of a ticket, such as IT-1.')
    .nullable()
    .default(null),
  /** After so many days evidence is taken away, and a signed checkpoint left; null keeps it for ever. */
  keepDays: z
    .number()
    .int()
    .min(90, 'Keep evidence for at least 90 days.')
    .max(36_500)
    .nullable()
    .default(null),
});

/** What somebody leaves who leaves a team. */
const teamSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'The id of a team has lower-case letters, digits and hyphens.'),
  name,
  groupIds: z.array(z.string().min(1)).max(MAX_LISTED).default([]),
  projectRoles: names.default([]),
  projectKeys: z.array(projectKey).max(MAX_LISTED).default([]),
});
export type Team = z.infer<typeof teamSchema>;

const editable = {
  operators: operatorsSchema.prefault({}),
  protection: protectionSchema.prefault({}),
  reach: reachSchema.prefault({}),
  approval: approvalSchema.prefault({}),
  inactivity: inactivitySchema.prefault({}),
  holdingGroupId: z.string().min(1).nullable().default(null),
  account: accountSchema.prefault({}),
  handOver: handOverSchema.prefault({}),
  times: timesSchema.prefault({}),
  report: reportSchema.prefault({}),
  evidence: evidenceSchema.prefault({}),
  teams: z.array(teamSchema).max(MAX_LISTED).default([]),
};

const haveDifferentIds = (all: readonly { id: string }[]): boolean =>
  new Set(all.map(({ id }) => id)).size === all.length;

/** What an administrator sends: everything but what the app itself decides. */
export const settingsInputSchema = z.object({
  ...editable,
  /** Left as they are where they are not sent. */
  channels: channelsSchema.optional(),
  breaker: breakerSchema.optional(),
  reach: reachSchema.optional(),
  approval: approvalSchema.optional(),
  inactivity: inactivitySchema.optional(),
  teams: z
    .array(teamSchema.check(unless(teamProblems)))
    .max(MAX_LISTED)
    .default([])
    .refine(haveDifferentIds, { message: 'Two teams have the same id.' }),
  ticketRules: z
    .array(ticketRuleSchema)
    .max(MAX_RULES)
    .refine(haveDifferentIds, { message: 'Two rules have the same id.' })
    .default([]),
});
export type SettingsInput = z.infer<typeof settingsInputSchema>;

/** The settings as stored. `version` goes up with every change, for the conflict check. */
export const settingsSchema = z.object({
  ...editable,
  channels: channelsSchema.prefault({}),
  breaker: breakerSchema.prefault({}),
  /** Changed by a call of its own: see `candidates/change-sweep.ts`. */
  sweep: sweepSchema.prefault({}),
  ticketRules: z.array(storedRuleSchema).max(MAX_RULES).default([]),
  version: z.number().int().min(0).default(0),
  /** Set while everything is stopped: nothing begins, and what runs stops before its next effect. */
  stopped: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable().default(null),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings of a fresh installation: nothing starts by itself. */
export const defaultSettings = (): Settings => settingsSchema.parse({});

/** A check of a schema from a function that lists what is wrong. */
function unless<Value>(problems: (value: Value) => Problem[]) {
  return ({ value, issues }: z.core.ParsePayload<Value>): void => {
    issues.push(...problems(value).map((problem) => ({ ...problem, code: 'custom' as const, input: value })));
  };
}
