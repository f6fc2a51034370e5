/** The daily limit as the administrator's page sees it. Times are ISO 8601. */

import type { PersonView } from './runs';

/** How many people may begin to lose their access within 24 hours, and who is told when more were to. */
export interface BreakerSettingsView {
  absolute: number;
  /** Of the active people; the smaller of both limits counts. */
  percent: number;
  /** So many are allowed on a small site, too. */
  atLeast: number;
  /** Where the administrators are told; null tells them on the pages only. */
  ticketKey: string | null;
  /** Account ids; none means those who changed the settings lately. */
  mentionIds: string[];
}

export interface BreakerView {
  /** People who may begin within 24 hours as things are. */
  limit: number;
  /** People who began within the last 24 hours and count against the limit. */
  begun: number;
  /** Null while it is not known: then only the absolute limit counts. */
  activePeople: { count: number; readAt: string } | null;
  /** Set while everything is held because more people than the limit were to begin. */
  tripped: { at: string; limit: number; alertRefused: string | null } | null;
  /** What two people agreed to, open ones and those of the last day. */
  allowances: AllowanceView[];
  /** What waits for a second person. */
  requests: AllowanceRequestView[];
}

export interface AllowanceView {
  id: string;
  from: string;
  until: string;
  number: number;
  used: number;
  reason: string;
  by: PersonView[];
}

/** A release lets go on what is held; a bulk is agreed to beforehand. */
export type WantedView =
  | { kind: 'release'; number: number; hours: number; reason: string }
  | { kind: 'bulk'; number: number; from: string; until: string; reason: string };

export interface AllowanceRequestView {
  id: string;
  wanted: WantedView;
  by: PersonView;
  at: string;
  expiresAt: string;
  /** Whether the caller may agree: somebody else asked. */
  mayAgree: boolean;
}

export interface BreakerCalls {
  getBreaker: { payload: Record<string, never>; result: BreakerView };
  /** Asks a second administrator for a release or for a planned bulk. */
  askAllowance: { payload: { wanted: WantedView }; result: BreakerView };
  /** Agrees to what somebody else has asked for. */
  agreeAllowance: { payload: { id: string }; result: BreakerView };
  /** Takes a request back, whoever made it. */
  dismissAllowance: { payload: { id: string }; result: BreakerView };
}
