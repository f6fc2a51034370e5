import { AS_APP, openSite, person } from '../open-site';

const SCALE = {
  scale: {
    people: 300,
    groupsPerPerson: 8,
    openIssuesPerPerson: 5,
    projects: 20,
    rolesPerProject: 4,
    filtersPerPerson: 2,
    activeShare: 0.9,
    viewsPerActiveDay: 20,
  },
};

interface State {
  people: { accountId: string; accountType: string }[];
  projects: unknown[];
  memberships: { accountId: string; groupId: string }[];
  issues: { assigneeAccountId: string; key: string }[];
  filters: { ownerAccountId: string }[];
}

describe('a seed of any size', () => {
  const state = openSite({ seed: SCALE }).site.state() as State;
  const somebody = state.people.at(-1)?.accountId ?? '';

  test('has as many people and projects as asked for, and the people of company', () => {
    expect(state.people.filter(({ accountType }) => accountType === 'atlassian')).toHaveLength(300);
    expect(state.projects).toHaveLength(20);
    expect(state.people.map(({ accountId }) => accountId)).toContain(person('leaver@acme.example'));
  });

  test('gives everybody groups, open issues and filters', () => {
    const groups = state.memberships.filter(({ accountId }) => accountId === somebody);
    expect(new Set(groups.map(({ groupId }) => groupId)).size).toBe(8);
    expect(state.issues.filter((issue) => issue.assigneeAccountId === somebody)).toHaveLength(5);
    expect(state.filters.filter(({ ownerAccountId }) => ownerAccountId === somebody)).toHaveLength(2);
  });

  test('gives every issue a key of its own', () => {
    expect(new Set(state.issues.map(({ key }) => key)).size).toBe(state.issues.length);
  });

  test('is the same every time', () => {
    expect(openSite({ seed: SCALE }).site.state()).toEqual(state);
  });

  test('may replace what the site is like', async () => {
    const { get } = openSite({ seed: { ...SCALE, site: { plan: 'free' } } });
    expect((await get(AS_APP, 'auditing/record')).status).toBe(403);
  });
});
