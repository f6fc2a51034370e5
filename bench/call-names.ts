import type { Call } from './ceiling/traffic';

/** A call to Jira by what it is, the same for every leaver. */
export interface NamedCall {
  name: string;
  /** What the app needs it for. */
  why: string;
  /** Whether no sequence that keeps the promise could do without it. */
  isNeeded: boolean;
  /** It is about the ticket: who leaves by another way does without it. */
  isOfTicket?: true;
}

interface Pattern extends NamedCall {
  method: string;
  path: RegExp;
  /** Only the how manieth of its kind, from 1; every one when it is not said. */
  number?: number;
}

const PATTERNS: readonly Pattern[] = [
  {
    method: 'GET',
    path: /\/issue\/\w+\?/,
    name: 'GET issue with changelog',
    why: 'what the ticket says now, and who made the transition: the event is not trusted',
    isNeeded: true,
    isOfTicket: true,
  },
  {
    method: 'POST',
    path: /\/permissions\/check/,
    number: 1,
    name: 'POST permissions/check for the operator',
    why: 'whether this person may offboard people',
    isNeeded: true,
  },
  {
    method: 'POST',
    path: /\/permissions\/check/,
    number: 2,
    name: 'POST permissions/check for the leaver',
    why: 'whether the leaver administers Jira through a group of any name: the guard',
    isNeeded: false,
  },
  {
    method: 'GET',
    path: /\/applicationrole/,
    name: 'GET applicationrole',
    why: 'which products each group gives, and which are default groups: plan, report, deletion',
    isNeeded: false,
  },
  {
    method: 'GET',
    path: /\/user\?/,
    number: 1,
    name: 'GET user with groups and products',
    why: 'the leaver before the first write: plan, snapshot and guards',
    isNeeded: true,
  },
  {
    method: 'DELETE',
    path: /\/group\/user/,
    name: 'DELETE group/user, one for each group',
    why: 'ends the membership',
    isNeeded: true,
  },
  {
    method: 'POST',
    path: /\/group\/user/,
    name: 'POST group/user',
    why: 'puts the account into the holding group',
    isNeeded: true,
  },
  {
    method: 'POST',
    path: /\/search\/jql/,
    name: 'POST search/jql',
    why: 'open issues that somebody has to inherit',
    isNeeded: true,
  },
  {
    method: 'GET',
    path: /\/filter\/search/,
    name: 'GET filter/search',
    why: 'filters, which a deletion would take along',
    isNeeded: true,
  },
  {
    method: 'GET',
    path: /\/dashboard\/search/,
    name: 'GET dashboard/search',
    why: 'dashboards that somebody has to inherit',
    isNeeded: true,
  },
  {
    method: 'GET',
    path: /\/project\/search/,
    name: 'GET project/search with leads',
    why: 'projects that the leaver leads',
    isNeeded: true,
  },
  {
    method: 'GET',
    path: /\/component/,
    name: 'GET component of all projects',
    why: 'components that the leaver leads',
    isNeeded: true,
  },
  {
    method: 'DELETE',
    path: /\/user\?/,
    name: 'DELETE user',
    why: 'removes the person from the site',
    isNeeded: true,
  },
  {
    method: 'GET',
    path: /\/user\?/,
    number: 2,
    name: 'GET user again',
    why: 'reads back: "done" means that Jira shows it',
    isNeeded: true,
  },
  {
    method: 'POST',
    path: /\/comment/,
    name: 'POST comment',
    why: 'the report',
    isNeeded: true,
    isOfTicket: true,
  },
  {
    method: 'PUT',
    path: /\/properties\//,
    name: 'PUT issue property',
    why: 'the report for machines',
    isNeeded: true,
    isOfTicket: true,
  },
];

/**
 * Names the calls to Jira of one leaver, in the order in which they were made.
 * @throws Error when a call is none of the known ones: a benchmark must not leave one out
 */
export function nameCalls(calls: readonly Call[]): { call: Call; named: NamedCall }[] {
  const seen = new Map<string, number>();
  return calls.map((call) => {
    const candidates = PATTERNS.filter(({ method, path }) => method === call.method && path.test(call.path));
    const key = candidates[0]?.path.source ?? call.path;
    const number = (seen.get(`${call.method} ${key}`) ?? 0) + 1;
    seen.set(`${call.method} ${key}`, number);
    const named = candidates.find(
      (candidate) => candidate.number === undefined || candidate.number === number,
    );
    if (!named) throw new Error(`A call that nobody has given a reason for: ${call.method} ${call.path}`);
    return { call, named };
  });
}
