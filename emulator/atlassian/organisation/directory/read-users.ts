import { z } from 'zod';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import { directoriesOf, findAccount, type OrganisationContext } from '../context';
import { cursorLinks, cutPage, decodeCursor, type Position } from '../pages';
import { readBody, readQuery } from '../request-parameters';
import type { OrganisationRequest } from '../routing';
import { describeDirectoryUser, describeExpanded } from './describe-user';
import { candidatesOf, matchesQuery, UserQuery } from './user-filter';

const LISTS = [
  'accountIds',
  'directoryIds',
  'resourceIds',
  'groupIds',
  'roleIds',
  'status',
  'accountStatus',
  'membershipStatus',
  'emailDomains',
];
const Cursor = z.looseObject({ cursor: z.string().optional() });

/** `POST …/users/search`. */
export function searchDirectoryUsers(
  context: OrganisationContext,
  request: OrganisationRequest,
): RouteAnswer {
  const { cursor, ...query } = readBody(Cursor, request.body);
  return answerPage(
    context,
    request,
    cursor === undefined ? { offset: 0, query: readBody(UserQuery, query) } : decodeCursor(UserQuery, cursor),
  );
}

/** `GET …/users`: the same by query parameters, until 30 June 2027. */
export function listDirectoryUsers(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const cursor = request.query.get('cursor');
  return answerPage(
    context,
    request,
    cursor === null
      ? { offset: 0, query: readQuery(UserQuery, request.query, LISTS) }
      : decodeCursor(UserQuery, cursor),
  );
}

/** `GET …/users/{userId}`. */
export function getDirectoryUser(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const { site } = context;
  const directoryIds = directoriesOf(context, request);
  const account = findAccount(context, pathParameter(request, 'userId'));
  return json({
    data: {
      ...describeDirectoryUser(site, account, directoryIds),
      ...describeExpanded(site, account, ['platformRoles', 'counts.resources']),
      ...(account.deactivatedAt === null ? {} : { deactivatedOn: account.deactivatedAt }),
    },
  });
}

function answerPage(
  context: OrganisationContext,
  request: OrganisationRequest,
  position: Position<UserQuery>,
): RouteAnswer {
  const { site } = context;
  const { offset, query } = position;
  const directoryIds = directoriesOf(context, request);
  const matches = matchesQuery(site, query, directoryIds);
  const candidates = candidatesOf(site, query);
  const { values, next } = cutPage(candidates, offset, query.limit, (account) =>
    matches(site.visibleAccount(account.accountId) ?? account),
  );
  const users = values.map((account) => {
    const seen = site.visibleAccount(account.accountId) ?? account;
    return {
      ...describeDirectoryUser(site, seen, directoryIds),
      ...describeExpanded(site, seen, query.expand),
    };
  });
  return json({ data: users, links: cursorLinks(position, next) });
}
