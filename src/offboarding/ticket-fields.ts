import { DateTime } from 'luxon';
import { z } from 'zod';
import { reason, type Reason } from './reasons';
import type { TicketRule } from './settings';
import type { LastWorkingDay } from './start-time';
import type { Ticket } from './ticket';
import { isDate } from './time';
import type { ProcedureId } from './words';

/** More people than this on one ticket are a batch for the import, not a ticket. */
const MAX_LEAVERS_PER_TICKET = 50;
/** Longest text that is taken as an address or id; RFC 5321 allows 254 for an address. */
const MAX_TEXT = 254;

/** What the fields of a ticket name a leaver by: an account, or a text that has to be looked up. */
export type LeaverReference = { by: 'account'; accountId: string } | { by: 'text'; text: string };

export interface TicketRequest {
  leavers: LeaverReference[];
  successorId: string | null;
  lastWorkingDay: LastWorkingDay;
  urgent: boolean;
  procedure: ProcedureId;
  teamId: string | null;
}

/** An account id holds nothing else (Jira's documents: at most 128 characters); other ones the store could not keep. */
const personField = z.object({ accountId: z.string().regex(/^[\w:.-]{1,128}$/) });
const requestTypeField = z.object({ requestType: z.object({ id: z.string(), name: z.string() }) });
const optionField = z.union([
  z.string().transform((text) => [text]),
  z.object({ value: z.string() }).transform(({ value }) => [value]),
  z.object({ name: z.string() }).transform(({ name }) => [name]),
  z.array(z.union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])),
]);

/** The request type of a service project's ticket, or null. */
export function requestTypeOf(ticket: Ticket, field: string | null): { id: string; name: string } | null {
  if (field === null) return null;
  const parsed = requestTypeField.safeParse(ticket.fields[field]);
  return parsed.success ? parsed.data.requestType : null;
}

/** Reads what a rule's fields say on this ticket, or gives the reason why that cannot be acted on. */
export function readRequest(rule: TicketRule, ticket: Ticket): TicketRequest | Reason {
  const leavers = leaversOf(rule, ticket);
  if (!Array.isArray(leavers)) return leavers;
  const successorId = personOf(ticket, rule.fields.successor);
  if (successorId === undefined)
    return reason('field-of-wrong-type', { field: String(rule.fields.successor) });
  const lastWorkingDay = dayOf(ticket, rule.fields.lastWorkingDay);
  if (!lastWorkingDay) return reason('field-of-wrong-type', { field: String(rule.fields.lastWorkingDay) });
  const kind = kindOf(rule, ticket);
  if ('code' in kind) return kind;
  const urgent = isUrgent(rule, ticket);
  if (typeof urgent !== 'boolean') return urgent;
  return { leavers, successorId, lastWorkingDay, urgent, ...kind };
}

function leaversOf(rule: TicketRule, ticket: Ticket): LeaverReference[] | Reason {
  const found = new Map<string, LeaverReference>();
  for (const field of rule.fields.leavers) {
    const value = ticket.fields[field];
    if (isEmpty(value)) continue;
    const references = referencesIn(value);
    if (!references) return reason('field-of-wrong-type', { field });
    for (const reference of references) {
      found.set(reference.by === 'account' ? reference.accountId : `text ${reference.text}`, reference);
    }
  }
  if (found.size === 0) {
    return reason('no-leaver', { field: `the field "${nameOf(ticket, rule.fields.leavers[0] ?? '')}"` });
  }
  if (found.size > MAX_LEAVERS_PER_TICKET) {
    return reason('too-many-leavers', { found: String(found.size), limit: String(MAX_LEAVERS_PER_TICKET) });
  }
  return [...found.values()];
}

function referencesIn(value: unknown): LeaverReference[] | undefined {
  if (typeof value === 'string') {
    const text = value.trim();
    return text.length <= MAX_TEXT ? [{ by: 'text', text }] : undefined;
  }
  const people = z
    .union([personField.transform((person) => [person]), z.array(personField)])
    .safeParse(value);
  return people.success ? people.data.map(({ accountId }) => ({ by: 'account', accountId })) : undefined;
}

/** Undefined when the field holds something that names no person. */
function personOf(ticket: Ticket, field: string | null): string | null | undefined {
  const value = field === null ? null : ticket.fields[field];
  if (isEmpty(value)) return null;
  const parsed = personField.safeParse(value);
  return parsed.success ? parsed.data.accountId : undefined;
}

function dayOf(ticket: Ticket, field: string | null): LastWorkingDay | undefined {
  const value = field === null ? null : ticket.fields[field];
  if (isEmpty(value)) return { kind: 'none' };
  if (typeof value !== 'string') return undefined;
  if (isDate(value)) return { kind: 'date', date: value };
  const at = parseJiraTime(value);
  return Number.isNaN(at) ? undefined : { kind: 'moment', at };
}

/** Without a zone a time would mean what the server's clock makes of it. */
const JIRA_TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Jira writes `2026-11-21T18:00:00.000+0100`, without the colon that `Date.parse` wants; and that would take 31 February
 * for a day in March. NaN if it is no time.
 */
export const parseJiraTime = (text: string): number =>
  JIRA_TIME.test(text) ? DateTime.fromISO(text).toMillis() : Number.NaN;

function isUrgent(rule: TicketRule, ticket: Ticket): boolean | Reason {
  const { urgency } = rule.fields;
  if (!urgency) return false;
  const chosen = optionsOf(ticket.fields[urgency.field]);
  if (!chosen) return reason('field-of-wrong-type', { field: urgency.field });
  const urgentValues = urgency.urgentValues.map((value) => value.toLowerCase());
  return chosen.some((value) => urgentValues.includes(value));
}

/** The kind of leaving selects procedure and team. */
function kindOf(rule: TicketRule, ticket: Ticket): Pick<TicketRequest, 'procedure' | 'teamId'> | Reason {
  const { kind } = rule.fields;
  if (!kind) return { procedure: rule.procedure, teamId: rule.teamId };
  const chosen = optionsOf(ticket.fields[kind.field]);
  if (!chosen) return reason('field-of-wrong-type', { field: kind.field });
  if (chosen.length === 0) return reason('no-kind-of-leaving', {});
  const found = kind.kinds.find(({ value }) => chosen.includes(value.toLowerCase()));
  return found
    ? { procedure: found.procedure, teamId: found.teamId }
    : reason('unknown-kind-of-leaving', { kind: chosen.join(', ').slice(0, 100) });
}

/** The chosen options in lower case; undefined when the field holds something else than options or text. */
function optionsOf(value: unknown): string[] | undefined {
  if (isEmpty(value)) return [];
  const parsed = optionField.safeParse(value);
  return parsed.success ? parsed.data.map((text) => text.trim().toLowerCase()) : undefined;
}

/** What a field is called on the page; its id where Jira does not say. */
const nameOf = ({ fieldNames }: Ticket, field: string): string => fieldNames[field] ?? field;

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
