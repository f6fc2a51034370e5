import { parseJiraTime, readRequest } from '../../src/offboarding/ticket-fields';
import { rule, ticket } from './tickets';

const PERSON = { accountId: 'a-1', displayName: 'Ada', accountType: 'atlassian' };
const FIELDS = {
  leavers: ['customfield_1', 'customfield_2'],
  successor: 'customfield_3',
  lastWorkingDay: 'customfield_4',
  urgency: { field: 'customfield_5', urgentValues: ['Urgent'] },
};
const read = (values: Record<string, unknown>, fields: Record<string, unknown> = {}) =>
  readRequest(
    rule({ fields: { ...FIELDS, ...fields } }),
    ticket({ fields: { customfield_1: PERSON, ...values } }),
  );

describe('who leaves', () => {
  it.each([
    ['a person', PERSON, [{ by: 'account', accountId: 'a-1' }]],
    [
      'several people',
      [PERSON, { accountId: 'a-2' }],
      [
        { by: 'account', accountId: 'a-1' },
        { by: 'account', accountId: 'a-2' },
      ],
    ],
    ['the same person twice', [PERSON, PERSON], [{ by: 'account', accountId: 'a-1' }]],
    ['a text', ' ada@acme.example ', [{ by: 'text', text: 'ada@acme.example' }]],
  ])('is read from a field with %s', (_, value, leavers) => {
    expect(read({ customfield_1: value })).toMatchObject({ leavers });
  });

  it('is read from every field that the rule names', () => {
    expect(read({ customfield_2: [{ accountId: 'a-2' }] })).toMatchObject({
      leavers: [{ accountId: 'a-1' }, { accountId: 'a-2' }],
    });
  });

  it.each([null, undefined, '', '   ', []])('is nobody when the field holds %p', (value) => {
    expect(read({ customfield_1: value })).toMatchObject({ code: 'no-leaver' });
  });

  it.each([
    7,
    true,
    { value: 'Urgent' },
    { type: 'doc', content: [] },
    ['ada@acme.example'],
    [PERSON, null],
    { accountId: '' },
    'x'.repeat(255),
  ])('is not guessed from %p', (value) => {
    expect(read({ customfield_1: value })).toEqual({
      code: 'field-of-wrong-type',
      parameters: { field: 'customfield_1' },
    });
  });

  it('is at most fifty people on one ticket', () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ accountId: `p-${String(index)}` }));
    expect(read({ customfield_1: people(50) })).toMatchObject({ urgent: false });
    expect(read({ customfield_1: people(51) })).toEqual({
      code: 'too-many-leavers',
      parameters: { found: '51', limit: '50' },
    });
  });
});

describe('when they leave', () => {
  it.each([
    [null, { kind: 'none' }],
    ['2026-03-20', { kind: 'date', date: '2026-03-20' }],
    ['2026-03-20T18:00:00.000+0100', { kind: 'moment', at: Date.parse('2026-03-20T17:00:00Z') }],
    ['2026-03-20T18:00:00.000-0330', { kind: 'moment', at: Date.parse('2026-03-20T21:30:00Z') }],
    ['2026-03-20T18:00:00Z', { kind: 'moment', at: Date.parse('2026-03-20T18:00:00Z') }],
  ])('is read from %p', (value, lastWorkingDay) => {
    expect(read({ customfield_4: value })).toMatchObject({ lastWorkingDay });
  });

  it.each([
    'tomorrow',
    '2026-02-31',
    '2026-13-01',
    '20.03.2026',
    '2026-03-20T25:00:00.000+0000',
    5,
    { value: 'x' },
  ])('is not guessed from %p', (value) => {
    expect(read({ customfield_4: value })).toEqual({
      code: 'field-of-wrong-type',
      parameters: { field: 'customfield_4' },
    });
  });

  it.each([
    [{ value: 'Urgent' }, true],
    [{ value: ' urgent ' }, true],
    [{ name: 'URGENT' }, true],
    ['urgent', true],
    [[{ value: 'Other' }, { value: 'Urgent' }], true],
    [{ value: 'Not urgent' }, false],
    [null, false],
  ])('is urgent or not by the option %p', (value, urgent) => {
    expect(read({ customfield_5: value })).toMatchObject({ urgent });
  });

  it('is not taken for calm when the urgency cannot be read', () => {
    expect(read({ customfield_5: PERSON })).toMatchObject({ code: 'field-of-wrong-type' });
  });

  it('knows Jira times, which have no colon in the zone', () => {
    expect(parseJiraTime('2026-03-20T18:00:00.000+0530')).toBe(Date.parse('2026-03-20T12:30:00Z'));
    expect(parseJiraTime('yesterday')).toBeNaN();
  });
});

describe('the kind of leaving', () => {
  const kind = { field: 'customfield_6', kinds: [{ value: 'Left the company', procedure: 'leave-company' }] };

  it.each([{ value: 'left the COMPANY' }, 'Left the company', [{ value: 'Left the company' }]])(
    'selects the procedure by %p',
    (value) => {
      expect(read({ customfield_6: value }, { kind })).toMatchObject({ procedure: 'leave-company' });
    },
  );

  it.each([
    [null, 'no-kind-of-leaving'],
    [[], 'no-kind-of-leaving'],
    [{ value: 'Sabbatical' }, 'unknown-kind-of-leaving'],
    [3, 'field-of-wrong-type'],
  ])('is asked for when the field holds %p', (value, code) => {
    expect(read({ customfield_6: value }, { kind })).toMatchObject({ code });
  });

  it('selects the team too, where the rule names one', () => {
    const kinds = [{ value: 'Left design', procedure: 'leave-company', teamId: 'design' }];
    const value = { value: 'Left design' };
    expect(read({ customfield_6: value }, { kind: { ...kind, kinds } })).toMatchObject({ teamId: 'design' });
    expect(read({ customfield_6: kind.kinds[0] }, { kind })).toMatchObject({ teamId: null });
  });

  it('is not needed where the rule names no field for it', () => {
    expect(read({})).toMatchObject({ procedure: 'leave-company' });
  });
});

describe('the successor', () => {
  it('is the person of the field, or nobody', () => {
    expect(read({ customfield_3: { accountId: 's' } })).toMatchObject({ successorId: 's' });
    expect(read({ customfield_3: null })).toMatchObject({ successorId: null });
  });

  it.each(['somebody', [PERSON], 4])('is not guessed from %p', (value) => {
    expect(read({ customfield_3: value })).toMatchObject({ code: 'field-of-wrong-type' });
  });
});
