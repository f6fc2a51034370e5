import type { Reason, ReasonCode } from '../reasons';

/** Why a request of a tool or a rule was refused. The words name nobody: they end up in the logs of other tools. */
export class OutsideProblem extends Error {
  readonly code: ProblemCode | ReasonCode;
  /** The HTTP status for those who came by the web. */
  readonly status: number;
  /** The batch that records the refusal, where there is one. */
  readonly batchId: string | undefined;

  constructor(problem: { code: ProblemCode; message?: string } | { reason: Reason; batchId?: string }) {
    const code = 'reason' in problem ? problem.reason.code : problem.code;
    const [status, message] =
      'reason' in problem ? (REFUSALS[problem.reason.code] ?? OTHER_REFUSAL) : PROBLEMS[problem.code];
    super('message' in problem ? problem.message : message);
    this.name = 'OutsideProblem';
    this.code = code;
    this.status = status;
    this.batchId = 'reason' in problem ? problem.batchId : undefined;
  }
}

type Words = readonly [status: number, message: string];

/** What is wrong with a request before anybody's account is looked at. */
export const PROBLEMS = {
  unauthorized: [401, 'The request is not signed with a key of this site.'],
  expired: [
    401,
    'The time of the request is more than five minutes from now. Check the clock and sign again.',
  ],
  replayed: [401, 'This signature was used before. Sign each request anew, with the time of now.'],
  'rule-not-allowed': [
    403,
    "This rule may not offboard. A Jira administrator allows it on Leaver's page and gets the permit for the action.",
  ],
  'connection-of-somebody-else': [
    403,
    "The connection of this action is not the one of the person who answers for the rule. Connect as that person, or let an administrator allow any connection on Leaver's page.",
  ],
  'owner-gone': [
    403,
    'The person who answers for this is not active on this site. Use what somebody else owns.',
  ],
  'owner-not-allowed': [
    403,
    'The person who answers for this may not offboard people. An administrator can grant the permission "Offboard people", or make a new one for somebody who holds it.',
  ],
  'owner-check-not-possible': [
    403,
    "This site does not let Leaver ask about the owner's permissions. An administrator can switch the check to operator groups on Leaver's page.",
  ],
  'not-found': [404, 'There is no such run here, or it was not started for the owner of this key.'],
  'method-not-allowed': [405, 'Use POST to start, GET to read, DELETE to cancel.'],
  'run-ended': [409, 'The run has ended already; there is nothing to cancel.'],
  'idempotency-conflict': [409, 'This idempotency key was used for another request. Take a new one.'],
  'body-too-large': [413, 'The body is larger than a request can be.'],
  'idempotency-key-missing': [
    400,
    'Send the header Idempotency-Key: 8 to 80 letters, digits or any of . _ - that stand for this one request.',
  ],
  'malformed-json': [400, 'The body is not JSON.'],
  'invalid-request': [400, 'The request does not fit.'],
  stopped: [423, "Everything is stopped on Leaver's page. Try again when it goes on."],
  'too-many-requests': [
    429,
    'Too many requests: at most 60 in a minute, few at once, and the same by a rule 20 times a day. Wait.',
  ],
  'try-later': [503, 'Jira is busy or does not answer. Send the same request again later, signed anew.'],
  internal: [500, "Something went wrong on Leaver's side. Send the same request again, signed anew."],
} as const satisfies Record<string, Words>;
type ProblemCode = keyof typeof PROBLEMS;

const OTHER_REFUSAL: Words = [422, "Leaver refused this. The run on Leaver's page says why."];

/** Refusals of the guards, in words without names. */
const REFUSALS: Partial<Record<ReasonCode, Words>> = {
  'already-running': [409, 'This person is being offboarded already. Nothing is done twice.'],
  'leaver-is-operator': [
    422,
    'The leaver is the person who answers for this request. Somebody else has to ask.',
  ],
  'leaver-is-app': [422, 'The account belongs to an app, not to a person.'],
  'leaver-is-customer': [422, 'The account belongs to a portal customer.'],
  'leaver-is-administrator': [
    422,
    'The leaver is an administrator. Take the administrator rights away first.',
  ],
  'leaver-is-protected': [
    422,
    'The leaver is protected by the settings. An administrator decides about that.',
  ],
  'leaver-unknown': [422, 'Jira knows no such account.'],
  'leaver-gone': [422, 'The leaver has been gone already.'],
  'leaver-text-ambiguous': [
    422,
    'The address does not name exactly one person whose address is visible. Send the account id.',
  ],
  'leaver-unreadable': [422, 'Jira did not let Leaver read the account.'],
  'successor-is-leaver': [422, 'The successor is the person who leaves.'],
  'successor-inactive': [422, 'The successor is not one active person on this site.'],
  'team-not-named': [422, 'Name the team that is left.'],
  'team-unknown': [422, 'There is no such team in the settings.'],
  'no-such-ticket': [422, 'There is no such ticket, or Leaver may not see it.'],
};
