import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import type { Filter } from '../model';
import { readRequestBody } from '../request-body';
import { json, NO_CONTENT, pathParameter, type RouteAnswer, type RouteRequest } from '../routing';
import { describeFilter } from './describe';
import { findFilter, ownsFilterNamed } from './find';

const Share = z.looseObject({ type: z.string() });

const FilterContent = z.object({
  name: z.string().trim().min(1, 'The filter name is missing.'),
  jql: z.string().optional(),
  description: z.string().optional(),
  sharePermissions: z.array(Share).optional(),
});

/** `POST filter`: the caller owns it; the name is unique among the owner's. */
export function createFilter(context: SiteContext, request: RouteRequest): RouteAnswer {
  const content = readRequestBody(FilterContent, request);
  const owner = context.accountId ?? '';
  requireFreeName(context, owner, content.name, '');
  const filter: Filter = {
    id: context.nextId(),
    name: content.name,
    jql: content.jql ?? '',
    ownerAccountId: owner,
    shared: (content.sharePermissions ?? []).length > 0,
  };
  context.data.filters.set(filter.id, filter);
  emitFilter(context, 'created', filter);
  return json(describeFilter(context, filter));
}

/**
 * `PUT filter/{id}`: "the user must own the filter" (OpenAPI document). Whether `overrideSharePermissions` lets
 * administrators change filters of others is not documented: a seed says.
 */
export function updateFilter(context: SiteContext, request: RouteRequest): RouteAnswer {
  const content = readRequestBody(FilterContent, request);
  const override = request.query.get('overrideSharePermissions') === 'true';
  const mayOverride = override && context.data.variations.administratorsEditFilters;
  const filter = findOwnFilter(context, request, mayOverride);
  requireFreeName(context, filter.ownerAccountId, content.name, filter.id);
  const changed: Filter = {
    ...filter,
    name: content.name,
    jql: content.jql ?? filter.jql,
    shared: content.sharePermissions ? content.sharePermissions.length > 0 : filter.shared,
  };
  context.data.filters.set(filter.id, changed);
  emitFilter(context, 'updated', changed);
  return json(describeFilter(context, changed));
}

export function deleteFilter(context: SiteContext, request: RouteRequest): RouteAnswer {
  const filter = findOwnFilter(context, request, true);
  context.data.filters.delete(filter.id);
  emitFilter(context, 'deleted', filter);
  return NO_CONTENT;
}

const NewOwner = z.object({ accountId: z.string().min(1, 'The account id is missing.') });

/** `PUT filter/{id}/owner`: 400 when the new owner has a filter of that name already. */
export function changeFilterOwner(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { accountId } = readRequestBody(NewOwner, request);
  const filter = context.data.filters.get(pathParameter(request, 'id'));
  if (!filter) {
    throw notFound('The filter does not exist.');
  }
  if (filter.ownerAccountId !== context.accountId && !context.mayAdministerJira()) {
    throw forbidden('Only the owner of the filter and Jira administrators may change its owner.');
  }
  const newOwner = context.data.people.get(accountId);
  if (!newOwner) {
    throw notFound('The new owner of the filter does not exist.');
  }
  if (!newOwner.active) {
    throw badRequest('', { accountId: 'The new owner has to be an active user of this site.' });
  }
  requireFreeName(context, accountId, filter.name, filter.id);
  const changed = { ...filter, ownerAccountId: accountId };
  context.data.filters.set(filter.id, changed);
  emitFilter(context, 'updated', changed);
  return NO_CONTENT;
}

function findOwnFilter(context: SiteContext, request: RouteRequest, override: boolean): Filter {
  const filter = findFilter(context, pathParameter(request, 'id'), override);
  const mayEdit = filter.ownerAccountId === context.accountId || (override && context.mayAdministerJira());
  if (!mayEdit) {
    throw badRequest('The filter can be changed by its owner only.');
  }
  return filter;
}

/** Source: https://developer.atlassian.com/platform/forge/events-reference/jira/#filter-events */
function emitFilter(context: SiteContext, what: 'created' | 'updated' | 'deleted', filter: Filter): void {
  context.emit({
    eventType: `avi:jira:${what}:filter`,
    filter: { id: filter.id, name: filter.name, ownerAccountId: filter.ownerAccountId },
    ...(context.accountId !== null && { atlassianId: context.accountId }),
  });
}

function requireFreeName(context: SiteContext, owner: string, name: string, exceptId: string): void {
  if (ownsFilterNamed(context, owner, name, exceptId)) {
    throw badRequest('', { filterName: `The owner already has a filter named '${name}'.` });
  }
}
