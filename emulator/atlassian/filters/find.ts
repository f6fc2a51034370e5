import type { SiteContext } from '../context';
import { badRequest } from '../errors';
import type { Filter } from '../model';

/** The caller owns it, it is shared, or an administrator overrides what is shared. */
export function maySeeFilter(context: SiteContext, filter: Filter, override: boolean): boolean {
  return (
    filter.ownerAccountId === context.accountId ||
    (filter.shared && context.accountId !== null) ||
    (override && context.mayAdministerJira())
  );
}

/** @throws {JiraError} 400 for a filter that is not there or not visible, as the OpenAPI document has it */
export function findFilter(context: SiteContext, id: string, override: boolean): Filter {
  const filter = context.data.filters.get(id);
  if (!filter || !maySeeFilter(context, filter, override)) {
    throw badRequest(
      'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
    );
  }
  return filter;
}

/** Whether the account owns another filter of that name: names are unique for each owner. */
export function ownsFilterNamed(
  context: SiteContext,
  accountId: string,
  name: string,
  exceptId: string,
): boolean {
  return context.data.filters
    .ownedBy(accountId)
    .some((filter) => filter.id !== exceptId && isSameName(filter.name, name));
}

function isSameName(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase();
}
