import type { RouteAnswer } from '../routing';
import type { OrganisationContext } from './context';

export type OrganisationMethod = 'GET' | 'POST' | 'DELETE' | 'PATCH';

/** A request after the router has read it. */
export interface OrganisationRequest {
  /** The path on `https://api.atlassian.com`, without the query. */
  address: string;
  /** Decoded parameters of the path template; ask with `pathParameter`. */
  path: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON body; undefined when there is none. Parse it with a schema. */
  body: unknown;
}

export type OrganisationHandler = (context: OrganisationContext, request: OrganisationRequest) => RouteAnswer;

/** One operation of the organisation, user management or SCIM document. Handlers throw `OrganisationError`. */
export interface OrganisationRoute {
  method: OrganisationMethod;
  /** As on the wire: the server's path of the document and the operation's. */
  path: string;
  handler: OrganisationHandler;
}

/** The APIs differ in keys and in the form of refusals. */
export type Family = 'admin-v1' | 'admin-v2' | 'user-management' | 'scim';

export function familyOf(path: string): Family {
  if (path.startsWith('/scim/')) return 'scim';
  if (path.startsWith('/users/')) return 'user-management';
  return path.startsWith('/admin/v2/') ? 'admin-v2' : 'admin-v1';
}
