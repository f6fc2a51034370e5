/** One change inside a step, as it turned out. Together the effects of a run are its evidence. */
export type EffectKind = 'remove-group' | 'hold-account' | 'delete-account';

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
