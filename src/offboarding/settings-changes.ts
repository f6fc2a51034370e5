import type { Settings } from './settings';

/** A sentence holds at most this much of a value. */
const MOST_SHOWN = 200;

const PARTS: readonly { key: keyof Settings; name: string }[] = [
  { key: 'operators', name: 'Check of operators' },
  { key: 'protection', name: 'Protected groups and people' },
  { key: 'holdingGroupId', name: 'Holding group' },
  { key: 'account', name: 'What becomes of accounts' },
  { key: 'times', name: 'Times' },
  { key: 'report', name: 'Reports' },
  { key: 'teams', name: 'Teams' },
];

/** What differs between two versions of the settings, as sentences for the record of changes. */
export function changesBetween(before: Settings, after: Settings): string[] {
  const parts = PARTS.filter(({ key }) => shown(before[key]) !== shown(after[key])).map(
    ({ key, name }) => `${name}: ${shown(before[key])} → ${shown(after[key])}`,
  );
  return [...parts, ...ruleChanges(before, after), ...stopChange(before, after)];
}

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

const shown = (value: unknown): string => JSON.stringify(value).slice(0, MOST_SHOWN);
