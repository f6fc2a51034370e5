import { randomUUID } from 'node:crypto';

/** A refusal in the form of one of the organisation's APIs; the router turns it into the response. */
export class OrganisationError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(JSON.stringify(body));
  }
}

/** `ProxyError` of the organisation document: what stands before the first version of the API answers so. */
export function proxyError(
  status: number,
  message: string,
  headers?: Readonly<Record<string, string>>,
): OrganisationError {
  return new OrganisationError(status, { code: status, message }, headers);
}

/** `ApplicationErrors` of the organisation document, with one of its codes such as `ADMIN-404-2`. */
export function applicationError(
  status: number,
  code: string,
  title: string,
  detail: string,
): OrganisationError {
  return new OrganisationError(status, {
    errors: [{ id: randomUUID(), status: String(status), code, title, detail }],
  });
}

export function malformed(detail: string): OrganisationError {
  return applicationError(400, 'ADMIN-400-24', 'Bad request', detail);
}

export function unknownOrganisation(organisationId: string): OrganisationError {
  const detail = `There is no organization ${organisationId} for this key.`;
  return applicationError(404, 'ADMIN-404-2', 'Organization not found', detail);
}

export function unknownDirectory(directoryId: string): OrganisationError {
  const detail = `There is no directory ${directoryId} in this organization.`;
  return applicationError(404, 'ADMIN-404-1', 'Unknown resource', detail);
}

export function unknownUser(accountId: string): OrganisationError {
  return applicationError(404, 'ADMIN-404-8', 'User not found', `There is no user ${accountId} here.`);
}

export function unknownGroup(groupId: string): OrganisationError {
  return applicationError(404, 'ADMIN-404-10', 'Group not found', `There is no group ${groupId} here.`);
}

/** The user management document: `{key, context?}`. */
export function managementError(status: number, key: string, context?: unknown): OrganisationError {
  return new OrganisationError(status, { key, ...(context === undefined ? {} : { context }) });
}

export type ScimErrorType = 'invalidFilter' | 'invalidPath' | 'invalidSyntax' | 'invalidValue' | 'noTarget';

/** `urn:ietf:params:scim:api:messages:2.0:Error` (RFC 7644, 3.12). */
export function scimError(status: number, detail: string, scimType?: ScimErrorType): OrganisationError {
  return new OrganisationError(status, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  });
}

/** What stands before the SCIM API refuses keys so. */
export function scimKeyError(status: 401 | 403, error: string): OrganisationError {
  return new OrganisationError(status, { error, traceId: randomUUID() });
}
