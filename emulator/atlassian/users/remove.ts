import type { SiteContext } from '../context';
import { badRequest, forbidden, notFound } from '../errors';
import { issuesOf } from '../issues/issue-store';
import type { Person, SiteData } from '../model';
import { loseRoles } from '../organisation/grants';
import { NO_CONTENT, type RouteAnswer, type RouteRequest } from '../routing';
import { describeUser } from '../shapes/users';

/**
 * `DELETE user`: takes somebody off the site. Jira keeps an inactive person without groups; the account stays in
 * the organisation. Filters go along, shared ones too, and dashboards go to the bin, as Atlassian documents.
 */
export function removeUser(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const accountId = query.get('accountId');
  if (accountId === null || accountId === '') {
    throw badRequest("The 'accountId' query parameter needs to be provided.");
  }
  if (!context.mayAdministerSite()) {
    throw forbidden('You are not authorized to remove users. Site administration permission is required.');
  }
  const person = context.data.people.get(accountId);
  if (!person || context.data.accounts.get(accountId)?.membershipStatus === 'no_membership') {
    throw notFound(`The user with account ID '${accountId}' does not exist.`);
  }
  if (isKept(context, person)) {
    throw badRequest('The user cannot be removed.');
  }
  takeOffSite(context, person);
  return NO_CONTENT;
}

/** The refusal names no cause: Jira does not either. */
function isKept(context: SiteContext, person: Person): boolean {
  const { data } = context;
  const { accountId } = person;
  return (
    person.accountType === 'app' ||
    accountId === context.accountId ||
    some(data.projects.values(), (project) => project.leadAccountId === accountId) ||
    some(data.components.values(), (component) => component.leadAccountId === accountId) ||
    (data.variations.keepsPeopleWithOpenIssues && hasOpenIssues(data, accountId))
  );
}

/**
 * Leaves an inactive person without groups; what only the person owned goes along.
 * @param person as Jira is to show them from then on, but for `active`
 */
export function takeOffSite(context: SiteContext, person: Person): void {
  const { data } = context;
  const { accountId } = person;
  for (const groupId of [...data.memberships.groupIdsOf(accountId)]) {
    context.removeMembership(groupId, accountId);
  }
  for (const entities of [data.filters, data.dashboards]) {
    for (const { id } of entities.ownedBy(accountId)) {
      entities.delete(id);
    }
  }
  const removed = { ...person, active: false };
  context.changePerson(removed);
  const [directory] = data.organisation.directories;
  if (directory) {
    loseRoles(context, accountId, [directory.id]);
  }
  const account = data.accounts.get(accountId);
  if (account) {
    context.changeAccount({ ...account, membershipStatus: 'no_membership' });
  }
  context.emit({ eventType: 'avi:jira:deleted:user', user: describeUser(context, removed) });
}

function hasOpenIssues(data: SiteData, accountId: string): boolean {
  const issues = issuesOf(data);
  return some(issues.assignedTo(accountId), (id) => issues.get(id)?.resolutionId === null);
}

function some<T>(values: Iterable<T>, predicate: (value: T) => boolean): boolean {
  for (const value of values) {
    if (predicate(value)) {
      return true;
    }
  }
  return false;
}
