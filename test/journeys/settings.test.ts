import { AUDITOR, FIELDS, JIRA_ADMIN, OPERATOR, SITE_ADMIN, TestSite } from './site';

const RULE = {
  id: 'offboard',
  name: 'Offboard',
  projectKey: 'IT',
  target: { statuses: ['Done'] },
  fields: { leavers: [FIELDS.leaver] },
};

/** The rule of the seed, which is live. */
const SEEDED = { ...RULE, id: 'offboard-tickets' };
const OF_A_TEAM = {
  ...RULE,
  fields: {
    ...RULE.fields,
    kind: { field: FIELDS.kind, kinds: [{ value: 'x', procedure: 'leave-company', teamId: 'nowhere' }] },
  },
};

describe('the settings', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const read = async () =>
    (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as Record<string, unknown> & {
      version: number;
    };
  const save = (version: number, settings: Record<string, unknown>, as = JIRA_ADMIN) =>
    site.call('admin', 'saveSettings', { version, settings }, as);

  it('are not overwritten by whoever has seen an older version', async () => {
    const { version } = await read();
    await save(version, { protection: { groupIds: ['first'] } });
    await expect(save(version, { protection: { groupIds: ['second'] } }, SITE_ADMIN)).rejects.toThrow(
      'Somebody else has changed the settings meanwhile',
    );
    await expect(
      site.call('admin', 'setRuleMode', { version, ruleId: 'x', mode: 'off' }, JIRA_ADMIN),
    ).rejects.toThrow('Somebody else has changed the settings meanwhile');
    expect(await read()).toMatchObject({ version: version + 1, protection: { groupIds: ['first'] } });
  });

  it('take only one of two changes that are made at the same moment', async () => {
    const { version } = await read();
    const results = await Promise.allSettled(
      ['first', 'second', 'third'].map((group) => save(version, { protection: { groupIds: [group] } })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await read()).toMatchObject({ version: version + 1 });
  });

  it.each([
    ['a time zone that does not exist', { times: { zone: 'Mars/Olympus' } }, 'Give a time zone'],
    ['an hour that does not exist', { times: { endOfDay: '24:30' } }, 'Give a time such as 18:00'],
    ['a stop window below zero', { times: { stopWindowMinutes: -1 } }, 'times.stopWindowMinutes'],
    ['a part of a day before a deletion', { account: { afterDays: 1.5 } }, 'account.afterDays'],
    ['an unknown account step', { account: { action: 'disable' } }, 'account.action'],
    [
      'a rule without a target',
      { ticketRules: [{ ...RULE, target: {} }] },
      'Name at least one status or resolution',
    ],
    [
      'a rule that names no leaver',
      { ticketRules: [{ ...RULE, fields: { leavers: [] } }] },
      'Name the field that says who leaves',
    ],
    [
      'a rule for request types without their field',
      { ticketRules: [{ ...RULE, requestTypes: ['Offboard'] }] },
      'Name the field that holds the request type',
    ],
    ['two rules with one id', { ticketRules: [RULE, RULE] }, 'Two rules have the same id'],
    [
      'a live rule without a holding group',
      { holdingGroupId: null, ticketRules: [SEEDED] },
      'needs a holding group',
    ],
    ['a rule that names a team which is not there', { ticketRules: [OF_A_TEAM] }, 'names the team nowhere'],
    [
      'a rule whose project is no key',
      { ticketRules: [{ ...RULE, projectKey: 'it" OR 1=1' }] },
      'Give the key of a project',
    ],
    [
      'a rule whose field is no id',
      { ticketRules: [{ ...RULE, fields: { leavers: ['Leaver name'] } }] },
      'Give the id of a field',
    ],
  ])('refuse %s and say where', async (_, change, words) => {
    const before = await read();
    await expect(save(before.version, change)).rejects.toThrow(words);
    expect(await read()).toEqual(before);
  });

  it.each([OPERATOR, AUDITOR])('are neither read nor changed by %s', async (person) => {
    const before = await read();
    await expect(site.call('admin', 'getSettings', {}, person)).rejects.toThrow('Administer Jira');
    await expect(save(before.version, {}, person)).rejects.toThrow('Administer Jira');
    expect(await read()).toEqual(before);
  });
});
