import type { SiteContext } from '../context';
import { badRequest, forbidden } from '../errors';
import type { Person } from '../model';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { pageBounds } from '../shapes/page';
import { describeUser } from '../shapes/users';

/** `GET user/search` looks no further than this many matches. */
const REACH_OF_SEARCH = 1_000;
const LARGEST_PAGE = 1_000;
const DEFAULT_PAGE = 50;

/**
 * `GET user/search`: active people whose name, a word of it, or visible e-mail starts with the query.
 * Without the permission to browse users the answer is an empty list.
 */
export function searchUsers(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const text = query.get('query')?.trim().toLowerCase() ?? null;
  const accountId = query.get('accountId');
  if (text === null && accountId === null) {
    throw badRequest('One of the query parameters accountId, query or property has to be provided.');
  }
  if (!context.mayBrowseUsers()) {
    return json([]);
  }
  const { startAt, maxResults } = pageBounds(query, DEFAULT_PAGE, LARGEST_PAGE);
  const end = Math.min(startAt + maxResults, REACH_OF_SEARCH);
  const found: Person[] = [];
  for (const person of candidates(context, accountId)) {
    if (found.length >= end) {
      break;
    }
    if (person.active && (text === null || matches(context, person, text))) {
      found.push(person);
    }
  }
  return people(context, found.slice(startAt));
}

/** `GET users/search`: everybody, active or not, app accounts too, in a plain array. */
export function listUsers(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  if (!context.mayBrowseUsers()) {
    throw forbidden('You are not authorized to perform this action. Browse users and groups is required.');
  }
  const { startAt, maxResults } = pageBounds(query, DEFAULT_PAGE, LARGEST_PAGE);
  const found: Person[] = [];
  let position = 0;
  for (const person of context.data.people.values()) {
    if (found.length >= maxResults) {
      break;
    }
    if (position >= startAt) {
      found.push(context.visiblePerson(person.accountId) ?? person);
    }
    position += 1;
  }
  return people(context, found);
}

function candidates(context: SiteContext, accountId: string | null): Iterable<Person> {
  if (accountId === null) {
    return context.data.people.values();
  }
  const person = context.data.people.get(accountId);
  return person ? [person] : [];
}

/** A hidden address still finds its owner when it is given in full, but the answer does not show it. */
function matches(context: SiteContext, person: Person, text: string): boolean {
  const email = person.emailAddress.toLowerCase();
  const name = person.displayName.toLowerCase();
  return (
    name.startsWith(text) ||
    name.includes(` ${text}`) ||
    (context.maySeeEmailOf(person) ? email.startsWith(text) : email !== '' && email === text)
  );
}

function people(context: SiteContext, found: readonly Person[]): RouteAnswer {
  context.spend(POINTS_PER_IDENTITY * found.length);
  return json(found.map((person) => describeUser(context, person)));
}
