import type { SiteContext } from '../context';
import { badRequest, notFound } from '../errors';
import type { Dashboard } from '../model';
import { POINTS_PER_OBJECT } from '../rate-limits';
import { expandParameter } from '../request-body';
import { json, pathParameter, type RouteAnswer, type RouteRequest } from '../routing';
import { pageBounds, pageOf } from '../shapes/page';
import { describeShares } from '../shapes/shares';
import { avatarUrls, userAddress } from '../shapes/users';

const LISTED_DASHBOARDS = 20;
const FOUND_DASHBOARDS = 50;
const LARGEST_PAGE = 100;

/** `GET dashboard`: what the caller sees; `filter=my` narrows it to the caller's own. */
export function listDashboards(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const kind = query.get('filter');
  const dashboards = [...context.data.dashboards.values()].filter(
    (dashboard) =>
      maySeeDashboard(context, dashboard) &&
      (kind !== 'my' || dashboard.ownerAccountId === context.accountId) &&
      kind !== 'favourite',
  );
  const { startAt, maxResults } = pageBounds(query, LISTED_DASHBOARDS, LARGEST_PAGE);
  const shown = dashboards.slice(startAt, startAt + maxResults);
  context.spend(POINTS_PER_OBJECT * shown.length);
  return json({
    startAt,
    maxResults,
    total: dashboards.length,
    dashboards: shown.map((dashboard) => describeDashboard(context, dashboard)),
  });
}

/** `GET dashboard/search`: what the caller sees, and no more: there is no override for administrators. */
export function searchDashboards(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const owner = query.get('accountId');
  if (owner !== null && query.has('owner')) {
    throw badRequest('The accountId and owner parameters cannot be used together.');
  }
  const expand = expandParameter(query);
  for (const name of expand) {
    if (!(name in EXPANSIONS)) {
      throw badRequest(`The expand value '${name}' is not valid.`);
    }
  }
  const text = (query.get('dashboardName') ?? '').toLowerCase();
  const candidates =
    owner === null ? [...context.data.dashboards.values()] : context.data.dashboards.ownedBy(owner);
  const dashboards = candidates
    .filter((dashboard) => maySeeDashboard(context, dashboard) && dashboard.name.toLowerCase().includes(text))
    .sort((first, second) => first.name.localeCompare(second.name));
  const request = {
    path: '/rest/api/3/dashboard/search',
    query,
    defaultSize: FOUND_DASHBOARDS,
    largestSize: LARGEST_PAGE,
  };
  const page = pageOf(context.data.baseUrl, dashboards, request, (dashboard) =>
    withExpanded(describeDashboard(context, dashboard), expand),
  );
  context.spend(POINTS_PER_OBJECT * page.values.length);
  return json(page);
}

export function getDashboard(context: SiteContext, request: RouteRequest): RouteAnswer {
  const id = pathParameter(request, 'id');
  const dashboard = context.data.dashboards.get(id);
  if (!dashboard || !maySeeDashboard(context, dashboard)) {
    throw notFound(`The dashboard with id '${id}' does not exist.`);
  }
  context.spend(POINTS_PER_OBJECT);
  return json(describeDashboard(context, dashboard));
}

/** What `dashboard/search` shows only when `expand` names it (OpenAPI document), and the property that it is. */
const EXPANSIONS: Readonly<Record<string, string>> = {
  description: 'description',
  owner: 'owner',
  viewUrl: 'view',
  favourite: 'isFavourite',
  favouritedCount: 'popularity',
  sharePermissions: 'sharePermissions',
  editPermissions: 'editPermissions',
  isWritable: 'isWritable',
};

function withExpanded(dashboard: object, expand: ReadonlySet<string>): Record<string, unknown> {
  const hidden = new Set(
    Object.entries(EXPANSIONS).flatMap(([name, property]) => (expand.has(name) ? [] : [property])),
  );
  return Object.fromEntries(Object.entries(dashboard).filter(([property]) => !hidden.has(property)));
}

function maySeeDashboard(context: SiteContext, dashboard: Dashboard): boolean {
  return context.accountId !== null && (dashboard.shared || dashboard.ownerAccountId === context.accountId);
}

/** `Dashboard` of the OpenAPI document. */
function describeDashboard(context: SiteContext, dashboard: Dashboard) {
  const { baseUrl, people } = context.data;
  const owner = people.get(dashboard.ownerAccountId);
  return {
    id: dashboard.id,
    self: `${baseUrl}/rest/api/3/dashboard/${dashboard.id}`,
    name: dashboard.name,
    description: '',
    isFavourite: false,
    isWritable: dashboard.ownerAccountId === context.accountId,
    popularity: 0,
    systemDashboard: false,
    owner: {
      self: userAddress(baseUrl, dashboard.ownerAccountId),
      accountId: dashboard.ownerAccountId,
      displayName: owner?.displayName ?? 'Former user',
      active: owner?.active ?? false,
      avatarUrls: avatarUrls(baseUrl, dashboard.ownerAccountId),
    },
    sharePermissions: describeShares(dashboard),
    editPermissions: [],
    view: `${baseUrl}/jira/dashboards/${dashboard.id}`,
  };
}
