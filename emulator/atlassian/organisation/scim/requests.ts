import { z } from 'zod';
import { pathParameter } from '../../routing';
import type { OrganisationContext } from '../context';
import { scimError, scimKeyError } from '../errors';
import type { OrganisationRequest } from '../routing';

const SCIM = 'https://api.atlassian.com/scim/directory';
/** Not documented. */
const RESOURCES_PER_PAGE = 100;

const operation = z.looseObject({
  op: z.string().transform((op) => op.toLowerCase()),
  path: z.string().optional(),
  value: z.unknown().optional(),
});
/** RFC 7644 writes `Operations`, the document `operations`. */
const patchSchema = z
  .looseObject({ Operations: z.array(operation).optional(), operations: z.array(operation).optional() })
  .transform(({ Operations, operations }) => Operations ?? operations ?? []);
export type Operation = z.output<typeof operation>;

/**
 * Checks that the key is one of the directory of the path.
 * @returns the address of the directory
 * @throws {OrganisationError} 404 for an unknown directory, 403 for a key of another one
 */
export function requireDirectory(
  { organisation, key }: OrganisationContext,
  request: OrganisationRequest,
): string {
  const directoryId = pathParameter(request, 'directoryId');
  if (directoryId !== organisation.scimDirectoryId) {
    throw scimError(404, `There is no directory ${directoryId}.`);
  }
  if (key.ownerId !== directoryId) throw scimKeyError(403, 'The key belongs to another directory.');
  return `${SCIM}/${directoryId}`;
}

/** @throws {OrganisationError} 400 */
export function readOperations(request: OrganisationRequest): Operation[] {
  const parsed = patchSchema.safeParse(request.body);
  if (!parsed.success) throw scimError(400, z.prettifyError(parsed.error), 'invalidSyntax');
  if (parsed.data.length === 0) throw scimError(400, 'There are no Operations.', 'invalidSyntax');
  return parsed.data;
}

/**
 * Reads a filter: one exact match against one of the attributes.
 * @returns undefined without a filter
 * @throws {OrganisationError} 400 `invalidFilter`
 */
export function readFilter<A extends string>(
  query: URLSearchParams,
  attributes: readonly A[],
): { attribute: A; value: string } | undefined {
  const filter = query.get('filter');
  if (filter === null) return undefined;
  const [, name, quoted] = /^\s*(\w+)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(filter) ?? [];
  const attribute = attributes.find((candidate) => candidate.toLowerCase() === name?.toLowerCase());
  const value = quoted === undefined ? undefined : parseText(quoted);
  if (attribute === undefined || value === undefined) {
    const supported = attributes.map((each) => `${each} eq "…"`).join(' or ');
    throw scimError(400, `The filter ${filter} is not ${supported}.`, 'invalidFilter');
  }
  return { attribute, value };
}

/** A page of a list; `startIndex` counts from 1. */
export function describeList<T>(
  query: URLSearchParams,
  found: readonly T[],
  describe: (resource: T) => unknown,
) {
  const startIndex = Math.max(1, readCount(query, 'startIndex', 1));
  const count = Math.min(RESOURCES_PER_PAGE, readCount(query, 'count', RESOURCES_PER_PAGE));
  const page = found.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    startIndex,
    itemsPerPage: page.length,
    Resources: page.map(describe),
  };
}

function readCount(query: URLSearchParams, name: string, otherwise: number): number {
  const given = query.get(name);
  if (given === null) return otherwise;
  const count = Number(given);
  if (!Number.isInteger(count)) throw scimError(400, `${name} is no number.`, 'invalidValue');
  return Math.max(0, count);
}

function parseText(quoted: string): string | undefined {
  try {
    return z.string().parse(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}
