import { openSite, person } from '../open-site';

interface State {
  people: { accountId: string; emailAddress: string; accountType: string; active: boolean }[];
  groups: { groupId: string; name: string; managedBy: string }[];
  memberships: { groupId: string; accountId: string }[];
  projects: { key: string; leadAccountId: string }[];
  components: { leadAccountId: string | null }[];
  issues: { key: string; status: string; resolution: string | null; assigneeAccountId: string | null }[];
  filters: { ownerAccountId: string }[];
  dashboards: { ownerAccountId: string }[];
  accounts: { accountId: string; managed: boolean; organisationRoles: string[]; lastActive: string }[];
}

const state = openSite().site.state() as State;
const groupsOf = (email: string) =>
  state.memberships
    .filter(({ accountId }) => accountId === person(email))
    .map(({ groupId }) => state.groups.find((group) => group.groupId === groupId));
const account = (email: string) => state.accounts.find(({ accountId }) => accountId === person(email));

describe('the seed company', () => {
  test('is a firm of about forty people in fifteen groups with four projects', () => {
    expect(state.people.length).toBeGreaterThanOrEqual(38);
    expect(state.people.length).toBeLessThanOrEqual(45);
    expect(state.groups).toHaveLength(15);
    expect(state.projects.map(({ key }) => key)).toEqual(['IT', 'ENG', 'APP', 'MKT']);
    expect(new Set(state.people.map(({ accountType }) => accountType))).toEqual(
      new Set(['atlassian', 'customer', 'app']),
    );
    expect(state.people.filter(({ active }) => !active)).toHaveLength(2);
  });

  test('has the leaver with six groups, a project, two components, filters, a dashboard and open issues', () => {
    const leaver = person('leaver@acme.example');
    expect(groupsOf('leaver@acme.example')).toHaveLength(6);
    expect(groupsOf('leaver@acme.example').every((group) => group?.managedBy === 'site')).toBe(true);
    expect(state.projects.filter(({ leadAccountId }) => leadAccountId === leaver)).toHaveLength(1);
    expect(state.components.filter(({ leadAccountId }) => leadAccountId === leaver)).toHaveLength(2);
    expect(state.filters.filter(({ ownerAccountId }) => ownerAccountId === leaver)).toHaveLength(3);
    expect(state.dashboards.filter(({ ownerAccountId }) => ownerAccountId === leaver)).toHaveLength(1);
    const open = state.issues.filter(
      (issue) => issue.assigneeAccountId === leaver && issue.resolution === null,
    );
    expect(open).toHaveLength(6);
    expect(account('leaver@acme.example')).toMatchObject({ managed: true });
  });

  test('has the contractor with an unmanaged account and three groups, owning nothing', () => {
    const contractor = person('contractor@acme.example');
    expect(groupsOf('contractor@acme.example').map((group) => group?.name)).toContain('partners-default');
    expect(groupsOf('contractor@acme.example')).toHaveLength(3);
    expect(account('contractor@acme.example')).toMatchObject({ managed: false });
    const owned = [...state.filters, ...state.dashboards].map(({ ownerAccountId }) => ownerAccountId);
    const led = [...state.projects, ...state.components].map(({ leadAccountId }) => leadAccountId);
    expect([...owned, ...led]).not.toContain(contractor);
  });

  test('has somebody with two of four groups from the identity provider', () => {
    const groups = groupsOf('synced@acme.example');
    expect(groups).toHaveLength(4);
    expect(groups.filter((group) => group?.managedBy === 'identity-provider')).toHaveLength(2);
  });

  test('has somebody who was not active for 200 days, and an organisation admin', () => {
    const dormant = account('dormant@acme.example');
    expect(Date.UTC(2026, 10, 21, 12, 0, 10) - Date.parse(dormant?.lastActive ?? '')).toBe(200 * 86_400_000);
    expect(account('site-admin@acme.example')?.organisationRoles).toEqual(['org-admin']);
  });

  test('has four open offboarding tickets', () => {
    expect(state.issues.filter(({ key }) => key.startsWith('IT-'))).toMatchObject([
      { key: 'IT-1', status: 'To Do', resolution: null },
      { key: 'IT-2', status: 'To Do', resolution: null },
      { key: 'IT-3', status: 'To Do', resolution: null },
      { key: 'IT-4', status: 'To Do', resolution: null },
    ]);
  });
});
