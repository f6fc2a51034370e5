import { json, pathParameter, type RouteAnswer } from '../../routing';
import { findAccount, requireOrganisation, type OrganisationContext } from '../context';
import { proxyError } from '../errors';
import type { OrganisationRequest } from '../routing';
import { assignmentsOf } from './access';
import { lastActiveIn } from './describe-user';

/** The document knows a few products only; the others have no entry. */
const DOCUMENTED_KEYS: Readonly<Record<string, string>> = {
  'jira-software': 'jira-software',
  'jira-servicedesk': 'jira-service-desk',
  'jira-core': 'jira-core',
  confluence: 'confluence',
};

/** `GET /v1/orgs/{orgId}/directory/users/{accountId}/last-active-dates`: 200 requests a minute and organisation. */
export function getLastActiveDates(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  requireOrganisation(context, pathParameter(request, 'orgId'));
  const refusal = context.site.admitLastActiveRequest();
  if (refusal) throw proxyError(429, 'Rate limit exceeded.', refusal);
  const account = findAccount(context, pathParameter(request, 'accountId'));
  const products = assignmentsOf(context.site, account).flatMap(({ resourceId }) => {
    const resource = context.organisation.resources.find(({ id }) => id === resourceId);
    const key = resource && DOCUMENTED_KEYS[resource.product];
    const lastActive = resource ? lastActiveIn(account, resource) : null;
    if (!resource || key === undefined || lastActive === null) return [];
    return [
      {
        id: resource.cloudId,
        key,
        last_active: toDate(lastActive),
        last_active_timestamp: toSeconds(lastActive),
      },
    ];
  });
  return json({
    data: {
      product_access: products,
      added_to_org: toDate(account.addedToOrg),
      added_to_org_timestamp: toSeconds(account.addedToOrg),
    },
    links: {},
  });
}

/** `yyyy-MM-dd`. */
function toDate(time: string): string {
  return time.slice(0, 10);
}

/** `yyyy-MM-dd'T'HH:mm:ss'Z'`. */
function toSeconds(time: string): string {
  return `${time.slice(0, 19)}Z`;
}
