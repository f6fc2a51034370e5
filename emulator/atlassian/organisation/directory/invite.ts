import { z } from 'zod';
import type { Person } from '../../model';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import { describeUser } from '../../shapes/users';
import { changeAccount, createAccount, withMembership } from '../accounts';
import { requireOrganisation, type OrganisationContext } from '../context';
import { applicationError } from '../errors';
import { ROLES, type Account, type ProductResource, type Role } from '../model';
import { readBody } from '../request-parameters';
import type { OrganisationRequest } from '../routing';
import { fullProduct } from './seats';

const Invitation = z.looseObject({
  emails: z.array(z.string()).min(1),
  additionalGroups: z.array(z.string()).default([]),
  permissionRules: z.array(z.looseObject({ resource: z.string(), role: z.enum(ROLES) })).default([]),
});

interface Offer {
  groupIds: string[];
  rules: { resource: ProductResource; role: Role }[];
}

/** `POST /v2/orgs/{orgId}/users/invite`: 206 when an invitation failed. An account that left comes back so, too. */
export function inviteUsers(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  requireOrganisation(context, pathParameter(request, 'orgId'));
  if (context.site.switches.plan === 'free') {
    throw applicationError(402, 'ADMIN-UAM-402-1', 'Payment Required', 'There is no paid subscription.');
  }
  const { emails, additionalGroups, permissionRules } = readBody(Invitation, request.body);
  const offer: Offer = {
    groupIds: additionalGroups.map((groupId) => requireGroup(context, groupId)),
    rules: permissionRules.map((rule) => ({ ...rule, resource: requireResource(context, rule.resource) })),
  };
  const results = emails.map((email) => invite(context, email, offer));
  const isComplete = results.every(({ results: [result] }) =>
    [...(result?.groupAssignmentResult ?? []), ...(result?.roleAssignmentResult ?? [])].every(
      ({ status }) => status === 'INVITED',
    ),
  );
  return json({ data: results }, isComplete ? 200 : 206);
}

/** New people get the default groups of a product, where it has some for the role, else the role itself. */
function invite(context: OrganisationContext, email: string, offer: Offer) {
  const { site } = context;
  const account = bringIn(context, email, offer);
  const { accountId } = account;
  const refused = account.status === 'active' ? null : 'The account is deactivated.';
  const join = (groupIds: readonly string[]) => {
    const full = fullProduct(context, accountId, groupIds);
    if (refused !== null || full !== undefined) return failed(refused ?? `${full ?? ''} has no seat left.`);
    for (const groupId of groupIds) site.addMembership(groupId, accountId);
    return INVITED;
  };
  const give = (resource: ProductResource, role: Role) => {
    const defaults = resource.groupRoles.filter((given) => given.isDefault && given.role === role);
    if (defaults.length > 0) return join(defaults.map(({ groupId }) => groupId));
    if (refused !== null) return failed(refused);
    const grants = context.organisation.roleGrants.of(accountId);
    site.setRoleGrants(accountId, [...grants, { resourceId: resource.id, role }]);
    return INVITED;
  };
  return {
    id: accountId,
    email,
    results: [
      {
        groupAssignmentResult: offer.groupIds.map((group) => ({ group, ...join([group]) })),
        roleAssignmentResult: offer.rules.map(({ resource, role }) => ({
          resource: resource.id,
          role,
          ...give(resource, role),
        })),
      },
    ],
  };
}

const INVITED = { status: 'INVITED', statusReason: null } as const;
const failed = (statusReason: string) => ({ status: 'ERROR', statusReason }) as const;

/** Puts an account, old or new, into the directories of what is offered. */
function bringIn(context: OrganisationContext, email: string, offer: Offer): Account {
  const { site, organisation } = context;
  const own = organisation.directories[0]?.id ?? '';
  const wanted = new Set(offer.rules.map(({ resource }) => resource.directoryId));
  if (offer.groupIds.length > 0 || wanted.size === 0) wanted.add(own);
  const known = [...site.data.accounts.values()].find(
    ({ emailAddress }) => emailAddress.toLowerCase() === email.toLowerCase(),
  );
  const before = known ?? newAccount(context, email);
  if (wanted.has(own) && !site.data.people.has(before.accountId)) addPerson(context, before);
  return changeAccount(site, before, withMembership(site, before, [...wanted], 'active'));
}

function newAccount({ site }: OrganisationContext, emailAddress: string): Account {
  return createAccount({
    accountId: `712020:${site.nextId()}`,
    emailAddress,
    displayName: emailAddress.split('@')[0] ?? emailAddress,
    addedToOrg: site.now(),
    membershipStatus: 'no_membership',
  });
}

function addPerson({ site }: OrganisationContext, account: Account): void {
  const person: Person = {
    accountId: account.accountId,
    accountType: 'atlassian',
    displayName: account.displayName,
    emailAddress: account.emailAddress,
    emailVisible: true,
    active: true,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    createdAt: site.now(),
  };
  site.changePerson(person);
  site.emit({ eventType: 'avi:jira:created:user', user: describeUser(site, person) });
}

function requireGroup({ site }: OrganisationContext, groupId: string): string {
  if (site.data.groups.has(groupId)) return groupId;
  throw applicationError(404, 'ADMIN-UAM-404-3', 'Group Not Found', `There is no group ${groupId}.`);
}

function requireResource({ organisation }: OrganisationContext, id: string): ProductResource {
  const resource = organisation.resources.find((candidate) => candidate.id === id);
  if (resource) return resource;
  throw applicationError(404, 'ADMIN-UAM-404-1', 'Unknown Resource', `There is no ${id} here.`);
}
