import type { SettingsView } from '../../../src/contract/settings';

/** The administrator's tabs in their order. */
export const ADMIN_TABS = [
  'start',
  'rules',
  'settings',
  'limit',
  'sweep',
  'channels',
  'orchestration',
  'doctor',
  'changes',
] as const;
export type AdminTab = (typeof ADMIN_TABS)[number];

/** The operator's tabs, which come after them for administrators who are operators. */
export const OPERATOR_TABS = ['offboard', 'approvals', 'runs', 'held', 'inactive'] as const;
export type OperatorTab = (typeof OPERATOR_TABS)[number];

/** What every tab of the administrator gets. */
export interface TabProps {
  settings: SettingsView;
  /** Takes settings that a call has just given. */
  onChanged: (settings: SettingsView) => Promise<void>;
  /** Reads the settings again. */
  onReload: () => Promise<void>;
  /** After a change was refused: finds out whether somebody else was faster, and says so if they were. */
  onRefused: () => void;
  onGo: (tab: AdminTab) => void;
}
