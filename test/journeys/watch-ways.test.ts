import type { RunDetail } from '../../src/contract/runs';
import { SCIM_DIRECTORY, SCIM_KEY, accountOf, changeChannels, enterKey, openOrganisation } from './channels';
import { company } from './seeds';
import { AUTOMATION, LEAVER, OPERATOR, SITE_ADMIN, SYNCED, TestSite } from './site';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const HOLDING = 'leaver-holding';
/** The identity provider brings back every two hours what was changed of its groups and users. */
const SYNCHRONISED = company({ organisation: { synchronisesEverySeconds: 2 * HOUR } });

describe('the way by which access came back', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  }, 120_000);
  afterAll(() => site.close());

  const start = async (seed: unknown, action: 'keep' | 'delete') => {
    await site.reset(seed);
    await site.changeSettings((settings) => ({ ...settings, account: { action, afterDays: 0 } }));
  };
  const pass = async (seconds: number) => {
    await site.drain({ horizonSeconds: 0 });
    await site.advance(seconds);
    await site.schedule('tick');
  };
  const warnings = async (key: string) =>
    (await site.comments(key)).filter(({ text }) => text.includes('has access again'));
  const sightings = async () => {
    const [newest] = await site.runs();
    const { watch } = (await site.call('operator', 'getRun', { id: newest?.id }, OPERATOR)) as RunDetail;
    return watch;
  };
  const addAsApp = async (group: string, email: string, app: string) => {
    const address = `http://localhost/rest/api/3/group/user?groupId=${await site.groupId(group)}`;
    const body = JSON.stringify({ accountId: await site.accountId(email) });
    const headers = { 'content-type': 'application/json' };
    const caller = { kind: 'person', accountId: await site.accountId(app) } as const;
    const { response } = await site.emulator
      .host()
      .site.jira(new Request(address, { method: 'POST', headers, body }), caller);
    if (!response.ok) throw new Error(`${group}: ${String(response.status)} ${await response.text()}`);
  };

  describe('by the identity provider', () => {
    const provider = async (method: string, path: string, body: unknown) => {
      const response = await fetch(`${site.url}/api.atlassian.com/scim/directory/${SCIM_DIRECTORY}/${path}`, {
        method,
        headers: { authorization: `Bearer ${SCIM_KEY}`, 'content-type': 'application/scim+json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
    };
    /** What the team of the identity provider does when it is asked, and forgets to do for good. */
    const takenOut = async (group: string) => {
      const found = await fetch(
        `${site.url}/api.atlassian.com/scim/directory/${SCIM_DIRECTORY}/Users?filter=${encodeURIComponent(`userName eq "${SYNCED}"`)}`,
        { headers: { authorization: `Bearer ${SCIM_KEY}` } },
      );
      const { Resources } = (await found.json()) as { Resources: { id: string }[] };
      const [user] = Resources;
      if (!user) throw new Error(`The directory has no user for ${SYNCED}.`);
      await provider('PATCH', `Groups/${await site.groupId(group)}`, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'remove', path: 'members', value: [{ value: user.id }] }],
      });
      expect(await site.groupsOf(SYNCED)).not.toContain(group);
    };
    const withKey = () => openOrganisation(site, ['remove-from-groups']);
    const withoutKey = async () => {
      const groupIds = [await site.groupId('idp-engineering'), await site.groupId('idp-office')];
      await changeChannels(site, { identityProvider: { groupIds, ask: { as: 'comment' } } });
    };

    it.each([
      ["by the organisation's key", withKey],
      ['by the settings where there is no key', withoutKey],
    ])('is known %s, and told with what its team has to do', async (_by, prepare) => {
      await start(SYNCHRONISED, 'keep');
      await prepare();
      await site.resolve('IT-3');
      await takenOut('idp-engineering');
      await pass(HOUR + 60);
      expect(await warnings('IT-3')).toEqual([]);
      expect(await site.groupsOf(SYNCED)).not.toContain('idp-engineering');
      await pass(DAY);
      const back = await site.groupsOf(SYNCED);
      expect(back).toContain('idp-engineering');
      const [warning, ...others] = await warnings('IT-3');
      expect(others).toEqual([]);
      expect(warning).toMatchObject({ isInternal: true });
      expect(warning?.text).toMatch(/The group idp-engineering: the identity provider gave it back/);
      expect(warning?.text).toMatch(
        /Tell the team of the identity provider to take the person out of idp-engineering/,
      );
      expect(warning?.text).toContain(await site.accountId(SYNCED));
      expect(warning?.text).not.toMatch(/Rehire|idp-office/);
      const [sighting] = await sightings();
      expect(sighting?.advice).toMatch(/^Tell the team of the identity provider/);
      await pass(7 * DAY);
      expect(await warnings('IT-3')).toHaveLength(1);
      expect(await site.groupsOf(SYNCED)).toEqual(back);
    });

    it('is known of an account that was deactivated there', async () => {
      await start(SYNCHRONISED, 'keep');
      await enterKey(site, SCIM_KEY, 'scim', { directoryId: SCIM_DIRECTORY });
      await changeChannels(site, {
        scim: { on: true, directoryId: SCIM_DIRECTORY, uses: ['deactivate'] },
        deactivation: { message: null, everywhere: true },
      });
      await site.resolve('IT-3');
      expect(await accountOf(site, SYNCED)).toMatchObject({ status: 'inactive' });
      await pass(HOUR + 60);
      await pass(DAY);
      expect(await accountOf(site, SYNCED)).toMatchObject({ status: 'active' });
      const [warning] = await warnings('IT-3');
      expect(warning?.text).toMatch(/The account is active .*: the identity provider gave it back/);
      expect(warning?.text).toMatch(/team of the identity provider to switch the person's account off/);
      expect(warning?.text).not.toMatch(/Rehire/);
    });

    it('and by a person at the same look is told of both', async () => {
      await start(SYNCHRONISED, 'keep');
      await withKey();
      await site.resolve('IT-3');
      await takenOut('idp-engineering');
      await pass(HOUR + 60);
      await site.addToGroup('release-managers', SYNCED);
      await pass(DAY);
      const [warning] = await warnings('IT-3');
      expect(warning?.text).toMatch(/The group idp-engineering: the identity provider gave it back/);
      expect(warning?.text).toMatch(/The group release-managers: .+ gave it back\./);
      expect(warning?.text).toMatch(/Was the person rehired\?/);
      expect(warning?.text).toMatch(/team of the identity provider/);
      expect(await site.groupsOf(SYNCED)).toContain('release-managers');
    });
  });

  it('by an app is told with its name, and is no rehiring', async () => {
    await start('company', 'keep');
    await site.resolve('IT-1');
    await site.addToGroup('site-admins', AUTOMATION);
    await addAsApp('engineering', LEAVER, AUTOMATION);
    await pass(HOUR + 60);
    const [warning, ...others] = await warnings('IT-1');
    expect(others).toEqual([]);
    expect(warning?.text).toMatch(/The group engineering: the app .+ gave it back\./);
    expect(warning?.text).toMatch(/Find out why that app gives access/);
    expect(warning?.text).not.toMatch(/Rehire/i);
    expect(await site.groupsOf(LEAVER)).toEqual(['engineering', HOLDING]);
  });

  it('by a person and by an app is told of each, and asks about the person', async () => {
    await start('company', 'keep');
    await site.resolve('IT-1');
    await site.addToGroup('site-admins', AUTOMATION);
    await addAsApp('engineering', LEAVER, AUTOMATION);
    await site.addToGroup('release-managers', LEAVER);
    await pass(HOUR + 60);
    const [warning] = await warnings('IT-1');
    expect(warning?.text).toMatch(/The group engineering: the app .+ gave it back\./);
    expect(warning?.text).toMatch(/Rehire\?/);
    expect(warning?.text).toMatch(/Find out why that app gives access/);
  });

  it('is not known where nobody recorded it, and nobody is named', async () => {
    await start('company', 'keep');
    await site.resolve('IT-1');
    const path = '/rest/api/3/auditing/record*';
    await site.fault([{ target: 'jira', method: 'GET', path, effect: { status: 403 } }]);
    await site.addToGroup('engineering', LEAVER);
    await pass(HOUR + 60);
    const [warning] = await warnings('IT-1');
    expect(warning?.text).toMatch(/The group engineering: it is not known by which way/);
    expect(warning?.text).toMatch(/unless somebody meant to give the access back/);
    expect(warning?.text).not.toMatch(/Rehire|identity provider/);
  });

  it('of a person with rights is asked about in a whole leaving, and nothing is taken again', async () => {
    await start('company', 'keep');
    await site.resolve('IT-1');
    await site.addToGroup('jira-users-acme', LEAVER);
    const admin = (await site.state()).people.find(({ emailAddress }) => emailAddress === SITE_ADMIN);
    const before = (await site.writes()).length;
    await pass(HOUR + 60);
    const made = (await site.writes()).slice(before);
    expect(made.filter((call) => !call.includes('/comment'))).toEqual([]);
    const [warning] = await warnings('IT-1');
    expect(warning?.text).toMatch(/Rehire\?/);
    expect(warning?.text).toContain(`The group jira-users-acme: ${admin?.displayName ?? ''} gave it back.`);
    expect(await site.groupsOf(LEAVER)).toEqual(['jira-users-acme', HOLDING]);
  });
});
