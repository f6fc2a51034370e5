import { rulesInWords } from './approval/settings';
import { sweepInWords } from './candidates/settings';
import { CHANNEL_PARTS } from './channels/settings';
import { inactivityInWords } from './people/settings';
import { REACH_PARTS } from './reach/settings';
import type { Settings } from './settings';

/** A group or a person in a sentence, whose name only Jira knows. */
interface Mention {
  kind: 'group' | 'person';
  id: string;
}

/** One change as a sentence in which ids still stand for names. */
export type Change = readonly (string | Mention)[];

type Team = Settings['teams'][number];

const group = (id: string): Mention => ({ kind: 'group', id });
const person = (id: string): Mention => ({ kind: 'person', id });

/** The parts of the settings that are one value each, with what an administrator calls them. */
const VALUES: readonly { name: string; value: (settings: Settings) => string | Mention }[] = [
  {
    name: 'Check of operators',
    value: ({ operators }) => (operators.check === 'permission' ? 'by permission' : 'by groups'),
  },
  {
    name: 'Holding group',
    value: ({ holdingGroupId }) => (holdingGroupId === null ? 'none' : group(holdingGroupId)),
  },
  {
    name: 'Accounts',
    value: ({ account }) =>
      account.action === 'keep' ? 'kept' : `deleted after ${String(account.afterDays)} days`,
  },
  ...CHANNEL_PARTS.map(({ name, words }) => ({ name, value: ({ channels }: Settings) => words(channels) })),
  ...REACH_PARTS.map(({ name, words }) => ({ name, value: ({ reach }: Settings) => words(reach) })),
  {
    name: 'Approval by a second person',
    value: ({ approval }) => rulesInWords(approval),
  },
  { name: 'Action on inactive people', value: ({ sweep }) => sweepInWords(sweep) },
  {
    name: 'Hand-over',
    value: ({ handOver }) => handOverInWords(handOver),
  },
  {
    name: 'Default successor',
    value: ({ handOver: { successorId } }) => (successorId === null ? 'nobody' : person(successorId)),
  },
  {
    name: 'Inactive people',
    value: ({ inactivity }) => inactivityInWords(inactivity),
  },
  {
    name: 'Times',
    value: ({ times }) =>
      `end of day ${times.endOfDay}, ${times.zone}, stop window ${String(times.stopWindowMinutes)} minutes`,
  },
  {
    name: 'Daily limit',
    value: ({ breaker: { absolute, percent, atLeast } }) =>
      `${String(absolute)} people, ${String(percent)} percent, at least ${String(atLeast)}`,
  },
  {
    name: 'Alert ticket of the daily limit',
    value: ({ breaker }) => breaker.ticketKey ?? 'none',
  },
  {
    name: 'Log ticket of the evidence',
    value: ({ evidence }) => evidence.logTicketKey ?? 'none',
  },
  {
    name: 'Evidence',
    value: ({ evidence: { keepDays } }) =>
      keepDays === null ? 'kept for ever' : `kept for ${String(keepDays)} days`,
  },
  {
    name: 'Reports',
    value: ({ report: { visibility, tellRequester } }) =>
      `read by ${visibility.to === 'everyone' ? 'everyone' : `the ${visibility.to} ${visibility.name}`}, requester ${tellRequester ? 'told' : 'not told'}`,
  },
];

function handOverInWords(handOver: Settings['handOver']): string {
  const { issues, leads, components, filters, dashboards, roles } = handOver;
  const parts = Object.entries({ leads, components, filters, dashboards, 'removal from roles': roles });
  const on = parts.filter(([, isOn]) => isOn).map(([name]) => name);
  return [issues === 'none' ? 'no issues' : `${issues} issues`, ...on].join(', ');
}

