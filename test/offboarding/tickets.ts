import { ticketRuleSchema, type TicketRule } from '../../src/offboarding/settings';
import type { Change, ChangeItem, Ticket } from '../../src/offboarding/ticket';

/** Builders for the pure parts: a ticket and a rule that fit each other, with overrides. */

export const AT = Date.parse('2026-03-02T10:00:00Z');

export const rule = (changes: Record<string, unknown> = {}): TicketRule => ({
  ...ticketRuleSchema.parse({
    id: 'offboard',
    name: 'Offboard',
    projectKey: 'IT',
    target: { statuses: ['Done'] },
    fields: { leavers: ['customfield_1'] },
    ...changes,
  }),
  mode: 'live',
  activeSince: '2026-01-01T00:00:00Z',
});

export const ticket = (changes: Partial<Ticket> = {}): Ticket => ({
  id: '10000',
  key: 'IT-1',
  projectKey: 'IT',
  isServiceProject: true,
  issueType: { id: '1', name: 'Service request' },
  status: { id: 'done', name: 'Done' },
  resolution: { id: 'r-done', name: 'Done' },
  reporter: null,
  fields: {},
  fieldNames: {},
  changes: [],
  ownChanges: [],
  ...changes,
});

/** A change of the log, an hour after the one before; items as `field: [from, to]`. */
export const change = (position: number, items: Record<string, [string | null, string | null]>): Change => ({
  id: String(position),
  at: AT + position * 3_600_000,
  author: { accountId: 'operator', displayName: 'Olga', isApp: false },
  items: Object.entries(items).map(([fieldId, [from, to]]): ChangeItem => ({
    fieldId,
    from: from === null ? null : `id-${from}`,
    fromName: from,
    to: to === null ? null : `id-${to}`,
    toName: to,
  })),
});
