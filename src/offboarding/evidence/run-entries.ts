import { z } from 'zod';
import type { Approval } from '../approval/approval';
import type { Plan } from '../plan';
import { reasonInWords, type Reason } from '../reasons';
import type { Run, RunDocument, StoppedBy, Verification } from '../run';
import type { PersonName } from '../ticket';
import type { TicketMark } from '../ticket-outcome/mark';
import { viaInWords } from '../via';
import { RUN_STATUSES, type RunStatus } from '../words';
import { hashOf, type Json } from './canonical';
import type { Entry } from './chain';
import { present } from './effect-entries';

/** What a run is born with, as far as evidence tells it. */
type Decided = Pick<Run, 'status' | 'source' | 'createdAt' | 'batchId' | 'id'> &
  Pick<
    RunDocument,
    | 'ticket'
    | 'leaver'
    | 'operator'
    | 'successorId'
    | 'procedure'
    | 'teamId'
    | 'rehearsal'
    | 'urgent'
    | 'startAt'
    | 'why'
    | 'via'
    | 'reason'
    | 'approval'
  >;

/** The first entry of a run: who asked for what, for whom, why, and when it is to begin. */
export const decidedEntry = (run: Decided, plan: Plan | undefined): Entry => ({
  facts: {
    kind: 'decided',
    at: run.createdAt,
    by: 'person',
    way: run.source,
    procedure: run.procedure,
    status: run.status,
    rehearsal: run.rehearsal,
    urgent: run.urgent,
    startAt: run.startAt,
    teamId: run.teamId,
    ticketId: run.ticket?.id ?? null,
    ticketKey: run.ticket?.key ?? null,
    changelogId: run.ticket?.changelogId ?? null,
    reason: run.reason?.code ?? null,
    ...(run.approval && { approvalFor: [...run.approval.causes], approvalUntil: run.approval.expiresAt }),
  },
  personal: present({
    run: run.id,
    leaverId: run.leaver?.accountId,
    leaverName: run.leaver?.displayName,
    operatorId: run.operator?.accountId,
    operatorName: run.operator?.displayName,
    successorId: run.successorId,
    via: run.via && viaInWords(run.via),
    why: run.why,
    words: run.reason && reasonInWords(run.reason),
    plan: plan && planHash(plan),
  }),
});

/** The hash of a plan. It describes a person, so it enters an entry as something personal. */
export const planHash = (plan: Plan): string => hashOf(jsonOf(plan));

/**
 * What has to be recorded because of what changed of a run between two times that it was stored, but for its effects.
 * @param before as it was stored last @param at ISO 8601
 */
export function entriesBetween(before: Run, after: Run, at: string): Entry[] {
  const was = before.document;
  const is = after.document;
  const entries: Entry[] = [];
  if (is.verification && is.verification.at !== was.verification?.at) entries.push(verified(is.verification));
  if (is.reason && is.reason.code !== was.reason?.code) {
    entries.push(stopped(is.reason, at, is.stoppedBy));
  }
  const isAskedAnew = is.approval?.given === null && is.approval.askedAt !== was.approval?.askedAt;
  if (is.approval && isAskedAnew) entries.push(approvalAsked(is.approval, at));
  const isAgreed = is.approval?.given && was.approval?.given === null;
  if (is.approval?.given && isAgreed) entries.push(approved(is.approval, is.approval.given.by, 'import', at));
  entries.push(...(is.marks ?? []).slice(was.marks?.length ?? 0).map(marked));
  const heldFor = heldState(after);
  if (heldFor !== null && heldFor !== is.evidence?.state) entries.push(held(is.waitingFor, at));
  return entries;
}

/** What the last entry of a held run says; null for a run that is not held. */
export const heldState = ({ status, document: { waitingFor } }: Run): string | null =>
  status === 'held' ? `held: ${waitingFor ?? ''}` : null;

/** What the last entry of a run that is over says. */
export const endedState = (status: RunStatus): string => `ended: ${status}`;

