import {
  ORGANISATION_KEY,
  SCIM_DIRECTORY,
  SCIM_KEY,
  changeChannels,
  egress,
  enterKey,
  openOrganisation,
  ownPlace,
} from './channels';
import { JIRA_ADMIN, OPERATOR, TestSite } from './site';

const DAY = 86_400_000;

describe('the keys of the channels', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  }, 120_000);
  beforeEach(() => site.reset('company'), 60_000);
  afterAll(() => site.close());

  const dayIn = (days: number) => new Date(site.now() + days * DAY).toISOString().slice(0, 10);
  const channels = () =>
    site.call('admin', 'getChannels', {}, JIRA_ADMIN) as Promise<{
      keys: Record<string, { warning: string | null; by: { displayName: string } } | null>;
    }>;
  const findings = async () => {
    const answer = (await site.call('admin', 'runDoctor', {}, JIRA_ADMIN)) as {
      findings: { probe: string; result: string; text: string }[];
    };
    return answer.findings.filter(({ probe }) => probe.endsWith('-key'));
  };

  it.each([
    ['has ended', 'emulator-org-key-expired', 'it has expired'],
    ['has scopes', 'emulator-org-key-with-scopes', 'has scopes'],
    ['belongs to another organisation', 'emulator-org-key-other', 'another organisation (Globex)'],
    ['lacks the right', 'emulator-org-key-limited', 'lets it do nothing'],
  ])('are not stored when one %s, and it is said clearly', async (_what, key, words) => {
    await expect(enterKey(site, key)).rejects.toThrow(words);
    expect((await channels()).keys).toEqual({ 'admin-api': null, scim: null });
  });

  it('are recognised when the one of the other kind is entered', async () => {
    await enterKey(site, SCIM_KEY, 'scim', { directoryId: SCIM_DIRECTORY });
    await expect(enterKey(site, ORGANISATION_KEY, 'scim', { directoryId: SCIM_DIRECTORY })).rejects.toThrow(
      'a key of the organisation',
    );
    await changeChannels(site, { scim: { on: false, directoryId: SCIM_DIRECTORY, uses: [] } });
    await expect(enterKey(site, SCIM_KEY)).rejects.toThrow("a key of the identity provider's directory");
  });

  it('cannot live for more than a year, and are warned about before they end', async () => {
    await expect(enterKey(site, ORGANISATION_KEY, 'admin-api', { endsOn: dayIn(400) })).rejects.toThrow(
      'a year',
    );
    await expect(enterKey(site, ORGANISATION_KEY, 'admin-api', { endsOn: dayIn(-1) })).rejects.toThrow(
      'ended',
    );
    await enterKey(site, ORGANISATION_KEY, 'admin-api', { endsOn: dayIn(30) });
    expect((await channels()).keys['admin-api']?.warning).toBeNull();
    await site.advance((20 * DAY) / 1000);
    expect((await channels()).keys['admin-api']?.warning).toContain('in 10 days');
  });

  it('are tried by the Doctor while their channel is on', async () => {
    expect(await findings()).toEqual([]);
    await openOrganisation(site, ['suspend']);
    expect(await findings()).toEqual([
      expect.objectContaining({ probe: 'organisation-key', result: 'warning' }),
    ]);
    await site.call('admin', 'removeChannelKey', { channel: 'admin-api' }, JIRA_ADMIN);
    expect(await findings()).toEqual([expect.objectContaining({ result: 'problem' })]);
  });

  it('are used no more once they are removed', async () => {
    await openOrganisation(site, ['disable']);
    await site.call('admin', 'removeChannelKey', { channel: 'admin-api' }, JIRA_ADMIN);
    const before = (await egress(site)).length;
    await site.resolve('IT-1');
    expect((await egress(site)).length).toBe(before);
  });

  it('need a place before their channel is switched on', async () => {
    const organisation = { on: true, uses: ['suspend'], organisationId: null, directoryId: null };
    await expect(changeChannels(site, { organisation })).rejects.toThrow('Choose the organisation');
    await expect(changeChannels(site, { scim: { on: true, directoryId: null, uses: [] } })).rejects.toThrow(
      'Give the id',
    );
  });

  it('stay where they are when settings are saved without the channels', async () => {
    await openOrganisation(site, ['suspend']);
    await site.changeSettings(({ channels: _channels, ...settings }) => settings);
    const { channels: saved } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as {
      channels: { organisation: unknown };
    };
    expect(saved.organisation).toEqual({ on: true, uses: ['suspend'], ...(await ownPlace(site)) });
  });

  it('stand in nothing that comes out: no answer, no log, no request, no store, no ticket', async () => {
    const wrong = 'a-secret-that-opens-nothing';
    const said: unknown[] = [];
    const hear = async (answer: Promise<unknown>) => {
      said.push(await answer.catch((error: unknown) => String(error)));
    };
    await hear(enterKey(site, wrong));
    await hear(enterKey(site, `${wrong} with a blank`));
    await openOrganisation(site, ['disable', 'remove-from-groups', 'suspend']);
    await hear(enterKey(site, SCIM_KEY, 'scim', { directoryId: SCIM_DIRECTORY }));
    for (const call of ['getChannels', 'getSettings', 'listOrganisations', 'listChanges', 'runDoctor']) {
      await hear(site.call('admin', call, {}, JIRA_ADMIN));
    }
    await hear(site.call('admin', 'testChannelKey', { channel: 'admin-api' }, JIRA_ADMIN));
    await hear(site.call('operator', 'getConsole', {}, OPERATOR));
    await site.fault([
      {
        target: 'admin',
        method: 'POST',
        path: 'lifecycle/disable',
        times: 1,
        effect: { status: 400, body: { key: 'bad', context: { message: `Bearer ${ORGANISATION_KEY}` } } },
      },
    ]);
    for (const ticket of ['IT-1', 'IT-2', 'IT-3']) await site.resolve(ticket);
    await hear(site.runs());
    for (const ticket of ['IT-1', 'IT-2', 'IT-3']) {
      await hear(site.comments(ticket));
      await hear(site.jira('GET', `issue/${ticket}/properties/leaver.report`).catch(() => null));
    }
    for (const address of ['storage', 'requests?kinds=jira,egress,storage,queue']) {
      said.push(await (await fetch(`${site.url}/_emulator/${address}`)).text());
    }
    said.push(site.logged);
    const everything = JSON.stringify(said);
    for (const secret of [wrong, ORGANISATION_KEY, SCIM_KEY]) {
      expect(everything.split(secret).length - 1).toBe(0);
    }
    expect(everything).toContain('channel-secret:admin-api');
  }, 120_000);
});
