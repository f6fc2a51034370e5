import type { HandOverView, SettingsInputView, SettingsView } from '../../../src/contract/settings';
import { inputFrom } from '../settings-input';
import { inactivityDraftOf, inactivityOf, type InactivityDraft } from './inactivity/inactivity-draft';
import {
  approvalDraftOf,
  approvalOf,
  reachDraftOf,
  reachOf,
  type ApprovalDraft,
  type ReachDraft,
} from './reach/reach-draft';
import { teamDraftsOf, teamsOf, type TeamDraft } from './teams/team-draft';

/** The settings as they stand in the fields: texts as they were typed. Rules have a tab of their own. */
export interface SettingsDraft {
  holdingGroupId: string | null;
  accountAction: 'keep' | 'delete';
  afterDays: string;
  handOver: HandOverView;
  zone: string;
  endOfDay: string;
  stopWindowMinutes: string;
  visibleTo: 'everyone' | 'role' | 'group';
  visibleToName: string;
  tellRequester: boolean;
  /** Empty where there is none. */
  logTicketKey: string;
  /** Empty for ever. */
  keepDays: string;
  operatorCheck: 'permission' | 'groups';
  operatorGroups: readonly string[];
  protectedGroups: readonly string[];
  protectedPeople: readonly string[];
  limitAbsolute: string;
  limitPercent: string;
  limitAtLeast: string;
  /** Empty where there is none. */
  alertTicketKey: string;
  alertedPeople: readonly string[];
  reach: ReachDraft;
  /** Whether the organisation tells which accounts are managed; set in another tab. */
  tellsKinds: boolean;
  approval: ApprovalDraft;
  inactivity: InactivityDraft;
  teams: readonly TeamDraft[];
}

/** Changes some fields of the draft. */
export type ChangeDraft = (changes: Partial<SettingsDraft>) => void;

export function draftOf(settings: SettingsView): SettingsDraft {
  const { account, times, report, operators, protection } = settings;
  const { visibility } = report;
  return {
    holdingGroupId: settings.holdingGroupId,
    accountAction: account.action,
    afterDays: String(account.afterDays),
    handOver: settings.handOver,
    zone: times.zone,
    endOfDay: times.endOfDay,
    stopWindowMinutes: String(times.stopWindowMinutes),
    visibleTo: visibility.to,
    visibleToName: visibility.to === 'everyone' ? '' : visibility.name,
    tellRequester: report.tellRequester,
    logTicketKey: settings.evidence.logTicketKey ?? '',
    keepDays: settings.evidence.keepDays === null ? '' : String(settings.evidence.keepDays),
    operatorCheck: operators.check,
    operatorGroups: operators.groupIds,
    protectedGroups: protection.groupIds,
    protectedPeople: protection.accountIds,
    limitAbsolute: String(settings.breaker.absolute),
    limitPercent: String(settings.breaker.percent),
    limitAtLeast: String(settings.breaker.atLeast),
    alertTicketKey: settings.breaker.ticketKey ?? '',
    alertedPeople: settings.breaker.mentionIds,
    reach: reachDraftOf(settings.reach),
    tellsKinds: settings.channels.organisation.on,
    approval: approvalDraftOf(settings.approval),
    inactivity: inactivityDraftOf(settings.inactivity),
    teams: teamDraftsOf(settings.teams),
  };
}

/** The number that a text says, or none: an empty field is not 0, which would delete at once. */
const wholeNumberIn = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** The key of a ticket as Jira writes it; null for none. */
const keyIn = (text: string): string | null => (text.trim() === '' ? null : text.trim().toUpperCase());

/** What a draft without problems would save; rules stay as they are. */
export function inputOf(draft: SettingsDraft, settings: SettingsView): SettingsInputView {
  const name = draft.visibleToName.trim();
  return {
    ...inputFrom(settings),
    holdingGroupId: draft.holdingGroupId,
    account: {
      action: draft.accountAction,
      // The field is hidden while accounts are kept: what was left in it does not count.
      afterDays: draft.accountAction === 'keep' ? settings.account.afterDays : wholeNumberIn(draft.afterDays),
    },
    handOver: draft.handOver,
    times: {
      zone: draft.zone.trim(),
      endOfDay: draft.endOfDay.trim(),
      stopWindowMinutes: wholeNumberIn(draft.stopWindowMinutes),
    },
    report: {
      visibility: draft.visibleTo === 'everyone' ? { to: 'everyone' } : { to: draft.visibleTo, name },
      tellRequester: draft.tellRequester,
    },
    evidence: {
      logTicketKey: keyIn(draft.logTicketKey),
      keepDays: draft.keepDays.trim() === '' ? null : wholeNumberIn(draft.keepDays),
    },
    operators: { check: draft.operatorCheck, groupIds: [...draft.operatorGroups] },
    protection: { groupIds: [...draft.protectedGroups], accountIds: [...draft.protectedPeople] },
    breaker: {
      absolute: wholeNumberIn(draft.limitAbsolute),
      percent: Number(draft.limitPercent),
      atLeast: wholeNumberIn(draft.limitAtLeast),
      ticketKey: keyIn(draft.alertTicketKey),
      mentionIds: [...draft.alertedPeople],
    },
    reach: reachOf(draft.reach),
    approval: approvalOf(draft.approval),
    inactivity: inactivityOf(draft.inactivity),
    teams: teamsOf(draft.teams),
  };
}

/** Whether saving the draft would change anything. */
export const isChanged = (draft: SettingsDraft, settings: SettingsView): boolean =>
  JSON.stringify(inputOf(draft, settings)) !== JSON.stringify(inputOf(draftOf(settings), settings));
