import type { SiteContext } from '../context';
import type { Filter } from '../model';
import { describeShares } from '../shapes/shares';
import { describeUserById } from '../shapes/users';

/** `Filter` of the OpenAPI document. */
export function describeFilter(context: SiteContext, filter: Filter) {
  const { baseUrl } = context.data;
  return {
    self: `${baseUrl}/rest/api/3/filter/${filter.id}`,
    id: filter.id,
    name: filter.name,
    description: '',
    owner: describeUserById(context, filter.ownerAccountId),
    jql: filter.jql,
    viewUrl: `${baseUrl}/issues/?filter=${filter.id}`,
    searchUrl: `${baseUrl}/rest/api/3/search/jql?jql=${encodeURIComponent(filter.jql)}`,
    favourite: false,
    favouritedCount: 0,
    sharePermissions: describeShares(filter),
    editPermissions: [],
    subscriptions: { size: 0, items: [], 'max-results': 0, 'start-index': 0, 'end-index': 0 },
  };
}

/** `FilterDetails`: what a search gives: id and name, and the fields that `expand` names. */
export function describeFoundFilter(context: SiteContext, filter: Filter, expand: ReadonlySet<string>) {
  const whole = describeFilter(context, filter);
  return {
    expand: [...FILTER_EXPANSIONS].join(','),
    self: whole.self,
    id: whole.id,
    name: whole.name,
    ...(expand.has('description') ? { description: whole.description } : {}),
    ...(expand.has('owner') ? { owner: whole.owner } : {}),
    ...(expand.has('jql') ? { jql: whole.jql } : {}),
    ...(expand.has('viewUrl') ? { viewUrl: whole.viewUrl } : {}),
    ...(expand.has('searchUrl') ? { searchUrl: whole.searchUrl } : {}),
    ...(expand.has('favourite') ? { favourite: whole.favourite } : {}),
    ...(expand.has('favouritedCount') ? { favouritedCount: whole.favouritedCount } : {}),
    ...(expand.has('sharePermissions') ? { sharePermissions: whole.sharePermissions } : {}),
    ...(expand.has('editPermissions') ? { editPermissions: whole.editPermissions } : {}),
    ...(expand.has('subscriptions') ? { subscriptions: [] } : {}),
  };
}

/** What `expand` of `filter/search` may name; anything else is refused. */
export const FILTER_EXPANSIONS: ReadonlySet<string> = new Set([
  'description',
  'owner',
  'jql',
  'viewUrl',
  'searchUrl',
  'favourite',
  'favouritedCount',
  'sharePermissions',
  'editPermissions',
  'isWritable',
  'approximateLastUsed',
  'subscriptions',
]);
