import { othersBegun, type TallyParts } from '../../../src/offboarding/reach/tally';

const NOW = Date.parse('2026-11-21T12:20:00.000Z');

/** An operator who has begun these people. */
const partsOf = (...begun: string[]) =>
  ({
    begun: { read: () => Promise.resolve(begun.map((accountId) => ({ accountId, at: NOW - 1_000 }))) },
  }) as unknown as TallyParts;

describe('how many people an operator begins a day', () => {
  it('counts nobody twice who came before in the same import and has begun meanwhile', async () => {
    const others = othersBegun(partsOf('ann', 'bob', 'cem'), 'olga', 'leo', NOW, ['bob', 'cem', 'dee']);
    expect(await others).toBe(4);
  });

  it('adds those of a request of whom none has begun', async () => {
    expect(await othersBegun(partsOf('ann', 'bob'), 'olga', 'leo', NOW, 3)).toBe(5);
  });
});
