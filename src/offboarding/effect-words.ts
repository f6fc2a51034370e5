import type { Effect, EffectKind } from './effects';

/** What an effect did, and what it is about when it could not be done. `{name}` is its subject. */
const WORDS: Readonly<Record<EffectKind, { done: string; about: string }>> = {
  'remove-group': { done: 'Removed from the group {name}', about: 'Group {name}' },
  'remove-role': { done: 'Removed from the project role {name}', about: 'Project role {name}' },
  'hold-account': { done: 'Put into the holding group', about: 'Account' },
  'suspend-account': { done: 'Suspended', about: 'Account' },
  'disable-account': { done: 'Deactivated the Atlassian account', about: 'Account' },
  'schedule-deletion': { done: 'Ordered the deletion of the Atlassian account', about: 'Account' },
  'delete-account': { done: 'Removed from this site', about: 'Account' },
  'hand-over-issues': { done: 'Handed {name} over to {to}', about: 'Issues: {name}' },
  'hand-over-project': {
    done: 'Gave the lead of the project {name} to {to}',
    about: 'Project {name}',
  },
  'hand-over-component': {
    done: 'Gave the lead of the component {name} to {to}',
    about: 'Component {name}',
  },
  'hand-over-filter': { done: 'Gave the filter {name} to {to}', about: 'Filter {name}' },
  'hand-over-dashboard': { done: 'Gave the dashboard {name} to {to}', about: 'Dashboard {name}' },
  'tell-successor': { done: 'Told {to} what they have now', about: 'Digest for {name}' },
  'ask-identity-team': {
    done: 'Wrote to the team of the identity provider: {name}',
    about: 'Identity provider: {name}',
  },
  'give-back': { done: 'Gave back: {name}', about: 'Giving back {name}' },
};

const inserted = (words: string, { subject, toName }: Pick<Effect, 'subject' | 'toName'>): string =>
  words.replace('{to}', () => toName ?? 'the successor').replace('{name}', () => subject.name);

/** An effect that was made, as a line of the report. */
export function doneInWords(effect: Pick<Effect, 'kind' | 'subject' | 'outcome' | 'toName'>): string {
  const earlier = effect.outcome === 'found-done' ? ' (Jira showed it as done already)' : '';
  return inserted(WORDS[effect.kind].done, effect) + earlier;
}

/** What an effect is about that could not be made. */
export const aboutInWords = (effect: Pick<Effect, 'kind' | 'subject'>): string =>
  inserted(WORDS[effect.kind].about, effect);
