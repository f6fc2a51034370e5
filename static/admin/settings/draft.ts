import type { SettingsInputView, SettingsView } from '../../../src/contract/settings';

/** The settings as they stand in the fields: texts as they were typed. Rules and teams have tabs of their own. */
export interface SettingsDraft {
  holdingGroupId: string;
  accountAction: 'keep' | 'delete';
  afterDays: string;
  zone: string;
  endOfDay: string;
  stopWindowMinutes: string;
  visibleTo: 'everyone' | 'role' | 'group';
  visibleToName: string;
  tellRequester: boolean;
  operatorCheck: 'permission' | 'groups';
  /** One id on each line. */
  operatorGroups: string;
  /** One id on each line. */
  protectedGroups: string;
  protectedPeople: readonly string[];
}

/** Changes some fields of the draft. */
export type ChangeDraft = (changes: Partial<SettingsDraft>) => void;

export function draftOf(settings: SettingsView): SettingsDraft {
  const { account, times, report, operators, protection } = settings;
  const { visibility } = report;
  return {
    holdingGroupId: settings.holdingGroupId ?? '',
    accountAction: account.action,
    afterDays: String(account.afterDays),
    zone: times.zone,
    endOfDay: times.endOfDay,
    stopWindowMinutes: String(times.stopWindowMinutes),
    visibleTo: visibility.to,
    visibleToName: visibility.to === 'everyone' ? '' : visibility.name,
    tellRequester: report.tellRequester,
    operatorCheck: operators.check,
    operatorGroups: operators.groupIds.join('\n'),
    protectedGroups: protection.groupIds.join('\n'),
    protectedPeople: protection.accountIds,
  };
}

/** The ids on the lines of a text, each once. */
export const idsIn = (lines: string): string[] => [
  ...new Set(lines.split(/[\n,]/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))),
];

/** The number that a text says, or none: an empty field is not 0, which would delete at once. */
const wholeNumberIn = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What a draft without problems would save; rules and teams stay as they are. */
export function inputOf(draft: SettingsDraft, settings: SettingsView): SettingsInputView {
  const name = draft.visibleToName.trim();
  return {
    holdingGroupId: draft.holdingGroupId.trim() || null,
    account: {
      action: draft.accountAction,
      // The field is hidden while accounts are kept: what was left in it does not count.
      afterDays: draft.accountAction === 'keep' ? settings.account.afterDays : wholeNumberIn(draft.afterDays),
    },
    times: {
      zone: draft.zone.trim(),
      endOfDay: draft.endOfDay.trim(),
      stopWindowMinutes: wholeNumberIn(draft.stopWindowMinutes),
    },
    report: {
      visibility: draft.visibleTo === 'everyone' ? { to: 'everyone' } : { to: draft.visibleTo, name },
      tellRequester: draft.tellRequester,
    },
    operators: { check: draft.operatorCheck, groupIds: idsIn(draft.operatorGroups) },
    protection: { groupIds: idsIn(draft.protectedGroups), accountIds: [...draft.protectedPeople] },
    teams: settings.teams,
    ticketRules: settings.ticketRules.map(({ mode: _mode, activeSince: _activeSince, ...rule }) => rule),
  };
}

/** Whether saving the draft would change anything. */
export const isChanged = (draft: SettingsDraft, settings: SettingsView): boolean =>
  JSON.stringify(inputOf(draft, settings)) !== JSON.stringify(inputOf(draftOf(settings), settings));
