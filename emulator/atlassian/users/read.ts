import type { SiteContext } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import type { Person } from '../model';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { expandParameter, listParameter } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { describeGroupName } from '../shapes/groups';
import { pageOf } from '../shapes/page';
import { describeUser, describeUserWithAccess } from '../shapes/users';

/** `GET user/bulk` gives at most this many at once. */
const LARGEST_BULK = 200;

/** `GET user`: a user, with groups and products where `expand` asks for them. */
export function getUser(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const person = findPerson(context, query.get('accountId'));
  return describe(context, person, expandParameter(query));
}

/** `GET myself`: needs no permission but an account. */
export function getMyself(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const person = context.visiblePerson(context.accountId ?? '');
  if (!person) {
    throw notFound('The account of the caller is not on this site.');
  }
  return describe(context, person, expandParameter(query));
}

/** `GET user/groups`: a plain array, without pages. */
export function getUserGroups(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const person = findPerson(context, query.get('accountId'));
  const groups = [...context.visibleGroupIdsOf(person.accountId)].flatMap(
    (groupId) => context.data.groups.get(groupId) ?? [],
  );
  context.spend(POINTS_PER_IDENTITY * groups.length);
  return json(groups.map((group) => describeGroupName(context.data.baseUrl, group)));
}

/** `GET user/bulk`: those of the named accounts that exist. */
export function getUsers(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const accountIds = listParameter(query, 'accountId');
  if (accountIds.length === 0) {
    throw badRequest("The 'accountId' query parameter needs to be provided.");
  }
  const people = accountIds.flatMap((accountId) => context.visiblePerson(accountId) ?? []);
  const request = { path: '/rest/api/3/user/bulk', query, defaultSize: 10, largestSize: LARGEST_BULK };
  const page = pageOf(context.data.baseUrl, people, request, (person) => describeUser(context, person));
  context.spend(POINTS_PER_IDENTITY * page.values.length);
  return json(page);
}

/** `GET user/email`: only for apps that Atlassian approved, which this one is not; people may never call it. */
export function refuseEmail(): RouteAnswer {
  throw badRequest('The calling app is not approved to use this API.');
}

/**
 * Finds a person for a caller who may browse users.
 * @throws {JiraError} 403 without the permission, 404 for an unknown account
 */
function findPerson(context: SiteContext, accountId: string | null): Person {
  if (!context.mayBrowseUsers() && accountId !== context.accountId) {
    throw forbidden('You are not authorized to perform this action. Browse users and groups is required.');
  }
  const person = context.visiblePerson(accountId ?? '');
  if (!person) {
    throw notFound('Specified user does not exist or you do not have required permissions');
  }
  return person;
}

function describe(context: SiteContext, person: Person, expand: ReadonlySet<string>): RouteAnswer {
  const user = describeUserWithAccess(context, person, expand);
  const objects = 1 + user.groups.items.length + user.applicationRoles.items.length;
  context.spend(POINTS_PER_IDENTITY * objects);
  return json(user);
}
