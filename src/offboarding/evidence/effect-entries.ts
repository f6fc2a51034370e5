import { z } from 'zod';
import { EFFECT_KINDS, effectId, type Effect, type EffectKind } from '../effects';
import { ERASED } from '../personal-data/alias';
import { CHANNELS } from '../words';
import type { Entry, SealedEntry } from './chain';

/** Effects whose subject is a person: the id of the subject is personal then. */
const ABOUT_PEOPLE: readonly EffectKind[] = [
  'suspend-account',
  'disable-account',
  'delete-account',
  'schedule-deletion',
  'tell-successor',
  'ask-identity-team',
];

/** What was there before a change, and what it leaves where it is made. */
const STATES: Readonly<Record<EffectKind, { before: string; after: string }>> = {
  'remove-group': { before: 'member', after: 'no member' },
  'remove-role': { before: 'in the role', after: 'not in the role' },
  'hold-account': { before: 'not in the holding group', after: 'in the holding group' },
  'suspend-account': { before: 'active', after: 'suspended' },
  'disable-account': { before: 'active', after: 'deactivated' },
  'delete-account': { before: 'on this site', after: 'removed from this site' },
  'schedule-deletion': { before: 'active', after: 'deletion ordered' },
  'hand-over-issues': { before: 'with the leaver', after: 'with the successor' },
  'hand-over-project': { before: 'with the leaver', after: 'with the successor' },
  'hand-over-component': { before: 'with the leaver', after: 'with the successor' },
  'hand-over-filter': { before: 'with the leaver', after: 'with the successor' },
  'hand-over-dashboard': { before: 'with the leaver', after: 'with the successor' },
  'tell-successor': { before: 'not told', after: 'told' },
  'ask-identity-team': { before: 'not asked', after: 'asked' },
  'give-back': { before: 'taken', after: 'given back' },
};

/**
 * An effect as facts and what is personal. `before` and `after` are what was read: where Jira accepted a change, reading
 * it back is an entry of its own (`verified`).
 */
export function effectEntry(effect: Effect): Entry {
  const { kind, subject, outcome, at, words, advice, channel, requestId, to, toName, before } = effect;
  const isMade = outcome !== 'blocked';
  const isPersonal = ABOUT_PEOPLE.some((about) => effect.id.includes(`${about}:`));
  const { name, ...held } = before?.kind === 'filter' ? before : { ...before, name: undefined };
  return {
    facts: {
      kind: 'effect',
      at,
      by: 'app',
      effect: kind,
      outcome,
      before: STATES[kind].before,
      after: isMade ? STATES[kind].after : STATES[kind].before,
      ...(channel && { channel }),
      ...(requestId && { requestId }),
      ...(isPersonal ? {} : { subjectId: subject.id }),
      ...(before && { held: heldSchema.parse(held) }),
    },
    personal: present({
      subjectId: isPersonal ? subject.id : undefined,
      subjectName: subject.name,
      toId: to,
      toName,
      words,
      advice,
      filterName: name,
    }),
  };
}

const heldSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('role'), projectKey: z.string(), roleId: z.string() }),
  z.object({
    kind: z.literal('issues'),
    projectKey: z.string(),
    field: z.enum(['assignee', 'reporter']),
    issueIds: z.array(z.string()),
  }),
  z.object({ kind: z.literal('filter') }),
  z.object({ kind: z.literal('lead'), projectKey: z.string().exactOptional() }),
]);

const factsSchema = z.object({
  kind: z.literal('effect'),
  at: z.string(),
  effect: z.enum(EFFECT_KINDS),
  outcome: z.enum(['done', 'found-done', 'blocked']),
  channel: z.enum(CHANNELS).exactOptional(),
  requestId: z.string().exactOptional(),
  subjectId: z.string().exactOptional(),
  held: heldSchema.exactOptional(),
});

/** The effect that an entry is about, for the engine and the pages; undefined for entries about anything else. */
export function effectOfEntry({ facts, personal }: SealedEntry): Effect | undefined {
  if (facts['kind'] !== 'effect') return undefined;
  const { at, effect: kind, outcome, channel, requestId, subjectId, held } = factsSchema.parse(facts);
  const value = (name: string): string | undefined => personal[name]?.value;
  const id = subjectId ?? value('subjectId') ?? ERASED;
  const [to, toName] = [value('toId'), value('toName')];
  return {
    id: effectId(kind, id),
    kind,
    subject: { id, name: value('subjectName') ?? ERASED },
    outcome,
    at,
    words: value('words') ?? null,
    advice: value('advice') ?? null,
    ...(channel && { channel }),
    ...(requestId && { requestId }),
    ...(to !== undefined && { to }),
    ...(toName !== undefined && { toName }),
    ...(held && { before: held.kind === 'filter' ? { ...held, name: value('filterName') ?? ERASED } : held }),
  };
}

/** Fields that say something; those that do not are left out. */
export const present = (
  fields: Readonly<Record<string, string | null | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, value] as const],
    ),
  );
