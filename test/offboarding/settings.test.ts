import { defaultSettings, settingsInputSchema, settingsSchema } from '../../src/offboarding/settings';

const RULE = {
  id: 'offboard',
  name: 'Offboard',
  projectKey: 'IT',
  target: { statuses: ['Done'] },
  fields: { leavers: ['customfield_1'] },
};

const TEAM = { id: 'design', name: 'Design', groupIds: ['g-design'] };

const kinds = (...all: { value: string; procedure?: string; teamId?: string }[]) => ({
  ticketRules: [
    {
      ...RULE,
      fields: {
        ...RULE.fields,
        kind: { field: 'customfield_2', kinds: all.map((kind) => ({ procedure: 'leave-company', ...kind })) },
      },
    },
  ],
});

describe('the settings', () => {
  it('of a fresh installation start nothing and protect what can be protected', () => {
    expect(defaultSettings()).toMatchObject({
      operators: { check: 'permission', groupIds: [] },
      account: { action: 'keep', afterDays: 30 },
      times: { zone: 'UTC', endOfDay: '18:00', stopWindowMinutes: 10 },
      report: { visibility: { to: 'role', name: 'Administrators' }, tellRequester: false },
      holdingGroupId: null,
      ticketRules: [],
      version: 0,
    });
  });

  it('say 30 days for a deletion unless a number is given, 0 included', () => {
    const account = (given: object) => settingsInputSchema.parse({ account: given }).account;
    expect(account({ action: 'delete' })).toEqual({ action: 'delete', afterDays: 30 });
    expect(account({ action: 'delete', afterDays: 0 })).toEqual({ action: 'delete', afterDays: 0 });
  });

  it('take neither mode nor begin of a rule from the page', () => {
    const { ticketRules } = settingsInputSchema.parse({
      ticketRules: [{ ...RULE, mode: 'live', activeSince: '2000-01-01T00:00:00Z' }],
    });
    expect(ticketRules[0]).not.toHaveProperty('mode');
    expect(ticketRules[0]).not.toHaveProperty('activeSince');
  });

  it('that are stored are read with what was added since', () => {
    const { version, account } = settingsSchema.parse({ version: 4, account: { action: 'delete' } });
    expect({ version, account }).toEqual({ version: 4, account: { action: 'delete', afterDays: 30 } });
  });

  it.each([
    [{ times: { zone: 'CEST maybe' } }],
    [{ times: { endOfDay: '6pm' } }],
    [{ times: { stopWindowMinutes: 1441 } }],
    [{ account: { afterDays: 366 } }],
    [{ operators: { check: 'nobody' } }],
    [{ report: { visibility: { to: 'role' } } }],
    [{ ticketRules: [{ ...RULE, id: 'Not An Id' }] }],
    [{ ticketRules: [{ ...RULE, procedure: 'burn-everything' }] }],
    [{ ticketRules: Array.from({ length: 51 }, (_, index) => ({ ...RULE, id: `rule-${String(index)}` })) }],
  ])('refuse %j', (input) => {
    expect(settingsInputSchema.safeParse(input).success).toBe(false);
  });

  it.each([
    ['a kind that leaves no named team', kinds({ value: 'Moves', procedure: 'leave-team' }), '"Moves"'],
    ['one value for two kinds', kinds({ value: 'Gone' }, { value: 'gone' }), 'two kinds of leaving'],
    ['a rule that leaves no named team', { ticketRules: [{ ...RULE, procedure: 'leave-team' }] }, 'the team'],
    ['a team of nothing', { teams: [{ id: 'design', name: 'Design' }] }, 'Nothing belongs to the team'],
    [
      'roles of a team without projects',
      { teams: [{ id: 'design', name: 'Design', projectRoles: ['Developers'] }] },
      'Name the projects',
    ],
    ['two teams with one id', { teams: [TEAM, TEAM] }, 'Two teams have the same id'],
  ])('refuse %s in a sentence', (_, input, words) => {
    expect(settingsInputSchema.safeParse(input).error?.issues[0]?.message).toContain(words);
  });

  it('take teams for the kinds that leave one', () => {
    const input = {
      teams: [TEAM],
      ...kinds({ value: 'Moves', procedure: 'leave-team', teamId: 'design' }, { value: 'Gone' }),
    };
    expect(settingsInputSchema.safeParse(input).error).toBeUndefined();
  });

  it('stay far below the size of one stored value however many there are', () => {
    const long = 'x'.repeat(120);
    const ticketRules = Array.from({ length: 50 }, (_, index) => ({
      ...RULE,
      id: `rule-${String(index)}`,
      name: long,
      fields: { leavers: Array.from({ length: 5 }, () => 'customfield_10050') },
    }));
    const { success } = settingsInputSchema.safeParse({ ticketRules });
    expect(success).toBe(true);
    expect(JSON.stringify(ticketRules).length).toBeLessThan(240 * 1024);
  });
});
