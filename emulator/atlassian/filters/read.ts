import type { SiteContext } from '../context';
import { badRequest } from '../errors';
import type { Filter } from '../model';
import { POINTS_PER_OBJECT } from '../rate-limits';
import { expandParameter, listParameter } from '../request-body';
import { json, pathParameter, type RouteAnswer, type RouteRequest } from '../routing';
import { pageOf } from '../shapes/page';
import { describeFilter, describeFoundFilter, FILTER_EXPANSIONS } from './describe';
import { findFilter, maySeeFilter } from './find';

const FILTERS_PER_PAGE = 50;
const LARGEST_PAGE = 100;
/** "Up to 200 filter IDs" (OpenAPI document). */
const MOST_IDS = 200;

/** `GET filter/search`: without the override only the caller's own filters and shared ones. */
export function searchFilters(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const ids = listParameter(query, 'id');
  const owner = query.get('accountId');
  const expand = expandParameter(query);
  if (owner !== null && query.has('owner')) {
    throw badRequest('The accountId and owner parameters cannot be used together.');
  }
  if (ids.length > MOST_IDS) {
    throw badRequest(`No more than ${MOST_IDS} filter ids can be given.`);
  }
  for (const name of expand) {
    if (!FILTER_EXPANSIONS.has(name)) {
      throw badRequest(`The expand value '${name}' is not valid.`);
    }
  }
  const text = (query.get('filterName') ?? '').toLowerCase();
  const override = query.get('overrideSharePermissions') === 'true';
  const { filters } = context.data;
  const candidates = owner === null ? [...filters.values()] : filters.ownedBy(owner);
  const found = candidates.filter(
    (filter) =>
      (ids.length === 0 || ids.includes(filter.id)) &&
      filter.name.toLowerCase().includes(text) &&
      maySeeFilter(context, filter, override),
  );
  found.sort(ordering(query.get('orderBy') ?? 'name'));
  const page = pageOf(
    context.data.baseUrl,
    found,
    { path: '/rest/api/3/filter/search', query, defaultSize: FILTERS_PER_PAGE, largestSize: LARGEST_PAGE },
    (filter) => describeFoundFilter(context, filter, expand),
  );
  context.spend(POINTS_PER_OBJECT * page.values.length);
  return json(page);
}

/** `GET filter/{id}`. */
export function getFilter(context: SiteContext, request: RouteRequest): RouteAnswer {
  const override = request.query.get('overrideSharePermissions') === 'true';
  const filter = findFilter(context, pathParameter(request, 'id'), override);
  context.spend(POINTS_PER_OBJECT);
  return json(describeFilter(context, filter));
}

function ordering(orderBy: string): (first: Filter, second: Filter) => number {
  const direction = orderBy.startsWith('-') ? -1 : 1;
  switch (orderBy.replace(/^[-+]/, '')) {
    case 'name':
      return (first, second) => direction * first.name.localeCompare(second.name);
    case 'id':
      return (first, second) => direction * (Number(first.id) - Number(second.id));
    case 'owner':
      return (first, second) => direction * first.ownerAccountId.localeCompare(second.ownerAccountId);
    default:
      throw badRequest(`Ordering by '${orderBy}' is not supported.`);
  }
}
