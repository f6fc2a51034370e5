import type { SettingsInputView, SettingsView, TicketRuleInput } from '../../src/contract/settings';

type StoredRule = SettingsView['ticketRules'][number];

/** A rule as an administrator writes it: without what only the app decides about it. */
export const writtenRule = ({
  mode: _mode,
  activeSince: _activeSince,
  ...rule
}: StoredRule): TicketRuleInput => rule;

/** The settings as they are, in the form in which they are saved. */
export const inputFrom = (settings: SettingsView): SettingsInputView => ({
  holdingGroupId: settings.holdingGroupId,
  account: settings.account,
  handOver: settings.handOver,
  times: settings.times,
  report: settings.report,
  evidence: settings.evidence,
  operators: settings.operators,
  protection: settings.protection,
  reach: settings.reach,
  approval: settings.approval,
  breaker: settings.breaker,
  teams: settings.teams,
  ticketRules: settings.ticketRules.map(writtenRule),
});

/** The longest id that the server takes. */
const LONGEST_ID = 60;

/**
 * An id made from a name: lower-case letters, digits and hyphens, unlike the ones that are taken.
 * @param fallback for names of which no letter is left
 */
export function idFrom(name: string, taken: readonly string[], fallback: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const base = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || fallback;
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${String(number)}`;
    const id = `${base.slice(0, LONGEST_ID - ending.length)}${ending}`;
    if (!taken.includes(id)) return id;
  }
}
