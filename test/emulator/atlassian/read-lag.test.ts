import { as, AS_APP, group, groupNamesOf, openSite, person } from './open-site';

const LEAVER = 'leaver@acme.example';
const REMOVAL = `group/user?groupId=${group('design')}&accountId=${person(LEAVER)}`;

describe('reads that lag behind writes', () => {
  test('the app still sees a membership that it has removed, until the lag is over', async () => {
    const opened = openSite();
    opened.site.setReadLag(5000);
    await opened.call(AS_APP, 'DELETE', REMOVAL);
    expect(await groupNamesOf(opened, LEAVER)).toContain('design');
    expect(await groupNamesOf(opened, LEAVER, as('site-admin@acme.example'))).not.toContain('design');
    opened.clock.advance(5000);
    expect(await groupNamesOf(opened, LEAVER)).not.toContain('design');
  });

  test('members of a group lag, too', async () => {
    const opened = openSite();
    const names = async () => {
      const { body } = await opened.get(AS_APP, `group/member?groupId=${group('design')}`);
      return JSON.stringify(body);
    };
    opened.site.setReadLag(5000);
    await opened.call(AS_APP, 'DELETE', REMOVAL);
    expect(await names()).toContain(person(LEAVER));
    opened.site.setReadLag(0);
    expect(await names()).not.toContain(person(LEAVER));
  });

  test('a person who was removed still looks active', async () => {
    const opened = openSite();
    const contractor = person('contractor@acme.example');
    opened.site.setReadLag(5000);
    await opened.call(AS_APP, 'DELETE', `user?accountId=${contractor}`);
    expect((await opened.get(AS_APP, `user?accountId=${contractor}`)).body).toMatchObject({ active: true });
    opened.clock.advance(6000);
    expect((await opened.get(AS_APP, `user?accountId=${contractor}`)).body).toMatchObject({ active: false });
  });

  test('a single request can be told to lag, whoever makes it', async () => {
    const opened = openSite();
    await opened.call(AS_APP, 'DELETE', REMOVAL);
    const address = `user/groups?accountId=${person(LEAVER)}`;
    const admin = as('site-admin@acme.example');
    const lagging = await opened.call(admin, 'GET', address, undefined, { readLagMilliseconds: 5000 });
    expect(lagging.text).toContain('design');
    expect((await opened.get(admin, address)).text).not.toContain('design');
  });
});
