import { requestOf } from '../channels/end-memberships';
import { refusalAdvice, refusedWords } from '../channels/refusal-words';
import type { AccountChange } from '../channels/plan-account';
import type { Way } from '../channels/port';
import type { ChannelRefusal, Tried } from '../channels/try-ways';
import { effectId, isBlocked, type Effect, type EffectKind } from '../effects';
import type { Plan } from '../plan';
import type { RunInHand, StepParts } from '../steps/step';
import { patience, type Waiting } from '../steps/patience';
import { iso } from '../time';

/** Makes effects of one kind about one subject, as of now. */
export const effectMaker =
  ({ clock }: Pick<StepParts, 'clock'>, kind: EffectKind, subject: Effect['subject']) =>
  (
    outcome: Effect['outcome'],
    words: string | null = null,
    advice: string | null = null,
    answer: Pick<Effect, 'channel' | 'requestId'> = {},
  ): Effect => ({
    id: effectId(kind, subject.id),
    kind,
    subject,
    outcome,
    at: iso(clock.now()),
    words,
    advice,
    ...answer,
  });

/** The ways that are both planned, so that somebody agreed to what they affect, and still allowed. */
export async function plannedWays<Kind extends AccountChange>(
  { channels }: Pick<StepParts, 'channels'>,
  { account }: Plan,
  kind: Kind,
): Promise<Way<Kind>[]> {
  const planned =
    account.ways === undefined && kind === 'delete-account' ? ['jira'] : (account.ways?.[kind] ?? []);
  return (await channels.ways(kind)).filter(({ channel }) => planned.includes(channel));
}

/**
 * The effect of having tried the channels, or waiting: a refusal may mean that an earlier try took effect, and that it is
 * not shown yet.
 */
export function effectOfTries(
  hand: RunInHand,
  parts: Pick<StepParts, 'clock'>,
  make: ReturnType<typeof effectMaker>,
  tried: Tried,
  usualAdvice: string,
): Effect | Waiting {
  switch (tried.outcome) {
    case 'done':
      return make('done', null, null, { channel: tried.channel, ...requestOf(tried) });
    case 'found-done':
      return make('found-done', tried.words);
    case 'refused': {
      const { refusals } = tried;
      const wait = isDoubted(hand, refusals) ? patience(hand, parts) : undefined;
      if (wait) return wait;
      const advice = refusalAdvice(refusals, usualAdvice);
      const last = refusals.at(-1);
      const answer = last ? { channel: last.channel, ...requestOf(last) } : {};
      return make('blocked', refusedWords(refusals), advice, answer);
    }
  }
}

/** Whether an effect of this id was made and needs no further try. */
export const isMade = ({ effects }: Pick<RunInHand, 'effects'>, id: string): boolean =>
  effects.some((earlier) => earlier.id === id && !isBlocked(earlier));

const isDoubted = ({ isRepeat }: Pick<RunInHand, 'isRepeat'>, refusals: readonly ChannelRefusal[]): boolean =>
  refusals.some(({ inDoubt }) => isRepeat || inDoubt);
