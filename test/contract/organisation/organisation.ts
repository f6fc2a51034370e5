import { COLLEAGUE, LEAVER, type Ask, type Ids } from '../site/conversation';
import { talkAboutAccounts } from './accounts';
import { DIRECTORY, KEY, key, LABS_JIRA, NORD_DIRECTORY, ORGANISATION, V1, V2 } from './names';
import { talkAboutProvisioning } from './provisioning';

/** Everything about the organisation: directories, groups, roles, accounts and the identity provider. */
export async function talkAboutOrganisation(ask: Ask, id: Ids): Promise<void> {
  await askAboutOrganisations(ask);
  await askWithWrongKeys(ask, id);
  await readUsers(ask, id);
  await readGroups(ask, id);
  await changeMemberships(ask, id);
  await changeRoles(ask, id);
  await changeUsers(ask, id);
  await talkAboutAccounts(ask, id);
  await talkAboutProvisioning(ask);
}

async function askAboutOrganisations(ask: Ask): Promise<void> {
  await ask(KEY, 'GET /admin/v1/orgs', 200);
  await ask(KEY, 'GET /admin/v1/orgs?cursor=nonsense', 400);
  await ask(KEY, `GET ${V1}`, 200);
  await ask(KEY, 'GET /admin/v1/orgs/nonsense', 404);
  await ask(KEY, `GET ${V2}/directories`, 200);
  await ask(KEY, `GET ${V2}/directories?limit=1`, 200);
  await ask(KEY, `GET ${V2}/directories?limit=101`, 400);
  await ask(KEY, `POST ${V2}/workspaces`, 200, { limit: 2 });
}

/** Every way in which a key can be wrong, in every form of refusal. */
async function askWithWrongKeys(ask: Ask, id: Ids): Promise<void> {
  const dates = `GET ${V1}/directory/users/${id.person(LEAVER)}/last-active-dates`;
  const user = `GET ${DIRECTORY}/users/${id.person(LEAVER)}`;
  for (const [kind, status] of [
    ['expired', 401],
    ['with-scopes', 403],
    ['limited', 403],
    ['other', 404],
  ] as const) {
    await ask(key(kind), dates, status);
    await ask(key(kind), user, status);
  }
  await ask(undefined, `GET ${V1}`, 401);
  await ask(key('expired'), 'GET /admin/v1/orgs', 401);
  await ask(key('with-scopes'), 'GET /admin/v1/orgs', 403);
  await ask(key('other'), 'GET /admin/v1/orgs', 200);
  await ask(key('other'), `GET ${V2}/directories`, 404);
}

async function readUsers(ask: Ask, id: Ids): Promise<void> {
  const leaver = id.person(LEAVER);
  await ask(KEY, `POST ${DIRECTORY}/users/search`, 200, {
    limit: 100,
    expand: ['platformRoles', 'counts.resources', 'productAccess', 'groups'],
    sortBy: [{ field: 'nick_name', direction: 'desc' }],
  });
  await ask(KEY, `POST ${DIRECTORY}/users/search`, 200, {
    emails: [LEAVER],
    claimStatus: 'managed',
    accountStatus: ['active'],
    groupIds: [id.group('engineering')],
    roleIds: ['atlassian/user'],
  });
  await ask(KEY, `POST ${DIRECTORY}/users/search`, 400, { emails: [LEAVER], searchTerm: 'leo' });
  await ask(KEY, `POST ${V2}/directories/nonsense/users/search`, 404, {});
  await ask(KEY, `GET ${DIRECTORY}/users?limit=5&accountIds=${leaver}`, 200);
  await ask(KEY, `GET ${DIRECTORY}/users/${leaver}`, 200);
  await ask(KEY, `GET ${DIRECTORY}/users/712020:nobody`, 404);
  await ask(KEY, `GET ${DIRECTORY}/users/${leaver}/role-assignments?limit=2`, 200);
  await ask(KEY, `GET ${DIRECTORY}/users/712020:nobody/role-assignments`, 404);
  await ask(KEY, `GET ${V1}/directory/users/${leaver}/last-active-dates`, 200);
}

