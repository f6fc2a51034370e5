import type { Settings } from './settings';

/** A sentence holds at most this much of a value. */
const MOST_SHOWN = 200;

/** Each part of the settings with what an administrator calls it and how its value reads. */
const PARTS: readonly { name: string; words: (settings: Settings) => string }[] = [
  { name: 'Check of operators', words: ({ operators }) => checkInWords(operators) },
  {
    name: 'Protected',
    words: ({ protection }) => `groups ${list(protection.groupIds)}, people ${list(protection.accountIds)}`,
  },
  { name: 'Holding group', words: ({ holdingGroupId }) => holdingGroupId ?? 'none' },
  {
    name: 'Accounts',
    words: ({ account }) =>
      account.action === 'keep' ? 'kept' : `deleted after ${String(account.afterDays)} days`,
  },
  {
    name: 'Times',
    words: ({ times }) =>
      `end of day ${times.endOfDay}, ${times.zone}, stop window ${String(times.stopWindowMinutes)} minutes`,
  },
  {
    name: 'Reports',
    words: ({ report: { visibility, tellRequester } }) =>
      `read by ${visibility.to === 'everyone' ? 'everyone' : `the ${visibility.to} ${visibility.name}`}, requester ${tellRequester ? 'told' : 'not told'}`,
  },
  {
    name: 'Teams',
    words: ({ teams }) =>
      list(
        teams.map(
          ({ name, groupIds, projectRoles, projectKeys }) =>
            `${name} (${[...groupIds, ...projectRoles, ...projectKeys].join(', ') || 'nothing'})`,
        ),
      ),
  },
];

/** What differs between two versions of the settings, as sentences for the record of changes. */
export function changesBetween(before: Settings, after: Settings): string[] {
  const parts = PARTS.map(({ name, words }) => ({ name, was: words(before), is: words(after) }))
    .filter(({ was, is }) => was !== is)
    .map(({ name, was, is }) => `${name}: ${was.slice(0, MOST_SHOWN)} → ${is.slice(0, MOST_SHOWN)}`);
  return [...parts, ...ruleChanges(before, after), ...stopChange(before, after)];
}

const checkInWords = ({ check, groupIds }: Settings['operators']): string =>
  check === 'permission' ? 'by permission' : `by groups ${list(groupIds)}`;

const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

function ruleChanges(before: Settings, after: Settings): string[] {
  const removed = before.ticketRules.filter(({ id }) => !after.ticketRules.some((rule) => rule.id === id));
  const changed = after.ticketRules.flatMap((rule) => {
    const was = before.ticketRules.find(({ id }) => id === rule.id);
    if (!was) return [`Rule "${rule.name}" added, in rehearsal`];
    if (was.mode !== rule.mode) return [`Rule "${rule.name}": ${was.mode} → ${rule.mode}`];
    return was.activeSince === rule.activeSince ? [] : [`Rule "${rule.name}" edited`];
  });
  return [...changed, ...removed.map(({ name }) => `Rule "${name}" removed`)];
}

function stopChange(before: Settings, after: Settings): string[] {
  if (after.stopped && !before.stopped) return [`Everything stopped: ${after.stopped.reason}`];
  return before.stopped && !after.stopped ? ['Everything may go on'] : [];
}
