import { json, pathParameter, type RouteAnswer } from '../../routing';
import type { OrganisationContext } from '../context';
import type { OrganisationRequest } from '../routing';
import { findManaged, PRIVILEGES, restrictionOf, type Privilege } from './authority';

/** What `profile.write` tells of one by one. */
const PROFILE_FIELDS = ['name', 'nickname', 'zoneinfo', 'locale'];

/** `GET /users/{account_id}/manage`: beforehand, what is allowed and why the rest is not. */
export function getManageability(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const account = findManaged(context, pathParameter(request, 'account_id'));
  const asked = request.query.getAll('privileges').flatMap((value) => value.split(','));
  const wanted = PRIVILEGES.filter((privilege) => asked.length === 0 || asked.includes(privilege));
  const describe = (privilege: Privilege) => {
    const key = restrictionOf(context, account, privilege);
    const told = key === undefined ? { allowed: true } : { allowed: false, reason: { key } };
    return privilege === 'profile.write'
      ? Object.fromEntries(PROFILE_FIELDS.map((field) => [field, told]))
      : told;
  };
  return json(Object.fromEntries(wanted.map((privilege) => [privilege, describe(privilege)])));
}
