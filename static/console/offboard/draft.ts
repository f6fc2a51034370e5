import { DateTime } from 'luxon';
import type { OffboardRequest, OperatorCalls } from '../../../src/contract/calls';

/** What the server says of itself and of the caller when the page opens. */
export type ConsoleSetup = OperatorCalls['getConsole']['result'];

/** Somebody who was picked, with the name that the picker showed. */
export interface PickedPerson {
  accountId: string;
  displayName: string;
}

/** The request as it stands in the fields; texts as they were typed. */
export interface OffboardDraft {
  people: readonly PickedPerson[];
  procedure: OffboardRequest['procedure'];
  successor: PickedPerson | null;
  urgent: boolean;
  when: OffboardRequest['when']['kind'];
  /** yyyy-MM-dd */
  date: string;
  /** HH:mm, in the site's time zone. */
  time: string;
  why: string;
  ticketKey: string;
}

export type ChangeDraft = (changed: Partial<OffboardDraft>) => void;

export const emptyDraft = (setup: ConsoleSetup): OffboardDraft => ({
  people: [],
  procedure: setup.procedures[0]?.id ?? 'leave-company',
  successor: null,
  urgent: false,
  when: 'now',
  date: '',
  time: '',
  why: '',
  ticketKey: '',
});

/** The draft as the server wants it; undefined while its time is no time. */
export function requestOf(draft: OffboardDraft, zone: string): OffboardRequest | undefined {
  const when = whenOf(draft, zone);
  if (when === undefined) return undefined;
  const ticketKey = draft.ticketKey.trim().toUpperCase();
  return {
    procedure: draft.procedure,
    successorId: draft.successor?.accountId ?? null,
    urgent: draft.urgent,
    when,
    why: draft.why.trim(),
    ticketKey: ticketKey === '' ? null : ticketKey,
  };
}

/** An urgent request starts at once, whatever was chosen before it became urgent. */
function whenOf(draft: OffboardDraft, zone: string): OffboardRequest['when'] | undefined {
  if (draft.urgent || draft.when === 'now') return { kind: 'now' };
  if (draft.when === 'date') return isDate(draft.date) ? { kind: 'date', date: draft.date } : undefined;
  const at = DateTime.fromISO(`${draft.date}T${draft.time}`, { zone }).toUTC().toISO();
  return at === null || !isDate(draft.date) || !isTime(draft.time) ? undefined : { kind: 'moment', at };
}

/** What a kind of leaving is called on this site. */
export const procedureName = ({ procedures }: ConsoleSetup, procedure: string): string =>
  procedures.find(({ id }: { id: string }) => id === procedure)?.name ?? procedure;

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid;

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
