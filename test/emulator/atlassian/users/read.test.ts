import { as, AS_APP, openSite, person } from '../open-site';

const LEAVER = person('leaver@acme.example');
const OPERATOR = as('operator@acme.example');

describe('reading users', () => {
  test('groups and products come when they are asked for', async () => {
    const { get } = openSite();
    const bare = await get(AS_APP, `user?accountId=${LEAVER}`);
    expect(bare.body).toMatchObject({
      accountId: LEAVER,
      accountType: 'atlassian',
      active: true,
      emailAddress: 'leaver@acme.example',
      groups: { size: 6, items: [] },
      applicationRoles: { size: 2, items: [] },
    });
    const whole = await get(AS_APP, `user?accountId=${LEAVER}&expand=groups,applicationRoles`);
    expect(whole.body).toMatchObject({
      groups: {
        items: expect.arrayContaining([expect.objectContaining({ name: 'release-managers' })]) as unknown,
      },
      applicationRoles: { items: [{ key: 'jira-software' }, { key: 'jira-servicedesk' }] },
    });
  });

  test('a hidden e-mail is shown to its owner only', async () => {
    const { get } = openSite();
    const hidden = 'rosa.lindqvist@acme.example';
    const address = `user?accountId=${person(hidden)}`;
    expect((await get(AS_APP, address)).body).not.toHaveProperty('emailAddress');
    expect((await get(OPERATOR, address)).body).not.toHaveProperty('emailAddress');
    expect((await get(as(hidden), 'myself')).body).toMatchObject({ emailAddress: hidden });
  });

  test('an unknown account is a 404', async () => {
    expect((await openSite().get(AS_APP, 'user?accountId=712020:nobody')).status).toBe(404);
  });

  test('people who may not browse users read themselves only', async () => {
    const { get } = openSite();
    const contractor = 'contractor@acme.example';
    expect((await get(as(contractor), `user?accountId=${LEAVER}`)).status).toBe(403);
    expect((await get(as(contractor), `user?accountId=${person(contractor)}`)).status).toBe(200);
    expect((await get(as(contractor), 'users/search')).status).toBe(403);
  });

  test('many accounts come at once, unknown ones are left out', async () => {
    const { get } = openSite();
    const answer = await get(AS_APP, `user/bulk?accountId=${LEAVER}&accountId=712020:nobody`);
    expect(answer.body).toMatchObject({ total: 1, values: [{ accountId: LEAVER }] });
  });

  test('the e-mail API is closed to apps that Atlassian has not approved', async () => {
    const scopes = new Set(['read:email-address:jira']);
    const { get } = openSite({ app: { scopes } });
    expect((await get(AS_APP, `user/email?accountId=${LEAVER}`)).status).toBe(400);
  });
});

describe('searching users', () => {
  const names = async (query: string, caller = AS_APP) => {
    const { body } = await openSite().get(caller, `user/search?${query}`);
    return (body as { displayName: string }[]).map(({ displayName }) => displayName);
  };

  test('finds the beginnings of names, of their words and of visible addresses', async () => {
    expect(await names('query=lindq')).toEqual(['Leo Lindqvist', 'Rosa Lindqvist']);
    expect(await names('query=leaver')).toEqual(['Leo Lindqvist', 'Leonie Leaver', 'Leaver']);
    expect(await names('query=indqvist')).toEqual([]);
  });

  test('finds a hidden address when it is given in full, without showing it', async () => {
    const { body } = await openSite().get(AS_APP, 'user/search?query=rosa.lindqvist@acme.example');
    expect(body).toMatchObject([{ displayName: 'Rosa Lindqvist' }]);
    expect(JSON.stringify(body)).not.toContain('rosa.lindqvist@acme.example');
  });

  test('leaves out people who are not active', async () => {
    expect(await names('query=xaver')).toEqual([]);
  });

  test('is empty for those who may not browse users', async () => {
    expect(await names('query=leo', as('contractor@acme.example'))).toEqual([]);
  });

  test('listing everybody shows inactive people and app accounts', async () => {
    const { body } = await openSite().get(AS_APP, 'users/search?maxResults=1000');
    const listed = body as { displayName: string; active: boolean; accountType: string }[];
    expect(listed).toContainEqual(expect.objectContaining({ displayName: 'Xaver Huber', active: false }));
    expect(listed).toContainEqual(
      expect.objectContaining({ displayName: 'Automation for Jira', accountType: 'app' }),
    );
  });
});
