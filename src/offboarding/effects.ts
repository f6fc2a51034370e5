import type { Channel } from './words';

/**
 * One change inside a step, as it turned out. Together the effects of a run are its evidence. What the subject's id is:
 * group id; `{projectId}/{roleId}`; account id; project, component, filter or dashboard id; for issues
 * `{projectKey}/{field}/{number of the part}`, with a number behind it for those that a later try handed over; for
 * `tell-successor` the account id; for `give-back` the id of the effect that is undone.
 */
export const EFFECT_KINDS = [
  'remove-group',
  'remove-role',
  'hold-account',
  'suspend-account',
  'disable-account',
  /** The person is removed from this site; the Atlassian account stays. */
  'delete-account',
  /** The deletion of the Atlassian account is ordered; Atlassian carries it out after 14 days. */
  'schedule-deletion',
  'hand-over-issues',
  'hand-over-project',
  'hand-over-component',
  'hand-over-filter',
  'hand-over-dashboard',
  'tell-successor',
  'ask-identity-team',
  'give-back',
] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** What was there before a change, as far as giving it back needs it. */
export type Before =
  | { kind: 'role'; projectKey: string; roleId: string }
  | { kind: 'issues'; projectKey: string; field: 'assignee' | 'reporter'; issueIds: string[] }
  | { kind: 'filter'; name: string }
  /** The project's key stands there for components. */
  | { kind: 'lead'; projectKey?: string };

/** `found-done`: Jira showed the effect without this try, from an earlier one or from somebody else. */
export type EffectOutcome = 'done' | 'found-done' | 'blocked';

export interface Effect {
  /** Stable across tries: kind and subject. */
  id: string;
  kind: EffectKind;
  subject: { id: string; name: string };
  outcome: EffectOutcome;
  /** ISO 8601. */
  at: string;
  /** Jira's own words, where it refused. */
  words: string | null;
  /** For people, where the effect is blocked: why, and who can solve it how. */
  advice: string | null;
  /** The way by which it was made; absent where nothing was asked of a directory. */
  channel?: Channel;
  /** What Atlassian's answer was called, where it said so: their support finds the request by it. */
  requestId?: string;
  /** Account id of the person who has it now. */
  to?: string;
  toName?: string;
  before?: Before;
}

export const effectId = (kind: EffectKind, subjectId: string): string => `${kind}:${subjectId}`;

export const isBlocked = (effect: Effect): boolean => effect.outcome === 'blocked';

/** Each effect once, as its last try left it. */
export const latestEffects = (effects: readonly Effect[]): Effect[] => [
  ...new Map(effects.map((effect) => [effect.id, effect])).values(),
];

/** Effects that need no further try: all but the refusals from before somebody asked for another one. */
export const settledEffects = ({
  effects,
  run,
}: {
  effects: readonly Effect[];
  run: { document: { retriedAt: string | null } };
}): Effect[] =>
  latestEffects(effects).filter((effect) => !isBlocked(effect) || effect.at > (run.document.retriedAt ?? ''));
