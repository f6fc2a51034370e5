import { as, AS_APP, group, openSite, person } from '../open-site';

interface MemberPage {
  total: number;
  isLast: boolean;
  maxResults: number;
  nextPage?: string;
  values: { displayName: string }[];
}

describe('reading groups', () => {
  test('members come in pages of fifty, whatever is asked', async () => {
    const { get } = openSite({ seed: { scale: { people: 120, openIssuesPerPerson: 0 } } });
    const address = `group/member?groupId=${group('jira-users-acme')}&maxResults=1000`;
    const first = (await get(AS_APP, address)).body as MemberPage;
    expect(first).toMatchObject({ maxResults: 50, isLast: false });
    expect(first.values).toHaveLength(50);
    const rest = (await get(AS_APP, `${address}&startAt=100`)).body as MemberPage;
    expect(rest.isLast).toBe(true);
    expect(rest.values).toHaveLength(first.total - 100);
  });

  test('inactive members come only when asked for', async () => {
    const seed = {
      groups: [{ name: 'team' }],
      people: [
        { email: 'one@acme.example', name: 'One', groups: ['team'] },
        { email: 'two@acme.example', name: 'Two', groups: ['team'], active: false },
      ],
    };
    const { get } = openSite({ seed });
    const address = `group/member?groupId=${group('team')}`;
    expect((await get(AS_APP, address)).body).toMatchObject({ total: 1 });
    expect((await get(AS_APP, `${address}&includeInactiveUsers=true`)).body).toMatchObject({ total: 2 });
  });

  test('need the permission to browse users', async () => {
    const { get } = openSite();
    const caller = as('contractor@acme.example');
    expect((await get(caller, `group/member?groupId=${group('design')}`)).status).toBe(403);
    expect((await get(caller, 'group/bulk')).status).toBe(403);
    expect((await get(caller, 'groups/picker?query=design')).body).toMatchObject({ total: 0, groups: [] });
  });

  test('are listed, and narrowed by name and by access', async () => {
    const { get } = openSite();
    expect((await get(AS_APP, 'group/bulk')).body).toMatchObject({ total: 15 });
    expect((await get(AS_APP, 'group/bulk?groupName=design')).body).toMatchObject({
      values: [{ name: 'design', groupId: group('design') }],
    });
    expect((await get(AS_APP, 'group/bulk?accessType=site-admin')).body).toMatchObject({
      values: [{ name: 'site-admins' }, { name: 'org-admins' }],
    });
  });

  test('the picker tells who keeps a group', async () => {
    const { get } = openSite();
    expect((await get(AS_APP, 'groups/picker?query=idp-office')).body).toMatchObject({
      groups: [{ name: 'idp-office', managedBy: 'EXTERNAL' }],
    });
  });

  test('a new group has no members; a deleted one is gone with what it gave', async () => {
    const opened = openSite();
    expect((await opened.call(AS_APP, 'POST', 'group', { name: 'probe' })).status).toBe(201);
    expect((await opened.call(AS_APP, 'POST', 'group', { name: 'probe' })).status).toBe(400);
    expect((await opened.call(AS_APP, 'DELETE', 'group?groupname=probe')).status).toBe(200);
    expect((await opened.call(AS_APP, 'DELETE', `group?groupId=${group('design')}`)).status).toBe(200);
    const { body } = await opened.get(AS_APP, `user/groups?accountId=${person('leaver@acme.example')}`);
    expect(body).toHaveLength(5);
  });
});