/** How a run ended by what its last entry says; null while that is something else. */
export const endedIn = (state: string | null): RunStatus | null =>
  RUN_STATUSES.find((status) => endedState(status) === state) ?? null;

/** The end of a run, with its outcome. */
export const ended = (status: RunStatus, { document: { effects } }: Run, at: string): Entry => ({
  facts: { kind: 'ended', at, by: 'app', status, done: effects.done, blocked: effects.blocked },
  personal: {},
});

/** Somebody had what was blocked tried again. */
export const retried = (by: PersonName, at: string): Entry => ({
  facts: { kind: 'retried', at, by: 'person', way: 'page' },
  personal: { operatorId: by.accountId, operatorName: by.displayName },
});

/** Where somebody agreed or declined: on a page, beside the ticket, or with the first run of an import. */
export type DecidedOn = 'page' | 'ticket' | 'import';

/** Somebody else agreed to the plan. */
export const approved = ({ plan }: Approval, by: PersonName, way: DecidedOn, at: string): Entry => ({
  facts: { kind: 'approved', at, by: 'person', way },
  personal: { operatorId: by.accountId, operatorName: by.displayName, fingerprint: plan },
});

/** Somebody else did not agree. */
export const declined = (by: PersonName, why: string, way: DecidedOn, at: string): Entry => ({
  facts: { kind: 'declined', at, by: 'person', way },
  personal: { operatorId: by.accountId, operatorName: by.displayName, why },
});

/** Somebody else has to agree: asked for late, or anew because the plan is another one. */
export const approvalAsked = ({ causes, expiresAt, plan }: Approval, at: string): Entry => ({
  facts: { kind: 'approval-asked', at, by: 'app', approvalFor: [...causes], approvalUntil: expiresAt },
  personal: { fingerprint: plan },
});

/** What a later look found. @param look its number, counted from 0 */
export const watched = (
  look: number,
  found: readonly Json[],
  words: readonly string[],
  at: string,
): Entry => ({
  facts: { kind: 'watched', at, by: 'app', look, regained: found },
  personal: { words: words.join(' ') },
});

/** The plan was made anew, from what Jira says now. @param hash of the plan */
export const planned = ({ readAt }: Plan, hash: string, at: string): Entry => ({
  facts: { kind: 'planned', at, by: 'app', readAt },
  personal: { plan: hash },
});

/** The run does not do what it was to do. @param by who called it off, where somebody did */
export const stopped = (reason: Reason, at: string, by?: StoppedBy | null): Entry => ({
  facts: {
    kind: 'stopped',
    at,
    reason: reason.code,
    ...(by ? { by: 'person', way: by.way } : { by: 'app' }),
  },
  personal: {
    words: reasonInWords(reason),
    ...(by && { operatorId: by.accountId, operatorName: by.displayName }),
  },
});

const held = (waitingFor: string | null, at: string): Entry => ({
  facts: { kind: 'held', at, by: 'app' },
  personal: present({ words: waitingFor }),
});

/** What reading everything back showed: ids and keys, no names. */
function verified(verification: Verification): Entry {
  const { at, groups, isHeld, products, onSite, active, account, remaining, notBack } = verification;
  return {
    facts: {
      kind: 'verified',
      at,
      by: 'app',
      groupIds: groups.map(({ groupId }) => groupId),
      isHeld,
      products,
      onSite,
      active: active ?? null,
      account: account ? { ...account } : null,
    },
    personal: present({
      remaining: remaining && remaining.length > 0 ? remaining.join(', ') : undefined,
      notBack: notBack && notBack.length > 0 ? notBack.join(', ') : undefined,
    }),
  };
}

/** A change of the ticket because of how the run ended. */
const marked = ({ at, change, value, outcome, words }: TicketMark): Entry => ({
  facts: { kind: 'ticket', at, by: 'app', effect: change, subjectId: value, outcome },
  personal: present({ words }),
});

/** A stored value as JSON has it: fields that are undefined are not there. */
export const jsonOf = (value: object): Json => z.json().parse(JSON.parse(JSON.stringify(value)));
