import { z } from 'zod';
import type { Channel } from '../words';

/** What the organisation's key may be used for; each is switched on by itself. */
export const ORGANISATION_USES = [
  /** Out of groups, and into the holding group. */
  'remove-from-groups',
  'suspend',
  'disable',
  'remove-from-site',
  /** Of the Atlassian account, which Atlassian carries out after 14 days. */
  'delete',
  'give-back',
  'invite',
] as const;
export type OrganisationUse = (typeof ORGANISATION_USES)[number];

/** What the key of the identity provider's directory may be used for. */
export const SCIM_USES = ['deactivate'] as const;

/** The channels that are used with a key. */
export type KeyChannel = Exclude<Channel, 'jira'>;
export const KEY_CHANNELS = ['admin-api', 'scim'] as const satisfies readonly KeyChannel[];

/** Ids stand in addresses: nothing in them may lead elsewhere. */
const id = z.string().regex(/^[\w-]{1,100}$/, 'Give an id as Atlassian shows it.');
const MOST_GROUPS = 200;
/** Longer than any message that somebody would read, far below every limit. */
const MOST_WORDS = 500;

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** Which ways to change the directory are allowed, and for what. A refusal never leads to one that is off. */
export const channelsSchema = z.object({
  jira: z.object({ on: z.boolean().default(true) }).prefault({}),
  organisation: z
    .object({
      on: z.boolean().default(false),
      organisationId: id.nullable().default(null),
      directoryId: id.nullable().default(null),
      uses: z.array(z.enum(ORGANISATION_USES)).default([]).transform(unique),
    })
    .prefault({}),
  scim: z
    .object({
      on: z.boolean().default(false),
      directoryId: id.nullable().default(null),
      uses: z.array(z.enum(SCIM_USES)).default([]).transform(unique),
    })
    .prefault({}),
  /** How managed accounts are deactivated. */
  deactivation: z
    .object({
      /** What the person reads when they try to log in; null for Atlassian's own words. */
      message: z.string().trim().min(1).max(MOST_WORDS).nullable().default(null),
      /** Also people who may use products elsewhere, or of whom that cannot be known. */
      everywhere: z.boolean().default(false),
    })
    .prefault({}),
  identityProvider: z
    .object({
      /** Groups that it synchronises, for sites on which no key tells. */
      groupIds: z.array(z.string().min(1)).max(MOST_GROUPS).default([]),
      ask: z
        .discriminatedUnion('as', [
          z.object({ as: z.literal('comment') }),
          z.object({ as: z.literal('sub-task'), issueType: z.string().trim().min(1).max(60) }),
        ])
        .prefault({ as: 'comment' }),
    })
    .prefault({}),
});
export type ChannelSettings = z.infer<typeof channelsSchema>;

/** Why these cannot be saved, or undefined. */
export function channelsProblem({ organisation, scim }: ChannelSettings): string | undefined {
  if (organisation.on && (organisation.organisationId === null || organisation.directoryId === null)) {
    return 'Choose the organisation and its directory before the organisation channel is switched on.';
  }
  if (scim.on && scim.directoryId === null) {
    return "Give the id of the identity provider's directory before its channel is switched on.";
  }
  return undefined;
}

const switched = (on: boolean, uses: readonly string[]): string =>
  on ? `on for ${uses.join(', ') || 'nothing'}` : 'off';

/** The parts of the channels with what an administrator calls them, for the record of changes. */
export const CHANNEL_PARTS: readonly { name: string; words: (channels: ChannelSettings) => string }[] = [
  { name: 'Channel Jira', words: ({ jira }) => (jira.on ? 'on' : 'off') },
  {
    name: 'Channel organisation',
    words: ({ organisation: { on, uses, organisationId, directoryId } }) =>
      `${switched(on, uses)}, organisation ${organisationId ?? 'none'}, directory ${directoryId ?? 'none'}`,
  },
  {
    name: 'Channel identity provider',
    words: ({ scim: { on, uses, directoryId } }) =>
      `${switched(on, uses)}, directory ${directoryId ?? 'none'}`,
  },
  {
    name: 'Deactivation',
    words: ({ deactivation: { everywhere, message } }) =>
      `${everywhere ? 'also of people with access elsewhere' : 'only of people without access elsewhere'}, ${message === null ? "Atlassian's words" : `"${message}"`}`,
  },
  {
    name: 'Team of the identity provider',
    words: ({ identityProvider: { ask } }) =>
      ask.as === 'comment' ? 'asked by a comment' : `asked by a ${ask.issueType}`,
  },
];
