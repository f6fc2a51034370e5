import type { PersonName } from '../ticket';
import { DAY, HOUR, iso } from '../time';
import { allow, isTripped, release, type Allowance, type Breaker } from './breaker';

/** A request that nobody answered ends after so long. Milliseconds. */
const EXPIRES_AFTER = DAY;
/** The longest window of a planned bulk. Milliseconds. */
const LONGEST_WINDOW = 31 * DAY;
/** People that may be agreed to within a day: with more the row of the counter would grow past a value's limit. */
export const MOST_AGREED = 5_000;
/** Requests that wait at a time. */
const MOST_REQUESTS = 20;

/** What is asked for: that what was stopped goes on, or that a planned bulk may come. Times are ISO 8601. */
export type Wanted =
  | { kind: 'release'; number: number; hours: number; reason: string }
  | { kind: 'bulk'; number: number; from: string; until: string; reason: string };

/** Waits for a second person. */
export interface AllowanceRequest {
  id: string;
  wanted: Wanted;
  by: PersonName;
  /** ISO 8601. */
  at: string;
  expiresAt: string;
}

/** What was asked for cannot be; the message says why and what to do. */
export class AgreementProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AgreementProblem';
  }
}

/** Asks for a second person's agreement. @throws AgreementProblem when it makes no sense as things are */
export function ask(breaker: Breaker, request: Omit<AllowanceRequest, 'expiresAt'>, now: number): Breaker {
  const { wanted } = request;
  checkSense(breaker, wanted, now);
  const open = breaker.requests.filter((one) => now < Date.parse(one.expiresAt));
  const earlier = open.find((one) => wanted.kind === 'release' && one.wanted.kind === 'release');
  if (earlier) {
    throw new AgreementProblem(
      `${earlier.by.displayName} has asked for a release already. Agree to it, or dismiss it and ask anew.`,
    );
  }
  if (open.length >= MOST_REQUESTS) {
    throw new AgreementProblem('Too many requests wait for an answer. Dismiss those that nobody needs.');
  }
  const ends = wanted.kind === 'bulk' ? Date.parse(wanted.until) : Infinity;
  const expiresAt = iso(Math.min(now + EXPIRES_AFTER, ends));
  return {
    ...breaker,
    version: breaker.version + 1,
    requests: [...breaker.requests, { ...request, expiresAt }],
  };
}

/**
 * Gives the second person's agreement.
 * @throws AgreementProblem when there is no such request, it is too late, or it is the same person's
 */
export function agree(
  breaker: Breaker,
  id: string,
  by: PersonName,
  now: number,
): { breaker: Breaker; request: AllowanceRequest } {
  const request = findRequest(breaker, id);
  const { wanted } = request;
  if (request.by.accountId === by.accountId) {
    throw new AgreementProblem('You have asked for this yourself. Another administrator has to agree.');
  }
  if (now >= Date.parse(request.expiresAt)) {
    throw new AgreementProblem(
      `The request of ${request.by.displayName} has expired: nobody agreed in time. Ask anew.`,
    );
  }
  checkSense(breaker, wanted, now);
  const { number, reason } = wanted;
  const window =
    wanted.kind === 'bulk'
      ? { from: wanted.from, until: wanted.until }
      : { from: iso(now), until: iso(now + wanted.hours * HOUR) };
  const allowance: Allowance = { id, ...window, number, used: 0, reason, by: [request.by, by] };
  const others = breaker.requests.filter((one) => one.id !== id);
  const agreed = (wanted.kind === 'release' ? release : allow)(breaker, allowance);
  return { breaker: { ...agreed, requests: others }, request };
}

/** Takes a request back, whoever made it. @throws AgreementProblem when there is no such request */
export function dismiss(breaker: Breaker, id: string): { breaker: Breaker; request: AllowanceRequest } {
  const request = findRequest(breaker, id);
  const requests = breaker.requests.filter((one) => one.id !== id);
  return { breaker: { ...breaker, version: breaker.version + 1, requests }, request };
}

function findRequest({ requests }: Breaker, id: string): AllowanceRequest {
  const request = requests.find((one) => one.id === id);
  if (!request) {
    throw new AgreementProblem(
      'There is no such request any more: somebody has answered it. Reload the page.',
    );
  }
  return request;
}

function checkSense(breaker: Breaker, wanted: Wanted, now: number): void {
  if (wanted.kind === 'release' && !isTripped(breaker)) {
    throw new AgreementProblem('Nothing is held by the daily limit, so there is nothing to release.');
  }
  if (wanted.kind === 'bulk') checkWindow(Date.parse(wanted.from), Date.parse(wanted.until), now);
  const open = breaker.allowances.filter(({ until }) => now < Date.parse(until));
  const used = breaker.begun.filter(([, , isAgreed]) => isAgreed === 1).length;
  const agreed = open.reduce((sum, one) => sum + one.number - one.used, used);
  if (agreed + wanted.number > MOST_AGREED) {
    throw new AgreementProblem(
      `At most ${String(MOST_AGREED)} people may be agreed to within a day, and ${String(agreed)} are already.`,
    );
  }
}

function checkWindow(from: number, until: number, now: number): void {
  if (until <= from)
    throw new AgreementProblem('The time until which it counts has to be after its beginning.');
  if (until <= now) throw new AgreementProblem('The time until which it counts is over already.');
  if (until - from > LONGEST_WINDOW) {
    throw new AgreementProblem('A planned bulk lasts at most 31 days. Split it, or agree to it again later.');
  }
}
