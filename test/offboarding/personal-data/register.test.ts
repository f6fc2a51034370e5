import { createRegister, MOST_REPORTED } from '../../../src/offboarding/personal-data/register';

const DAY = 86_400_000;
const AT = '2026-11-21T10:00:00.000Z';
const NOW = Date.parse(AT);
const many = Array.from({ length: 450 }, (_, number) => ({
  accountId: `account-${String(number)}`,
  name: `Name ${String(number)}`,
}));

describe('the register of people', () => {
  it('knows everybody once, with all names and the age of the oldest', () => {
    const register = createRegister([]);
    register.note([{ accountId: 'a-1', name: 'Anna' }], AT);
    register.note(
      [
        { accountId: 'a-1', name: 'Anna Maria' },
        { accountId: 'a-1', name: 'Anna' },
      ],
      '2027-01-01T00:00:00.000Z',
    );
    expect(register.due(NOW)).toEqual([
      { accountId: 'a-1', names: ['Anna', 'Anna Maria'], since: AT, reportedAt: null, pending: null },
    ]);
  });

  it('is spread over values of a bounded size, and read from them again', () => {
    const register = createRegister([]);
    register.note(many, AT);
    const shards = register.shards();
    expect(shards.map((shard) => shard.length)).toEqual([200, 200, 50]);
    expect(register.takeChanged()).toEqual([0, 1, 2]);
    const again = createRegister(shards);
    again.note(many, AT);
    expect(again.takeChanged()).toEqual([]);
    again.remove('account-7');
    again.note([{ accountId: 'new-1', name: null }], AT);
    expect(again.takeChanged()).toHaveLength(1);
    expect(
      again
        .shards()
        .flat()
        .filter((person) => person !== null),
    ).toHaveLength(many.length);
  });

  it('has nobody reported twice within a week, nor who is waiting to be erased', () => {
    const register = createRegister([]);
    register.note(many.slice(0, 100), AT);
    for (const person of register.due(NOW).slice(0, MOST_REPORTED))
      register.replace({ ...person, reportedAt: AT });
    expect(register.due(NOW + DAY)).toHaveLength(10);
    const [closed, ...others] = register.due(NOW + DAY);
    if (!closed) throw new Error('Nobody is due.');
    register.replace({ ...closed, pending: { status: 'closed', at: AT, id: 'erased-1', name: '(erased)' } });
    for (const person of others) register.replace({ ...person, reportedAt: AT });
    expect(register.due(NOW + 7 * DAY - 1)).toEqual([]);
    expect(register.nextDue()).toBe(NOW + 7 * DAY);
    expect(register.due(NOW + 7 * DAY)).toHaveLength(99);
    expect(register.pending()).toHaveLength(1);
  });
});
