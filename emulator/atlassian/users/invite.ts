import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, forbidden } from '../errors';
import type { Person } from '../model';
import { createAccount } from '../organisation/accounts';
import { readRequestBody } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { describeUser, describeUserWithAccess } from '../shapes/users';

const Invitation = z.object({
  emailAddress: z.email('The e-mail address is not valid.'),
  displayName: z.string().optional(),
  products: z.array(z.string()),
});

/** `POST user`: for organisation admins; Forge and Connect apps may not call it. */
export function inviteUser(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { data, accountId: callerId } = context;
  const caller = callerId === null ? undefined : data.accounts.get(callerId);
  if (context.caller.kind !== 'person' || !caller?.organisationRoles.includes('org-admin')) {
    throw forbidden('This operation is not available to apps and needs organisation administration.');
  }
  const { emailAddress, displayName, products } = readRequestBody(Invitation, request);
  const roles = products.map((key) => {
    const role = data.applicationRoles.find((candidate) => candidate.key === key);
    if (!role) {
      throw badRequest('', { products: `The product '${key}' is not valid.` });
    }
    return role;
  });
  if ([...data.people.values()].some((person) => person.emailAddress === emailAddress)) {
    throw badRequest('', { emailAddress: 'A user with this e-mail address is on the site already.' });
  }

  const person: Person = {
    accountId: `712020:${context.nextId()}`,
    accountType: 'atlassian',
    displayName: displayName ?? emailAddress.slice(0, emailAddress.indexOf('@')),
    emailAddress,
    emailVisible: true,
    active: true,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    createdAt: context.now(),
  };
  context.changePerson(person);
  context.changeAccount(
    createAccount({
      accountId: person.accountId,
      emailAddress,
      displayName: person.displayName,
      addedToOrg: context.now(),
    }),
  );
  for (const groupId of roles.flatMap((role) => role.defaultGroupIds)) {
    context.addMembership(groupId, person.accountId);
  }
  context.emit({ eventType: 'avi:jira:created:user', user: describeUser(context, person) });
  return json(describeUserWithAccess(context, person, new Set(['groups', 'applicationRoles'])), 201);
}
