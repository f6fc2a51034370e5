import { group, person } from '../open-site';
import {
  CONFLUENCE,
  DIRECTORY,
  DIRECTORY_ID,
  JIRA,
  LABS_JIRA,
  NORD_DIRECTORY_ID,
  NORD_JIRA,
  openOrganisation,
  SERVICE_DESK,
  V1,
  V2,
} from './open-organisation';

const CONTRACTOR = 'contractor@acme.example';
const LEAVER = 'leaver@acme.example';
const UMA = 'uma@studio-nord.example';

const user = (email: string, directory = '-') => `${V2}/directories/${directory}/users/${person(email)}`;
const members = (name: string) => `${DIRECTORY}/groups/${group(name)}/memberships`;

describe('suspending somebody', () => {
  test('takes product access and keeps groups and roles, managed or not', async () => {
    const { ask, inJira, account, assignments, events } = openOrganisation();
    const before = await inJira(CONTRACTOR);
    expect((await ask(`POST ${user(CONTRACTOR)}/suspend`)).status).toBe(204);
    expect(await inJira(CONTRACTOR)).toEqual({ active: false, groups: before.groups, products: [] });
    expect(account(CONTRACTOR)).toMatchObject({ status: 'active', membershipStatus: 'suspended' });
    expect(await assignments(CONTRACTOR)).toMatchObject([
      { userDirectoryStatus: 'suspended' },
      { resourceId: CONFLUENCE, userDirectoryStatus: 'suspended' },
    ]);
    expect((await ask(`GET ${user(CONTRACTOR)}`)).body).toMatchObject({
      data: { status: 'suspended', claimStatus: 'unmanaged', membershipStatus: 'suspended' },
    });
    expect(events).toMatchObject([{ eventType: 'avi:jira:updated:user' }]);
    expect((await ask(`POST ${user(CONTRACTOR)}/restore`)).status).toBe(204);
    expect(await inJira(CONTRACTOR)).toEqual(before);
  });

  test('in one directory leaves the others', async () => {
    const { ask, inJira, assignments } = openOrganisation();
    await ask(`POST ${user(UMA, DIRECTORY_ID)}/suspend`);
    expect(await inJira(UMA)).toMatchObject({ active: false });
    expect(await assignments(UMA)).toMatchObject([
      { resourceId: JIRA, directoryId: DIRECTORY_ID, userDirectoryStatus: 'suspended' },
      { resourceId: NORD_JIRA, directoryId: NORD_DIRECTORY_ID, userDirectoryStatus: 'active' },
    ]);
    expect((await ask(`GET ${user(UMA)}`)).body).toMatchObject({ data: { membershipStatus: 'active' } });
    expect((await ask(`GET ${V2}/directories?accountId=${person(UMA)}`)).body).toMatchObject({
      data: [{ name: 'Acme' }, { name: 'Studio Nord' }],
    });
    expect((await ask(`POST ${user(LEAVER, NORD_DIRECTORY_ID)}/suspend`)).status).toBe(404);
    expect((await ask(`POST ${user(LEAVER, 'none')}/suspend`)).status).toBe(404);
  });
});

describe('removing somebody from the directory', () => {
  test('loses groups and roles; only an invitation leads back', async () => {
    const { ask, inJira, account, assignments, events } = openOrganisation();
    expect((await ask(`DELETE ${user(UMA)}`)).status).toBe(204);
    expect(await inJira(UMA)).toEqual({ active: false, groups: [], products: [] });
    expect(account(UMA)).toMatchObject({ membershipStatus: 'no_membership', directRoles: [] });
    expect(await assignments(UMA)).toEqual([]);
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:deleted:user']);
    expect((await ask(`POST ${user(UMA)}/restore`)).status).toBe(404);
    const { status, body } = await ask(`POST ${V2}/users/invite`, {
      body: { emails: [UMA], permissionRules: [{ resource: JIRA, role: 'atlassian/user' }] },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: [{ id: person(UMA), email: UMA }] });
    expect(await inJira(UMA)).toEqual({
      active: true,
      groups: ['jira-users-acme'],
      products: ['jira-software'],
    });
  });
});

