import type { SiteContext } from '../context';
import { forbidden, JiraError, notFound } from '../errors';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../routing';
import { describeApplicationRole } from '../shapes/application-roles';
import { getAuditRecords } from './audit';

export const siteInformationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    scopes: [],
    handler: getServerInformation,
    anonymous: true,
  },
  {
    method: 'GET',
    path: '/rest/api/3/applicationrole',
    scopes: ['manage:jira-configuration'],
    handler: listApplicationRoles,
  },
  {
    method: 'GET',
    path: '/rest/api/3/applicationrole/{key}',
    scopes: ['manage:jira-configuration'],
    handler: getApplicationRole,
  },
  {
    method: 'GET',
    path: '/rest/api/3/auditing/record',
    scopes: ['manage:jira-configuration'],
    handler: getAuditRecords,
  },
];

/** `GET serverInfo`: answers anybody. */
function getServerInformation(context: SiteContext): RouteAnswer {
  const { baseUrl } = context.data;
  return json({
    baseUrl,
    displayUrl: baseUrl,
    displayUrlServicedeskHelpCenter: baseUrl,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_287,
    buildDate: '2026-11-01T00:00:00.000+0000',
    serverTime: context.now().replace('Z', '+0000'),
    scmInfo: 'emulator',
    serverTitle: 'Jira',
    serverTimeZone: 'Etc/UTC',
  });
}

/** `GET applicationrole`: which groups give which product; `userCount` is the cheap number of active people. */
function listApplicationRoles(context: SiteContext): RouteAnswer {
  requireAdministration(context);
  const roles = context.data.applicationRoles;
  context.spend(POINTS_PER_IDENTITY * roles.length);
  return json(roles.map((role) => describeApplicationRole(context, role)));
}

function getApplicationRole(context: SiteContext, request: RouteRequest): RouteAnswer {
  requireAdministration(context);
  const key = pathParameter(request, 'key');
  const role = context.data.applicationRoles.find((candidate) => candidate.key === key);
  if (!role) {
    throw notFound(`The application role '${key}' does not exist.`);
  }
  context.spend(POINTS_PER_IDENTITY);
  return json(describeApplicationRole(context, role));
}

function requireAdministration(context: SiteContext): void {
  if (context.accountId === null) {
    throw new JiraError(401, ['Client must be authenticated to access this resource.']);
  }
  if (!context.mayAdministerJira()) {
    throw forbidden('Only Jira administrators may see application roles.');
  }
}
