import type { Channel } from '../words';
import { CHANNEL_NAMES } from './account-words';
import type { RefusalCause } from './port';
import type { ChannelRefusal } from './try-ways';

/** What a refusal means and who can solve it. */
const CAUSES: Readonly<Record<RefusalCause, string>> = {
  'no-key': 'The channel is switched on, but no key is set. An administrator enters one on the tab Channels.',
  'key-not-accepted':
    'Atlassian does not accept the key any more: it has ended, or it was revoked. An administrator enters a new one on the tab Channels, then somebody tries again.',
  'key-with-scopes':
    'The key has scopes, and Atlassian accepts only keys without scopes for this. An administrator enters such a key on the tab Channels.',
  'key-of-other-organisation':
    'The key belongs to another organisation than this site. An administrator enters a key of the right one on the tab Channels.',
  'key-without-right':
    'The key may not do this. An organisation admin makes a key of their own, and an administrator enters it on the tab Channels.',
  'identity-provider':
    'An identity provider manages this. Its team has to do it there; trying again changes nothing.',
  'not-managed': 'The organisation does not manage this account, so it can only be removed from the site.',
  'own-account': 'The account belongs to whoever made the key. Another organisation admin has to do it.',
  'not-found': 'The person was not found there; somebody may have removed them meanwhile.',
  'no-egress':
    'This build of the app may not reach the organisation. An administrator installs the one that may, or does it by hand.',
};

/** In plain words why the channels refused; empty where none of them said. */
export const causesInWords = (refusals: readonly ChannelRefusal[]): string[] => [
  ...new Set(refusals.flatMap(({ cause }) => (cause === undefined ? [] : CAUSES[cause]))),
];

export const causeInWords = (cause: RefusalCause): string => CAUSES[cause];

/** Each channel's own words; the name of the channel stands there where more than one was asked. */
export function refusedWords(refusals: readonly ChannelRefusal[]): string | null {
  const [only, ...others] = refusals;
  if (!only) return null;
  if (others.length === 0) return only.words;
  return refusals.map(({ channel, words }) => `${NAMES[channel]}: ${words}`).join(' / ');
}

const NAMES: Readonly<Record<Channel, string>> = { ...CHANNEL_NAMES, 'admin-api': 'the organisation' };

/** Advice for an effect that every allowed channel refused: the reasons they gave, else what is usual for it. */
export function refusalAdvice(refusals: readonly ChannelRefusal[], usual: string): string {
  const causes = causesInWords(refusals);
  if (refusals.length === 0) {
    return `No channel is switched on that could do this. An administrator switches one on, on the tab Channels. ${usual}`;
  }
  return [...(refusals.some(({ cause }) => cause === undefined) ? [usual] : []), ...causes].join(' ');
}