describe('group memberships', () => {
  test('come and go, also where Jira keeps the last default group', async () => {
    const { ask, inJira } = openOrganisation();
    const contractor = { body: { accountId: person(CONTRACTOR) } };
    expect((await ask(`DELETE ${members('partners-default')}/${person(CONTRACTOR)}`)).status).toBe(204);
    expect((await inJira(CONTRACTOR)).products).toEqual([]);
    expect((await ask(`DELETE ${members('partners-default')}/${person(CONTRACTOR)}`)).status).toBe(404);
    expect((await ask(`POST ${members('partners-default')}`, contractor)).status).toBe(204);
    expect((await ask(`POST ${members('partners-default')}`, contractor)).status).toBe(409);
    expect((await inJira(CONTRACTOR)).groups).toHaveLength(3);
  });

  test('of the identity provider are refused, with the status that the seed says', async () => {
    for (const [site, status] of [
      [{}, 400],
      [{ identityProviderRefusal: 403 }, 403],
    ] as const) {
      const { ask } = openOrganisation({ site });
      const answer = await ask(`DELETE ${members('idp-office')}/${person('synced@acme.example')}`);
      expect(answer.status).toBe(status);
    }
  });

  test('are refused for deactivated people, strangers, and products without a seat', async () => {
    const { ask } = openOrganisation({ products: SERVICE_DESK_FULL });
    const add = (email: string, name: string) =>
      ask(`POST ${members(name)}`, { body: { accountId: person(email) } });
    expect((await add('xaver.huber@acme.example', 'design')).status).toBe(400);
    expect((await add('nobody@acme.example', 'design')).status).toBe(404);
    expect((await add('dormant@acme.example', 'jira-servicemanagement-users-acme')).status).toBe(409);
    expect((await ask(`POST ${members('design')}`, { body: {} })).status).toBe(400);
  });
});

describe('roles', () => {
  test('show why somebody has which product on which site', async () => {
    const { assignments } = openOrganisation();
    expect(await assignments('quentin.moreau@acme.example')).toMatchObject([
      {
        resourceId: JIRA,
        roleAssignments: [{ role: 'atlassian/user', roleAssignmentMethods: ['group_direct'] }],
      },
      {
        resourceId: CONFLUENCE,
        roleAssignments: [{ role: 'atlassian/user', roleAssignmentMethods: ['direct'] }],
      },
    ]);
    const oscar = await assignments('oscar.berg@acme.example');
    expect(oscar.map(({ resourceId }) => resourceId)).toEqual([JIRA, CONFLUENCE, LABS_JIRA]);
  });

  test('give and take products in Jira without a group', async () => {
    const { ask, inJira } = openOrganisation();
    const role = { body: { role: 'atlassian/user', resource: SERVICE_DESK } };
    const roles = `${V1}/users/${person('dormant@acme.example')}/roles`;
    expect((await ask(`POST ${roles}/assign`, role)).status).toBe(204);
    expect((await inJira('dormant@acme.example')).products).toEqual(['jira-software', 'jira-servicedesk']);
    expect((await ask(`POST ${roles}/revoke`, role)).status).toBe(204);
    expect((await inJira('dormant@acme.example')).products).toEqual(['jira-software']);
    const fromGroup = { body: { role: 'atlassian/user', resource: JIRA } };
    expect((await ask(`POST ${roles}/revoke`, fromGroup)).status).toBe(409);
  });

  test('of organisation admins stay when the group goes', async () => {
    const { ask, account, assignments } = openOrganisation();
    const admin = 'site-admin@acme.example';
    await ask(`DELETE ${members('org-admins')}/${person(admin)}`);
    expect(JSON.stringify(await assignments(admin))).toContain('atlassian/org-admin');
    await ask(`POST ${V1}/users/${person(admin)}/role-assignments/revoke`, {
      body: { role: 'atlassian/org-admin' },
    });
    expect(account(admin)).toMatchObject({ organisationRoles: [] });
    expect(JSON.stringify(await assignments(admin))).not.toContain('atlassian/org-admin');
  });
});

describe('reads', () => {
  test('lag behind writes when a fault says so', async () => {
    const { ask, assignments } = openOrganisation();
    await ask(`POST ${user(CONTRACTOR)}/suspend`);
    await ask(`DELETE ${members('wiki-users')}/${person(CONTRACTOR)}`);
    const late = { readLagMilliseconds: 60_000 };
    expect((await ask(`GET ${user(CONTRACTOR)}`, { conditions: late })).body).toMatchObject({
      data: { status: 'active' },
    });
    expect(await assignments(CONTRACTOR, late)).toMatchObject([
      { userDirectoryStatus: 'active' },
      { resourceId: CONFLUENCE },
    ]);
    expect(await assignments(CONTRACTOR)).toMatchObject([{ userDirectoryStatus: 'suspended' }]);
  });
});

const SERVICE_DESK_FULL = [
  { key: 'jira-software', name: 'Jira', groups: ['jira-users-acme'], defaultGroups: ['jira-users-acme'] },
  {
    key: 'jira-servicedesk',
    name: 'Jira Service Management',
    groups: ['jira-servicemanagement-users-acme'],
    defaultGroups: ['jira-servicemanagement-users-acme'],
    seats: 2,
  },
];