/** What differs between two versions of the settings, for the record of changes. */
export function changesBetween(before: Settings, after: Settings): Change[] {
  const values = VALUES.flatMap(({ name, value }) => {
    const [was, is] = [value(before), value(after)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [[`${name}: `, was, ' → ', is]];
  });
  return [
    ...values,
    ...listChange('Operator groups', before.operators.groupIds, after.operators.groupIds, group),
    ...listChange(
      'Groups that must not be left empty',
      before.handOver.neverEmptyGroupIds,
      after.handOver.neverEmptyGroupIds,
      group,
    ),
    ...listChange('Groups within the reach of operators', before.reach.groupIds, after.reach.groupIds, group),
    ...listChange(
      'People mentioned on the alert ticket',
      before.breaker.mentionIds,
      after.breaker.mentionIds,
      person,
    ),
    ...listChange('Protected groups', before.protection.groupIds, after.protection.groupIds, group),
    ...listChange('Protected people', before.protection.accountIds, after.protection.accountIds, person),
    ...listChange(
      'Groups of the identity provider',
      before.channels.identityProvider.groupIds,
      after.channels.identityProvider.groupIds,
      group,
    ),
    ...teamChanges(before.teams, after.teams),
    ...ruleChanges(before, after),
    ...stopChange(before, after),
  ];
}

/** @param names by the ids of groups and people; an id without one stands for itself */
export const inWords = (change: Change, names: ReadonlyMap<string, string>): string =>
  change.map((word) => (typeof word === 'string' ? word : (names.get(word.id) ?? word.id))).join('');

/** What came into a list and what went out of it. */
function listChange(
  name: string,
  before: readonly string[],
  after: readonly string[],
  mention: (id: string) => string | Mention,
): Change[] {
  const parts = [
    { verb: 'added', ids: after.filter((id) => !before.includes(id)) },
    { verb: 'taken out', ids: before.filter((id) => !after.includes(id)) },
  ].filter(({ ids }) => ids.length > 0);
  if (parts.length === 0) return [];
  const words = parts.flatMap(({ verb, ids }, index) => [
    index === 0 ? '' : '; ',
    ...ids.flatMap((id, place) => [place === 0 ? '' : ', ', mention(id)]),
    ` ${verb}`,
  ]);
  return [[`${name}: `, ...words]];
}

function teamChanges(before: readonly Team[], after: readonly Team[]): Change[] {
  const removed = before.filter(({ id }) => !after.some((team) => team.id === id));
  const changed = after.flatMap((team): Change[] => {
    const was = before.find(({ id }) => id === team.id);
    const of = (part: string) => `${part} of the team "${team.name}"`;
    const { groupIds, projectRoles, projectKeys } = was ?? {
      groupIds: [],
      projectRoles: [],
      projectKeys: [],
    };
    return [
      ...(was ? [] : [[`Team "${team.name}" added`]]),
      ...(was && was.name !== team.name ? [[`Team "${was.name}" renamed to "${team.name}"`]] : []),
      ...listChange(of('Groups'), groupIds, team.groupIds, group),
      ...listChange(of('Project roles'), projectRoles, team.projectRoles, String),
      ...listChange(of('Projects'), projectKeys, team.projectKeys, String),
    ];
  });
  return [...changed, ...removed.map(({ name }) => [`Team "${name}" removed`])];
}

function ruleChanges(before: Settings, after: Settings): Change[] {
  const removed = before.ticketRules.filter(({ id }) => !after.ticketRules.some((rule) => rule.id === id));
  const changed = after.ticketRules.flatMap((rule): Change[] => {
    const was = before.ticketRules.find(({ id }) => id === rule.id);
    if (!was) return [[`Rule "${rule.name}" added, in rehearsal`]];
    if (was.mode !== rule.mode) return [[`Rule "${rule.name}": ${was.mode} → ${rule.mode}`]];
    return was.activeSince === rule.activeSince ? [] : [[`Rule "${rule.name}" edited`]];
  });
  return [...changed, ...removed.map(({ name }) => [`Rule "${name}" removed`])];
}

function stopChange(before: Settings, after: Settings): Change[] {
  if (after.stopped && !before.stopped) return [[`Everything stopped: ${after.stopped.reason}`]];
  return before.stopped && !after.stopped ? [['Everything may go on']] : [];
}