async function readGroups(ask: Ask, id: Ids): Promise<void> {
  await ask(KEY, `POST ${DIRECTORY}/groups/search`, 200, {
    searchTerm: 'e',
    expand: ['counts.resources', 'counts.users'],
  });
  await ask(KEY, `POST ${DIRECTORY}/groups/search`, 400, { limit: 1000 });
  await ask(KEY, `GET ${DIRECTORY}/groups/${id.group('idp-office')}`, 200);
  await ask(KEY, `GET ${DIRECTORY}/groups/nonsense`, 404);
}

async function changeMemberships(ask: Ask, id: Ids): Promise<void> {
  const colleague = id.person(COLLEAGUE);
  const members = (group: string) => `${DIRECTORY}/groups/${id.group(group)}/memberships`;
  await ask(KEY, `POST ${members('leaver-holding')}`, 204, { accountId: colleague });
  await ask(KEY, `POST ${members('leaver-holding')}`, 409, { accountId: colleague });
  await ask(KEY, `POST ${members('leaver-holding')}`, 404, { accountId: '712020:nobody' });
  await ask(KEY, `POST ${members('idp-office')}`, 400, { accountId: colleague });
  await ask(KEY, `DELETE ${members('leaver-holding')}/${colleague}`, 204);
  await ask(KEY, `DELETE ${members('leaver-holding')}/${colleague}`, 404);
}

async function changeRoles(ask: Ask, id: Ids): Promise<void> {
  const user = `${V1}/users/${id.person(COLLEAGUE)}`;
  const role = { role: 'atlassian/user', resource: LABS_JIRA };
  await ask(KEY, `POST ${user}/roles/assign`, 204, role);
  await ask(KEY, `POST ${user}/roles/revoke`, 204, role);
  await ask(KEY, `POST ${user}/roles/revoke`, 409, role);
  await ask(KEY, `POST ${user}/roles/assign`, 404, {
    ...role,
    resource: 'ari:cloud:jira-software::site/none',
  });
  await ask(KEY, `POST ${user}/roles/assign`, 400, { role: 'nonsense' });
  await ask(KEY, `POST ${user}/role-assignments/assign`, 204, { role: 'atlassian/org-admin' });
  await ask(KEY, `POST ${user}/role-assignments/revoke`, 204, { role: 'atlassian/org-admin' });
  await ask(KEY, `POST ${V1}/users/712020:nobody/role-assignments/revoke`, 404, {
    role: 'atlassian/org-admin',
  });
}

async function changeUsers(ask: Ask, id: Ids): Promise<void> {
  const uma = `${DIRECTORY}/users/${id.person('uma@studio-nord.example')}`;
  const nord = `${V2}/directories/${NORD_DIRECTORY}/users/${id.person('uma@studio-nord.example')}`;
  await ask(KEY, `POST ${nord}/suspend`, 204);
  await ask(KEY, `POST ${uma}/suspend`, 204);
  await ask(KEY, `GET ${uma}`, 200);
  await ask(KEY, `POST ${uma}/restore`, 204);
  await ask(KEY, `DELETE ${uma}`, 204);
  await ask(KEY, `DELETE ${uma}`, 404);
  await ask(KEY, `POST ${uma}/suspend`, 404);
  await ask(KEY, `POST ${uma}/restore`, 404);
  const invitation = {
    emails: ['uma@studio-nord.example', 'newcomer@acme.example'],
    additionalGroups: [id.group('design')],
    permissionRules: [{ resource: LABS_JIRA, role: 'atlassian/user' }],
  };
  await ask(KEY, `POST ${V2}/users/invite`, 200, invitation);
  await ask(KEY, `POST ${V2}/users/invite`, 206, { ...invitation, emails: ['xaver.huber@acme.example'] });
  await ask(KEY, `POST ${V2}/users/invite`, 404, { ...invitation, additionalGroups: ['nonsense'] });
  await ask(key('other'), `POST ${V2}/users/invite`, 404, invitation);
  await ask(KEY, `GET /admin/v1/orgs/${ORGANISATION}`, 200);
}
