import { as, AS_APP, openSite, person } from '../open-site';

const LEAVER = person('leaver@acme.example');
const OPEN = `assignee = "${LEAVER}" AND resolution = EMPTY`;

interface Page {
  total: number;
  values: { lead?: { accountId: string } }[];
}

async function holdings(leaver: object) {
  const { call, get } = openSite({ seed: { scale: { people: 60, projects: 20, leaver } } });
  const page = async (address: string) => (await get(AS_APP, address)).body as Page;
  const led = ({ values }: Page) => values.filter(({ lead }) => lead?.accountId === LEAVER).length;
  const [count, groups, filters, dashboards, projects, components] = await Promise.all([
    call(AS_APP, 'POST', 'search/approximate-count', { jql: OPEN }),
    get(AS_APP, `user/groups?accountId=${LEAVER}`),
    page(`filter/search?accountId=${LEAVER}&overrideSharePermissions=true`),
    page(`dashboard/search?accountId=${LEAVER}`),
    page('project/search?expand=lead&maxResults=100'),
    page('component?maxResults=1000'),
  ]);
  return {
    openIssues: (count.body as { count: number }).count,
    groups: (groups.body as unknown[]).length,
    filters: filters.total,
    dashboards: dashboards.total,
    ledProjects: led(projects),
    ledComponents: led(components),
  };
}

test('the leaver of a made site has as much as is asked for, and at least what they have in company', async () => {
  const asked = { openIssues: 400, groups: 12, filters: 20, dashboards: 4, ledProjects: 2, ledComponents: 5 };
  expect(await holdings({ ...asked, inProjects: 6 })).toEqual(asked);
  expect(await holdings({})).toEqual({
    openIssues: 6,
    groups: 6,
    filters: 3,
    dashboards: 1,
    ledProjects: 1,
    ledComponents: 2,
  });
});

test('their issues are in as many projects as asked for, and each has its own key', async () => {
  const { call } = openSite({
    seed: { scale: { people: 60, projects: 20, leaver: { openIssues: 400, inProjects: 6 } } },
  });
  const { body } = await call(as('site-admin@acme.example'), 'POST', 'search/jql', {
    jql: OPEN,
    fields: ['key'],
    maxResults: 1000,
  });
  const keys = (body as { issues: { key: string }[] }).issues.map(({ key }) => key);
  expect(new Set(keys).size).toBe(400);
  expect(new Set(keys.map((key) => key.split('-')[0])).size).toBe(6);
});

test('a leaver with 10,000 issues, 500 groups, 300 filters and 60 dashboards is answered', async () => {
  const leaver = { openIssues: 10_000, groups: 500, filters: 300, dashboards: 60 };
  const { call, get } = openSite({ seed: { scale: { people: 60, leaver } } });
  const reads = [
    () => get(AS_APP, `user?accountId=${LEAVER}&expand=groups,applicationRoles`),
    () => call(AS_APP, 'POST', 'search/approximate-count', { jql: OPEN }),
    () => call(AS_APP, 'POST', 'search/jql', { jql: OPEN, fields: ['id'], maxResults: 5_000 }),
    () => get(AS_APP, `filter/search?accountId=${LEAVER}&overrideSharePermissions=true&maxResults=100`),
    () => get(AS_APP, `dashboard/search?accountId=${LEAVER}&maxResults=100`),
  ];
  for (const read of reads) {
    expect((await read()).status).toBe(200);
  }
});
