import { createClock } from '../../../../emulator/clock';
import { createSite } from '../../../../emulator/atlassian/site';
import { APP, group, person } from '../open-site';
import { DIRECTORY, openOrganisation, V1, type OpenOrganisation } from './open-organisation';

interface Page {
  data: { accountId: string; name: string }[];
  links: { next?: string };
}

const { ask } = openOrganisation();

async function search(body: object, opened: Pick<OpenOrganisation, 'ask'> = { ask }): Promise<Page> {
  return (await opened.ask(`POST ${DIRECTORY}/users/search`, { body })).body as Page;
}

describe('searching users', () => {
  test('walks through everybody by cursors that hold the question', async () => {
    const names = new Set<string>();
    let page = await search({ limit: 7, claimStatus: 'managed' });
    for (;;) {
      for (const { accountId } of page.data) names.add(accountId);
      if (page.links.next === undefined) break;
      page = await search({ cursor: page.links.next });
    }
    expect(names.size).toBe(34);
    expect(names).not.toContain(person('contractor@acme.example'));
  });

  test.each([
    [{ emails: ['LEAVER@acme.example'] }, 1],
    [{ searchTerm: 'lindqvist' }, 2],
    [{ accountIds: [person('leaver@acme.example')], accountStatus: ['inactive'] }, 0],
    [{ accountStatus: ['inactive'] }, 2],
    [{ status: ['deactivated'] }, 2],
    [{ membershipStatus: ['suspended'] }, 0],
    [{ claimStatus: 'unmanaged' }, 3],
    [{ emailDomains: ['studio-nord.example'] }, 2],
    [{ groupIds: [group('release-managers')] }, 2],
    [{ roleIds: ['atlassian/org-admin'] }, 1],
    [{ mfaEnabled: true }, 0],
  ])('finds by %j', async (query, count) => {
    expect((await search({ limit: 100, ...query })).data).toHaveLength(count);
  });

  test('by parameters of the address finds the same', async () => {
    const { body } = await ask(
      `GET ${DIRECTORY}/users?limit=100&accountStatus=inactive&accountStatus=closed`,
    );
    expect((body as Page).data).toHaveLength(2);
  });

  test('expands what is asked for', async () => {
    const { data } = await search({
      emails: ['quentin.moreau@acme.example'],
      expand: ['groups', 'productAccess', 'counts.resources', 'platformRoles'],
    });
    expect(data).toMatchObject([
      { groups: { length: 3 }, productAccess: { length: 2 }, counts: { resources: 2 }, platformRoles: [] },
    ]);
  });

  test('refuses what the document refuses', async () => {
    for (const body of [
      { limit: 101 },
      { emails: ['a'], searchTerm: 'b' },
      { status: ['gone'] },
      { cursor: 'x' },
    ]) {
      expect((await ask(`POST ${DIRECTORY}/users/search`, { body })).status).toBe(400);
    }
  });
});

describe('searching groups', () => {
  test.each([
    [{ searchTerm: 'idp-' }, ['idp-engineering', 'idp-office']],
    [{ groupIds: [group('design')] }, ['design']],
    [{ groupNames: ['engineering'] }, ['engineering']],
    [{ accountIds: [person('dormant@acme.example')] }, ['jira-users-acme', 'wiki-users']],
    [{ resourceOwners: ['confluence'] }, ['wiki-users']],
  ])('finds by %j', async (body, names) => {
    const answer = await ask(`POST ${DIRECTORY}/groups/search`, { body });
    expect((answer.body as Page).data.map(({ name }) => name)).toEqual(names);
  });

  test('tells groups of the identity provider', async () => {
    expect((await ask(`GET ${DIRECTORY}/groups/${group('idp-office')}`)).body).toMatchObject({
      data: { externalSynced: true, managedBy: 'external', counts: { users: 8 } },
    });
  });
});

describe('dates of last activity', () => {
  const dates = (email: string) => `GET ${V1}/directory/users/${person(email)}/last-active-dates`;

  test('are told product by product; for who was never there the list is empty', async () => {
    const opened = openOrganisation();
    expect((await opened.ask(dates('leaver@acme.example'))).body).toMatchObject({
      data: {
        product_access: [{ key: 'jira-software' }, { key: 'jira-service-desk' }, { key: 'confluence' }],
        added_to_org: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
      },
    });
    expect((await opened.ask(dates('viktor.stan@acme.example'))).body).toMatchObject({
      data: { product_access: [] },
    });
  });

  test('are limited to 200 requests a minute, without Retry-After', async () => {
    const opened = openOrganisation();
    const statuses: number[] = [];
    for (let request = 0; request < 200; request += 1) {
      statuses.push((await opened.ask(dates('leaver@acme.example'))).status);
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await opened.ask(dates('leaver@acme.example'));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('X-RateLimit-Limit')).toBe('200');
    expect(refused.headers.get('X-RateLimit-Remaining')).toBe('0');
    expect(Date.parse(refused.headers.get('X-RateLimit-Reset') ?? '')).toBeGreaterThan(opened.clock.now());
    expect(refused.headers.get('Retry-After')).toBeNull();
    opened.clock.advance(60_000);
    expect((await opened.ask(dates('leaver@acme.example'))).status).toBe(200);
    opened.clock.reset();
  });
});

test('a large organisation answers by pages and about its last person as a small one does', async () => {
  const scale = { people: 20_000, groupsPerPerson: 2, openIssuesPerPerson: 0, filtersPerPerson: 0 };
  const { site } = createSite({ clock: createClock(), app: APP, seed: { scale } });
  const asked = async (path: string) => {
    const headers = { authorization: 'Bearer emulator-org-key' };
    const response = await site.organisation(new Request(`https://api.atlassian.com${path}`, { headers }));
    return (await response.json()) as Page;
  };
  const { data } = await asked(`${DIRECTORY}/users?limit=100`);
  const last = await asked(
    `${V1}/directory/users/712020:00000000-0000-4000-8000-000000020000/last-active-dates`,
  );
  expect(data).toHaveLength(100);
  expect(last.data).toMatchObject({ product_access: [{ key: 'jira-software' }] });
});
