import { createTurns, createTurnsByName } from '../../src/offboarding/turns';

describe('taking turns', () => {
  it('lets nobody begin before the one before is over, and gives each its own answer', async () => {
    const inTurn = createTurns();
    const log: string[] = [];
    const work = (name: string) =>
      inTurn(async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all(['a', 'b'].map(work))).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is not lost to others by who fails', async () => {
    const inTurn = createTurns();
    const failed = inTurn(() => Promise.reject(new Error('no')));
    const next = inTurn(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('is for others of the same name only', async () => {
    const inTurn = createTurnsByName();
    const log: string[] = [];
    const work = (name: string) =>
      inTurn(name, async () => {
        log.push(`${name} begins`);
        await Promise.resolve();
        log.push(`${name} ends`);
      });
    await Promise.all(['a', 'a', 'b'].map(work));
    expect(log).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'a begins', 'a ends']);
  });
});
