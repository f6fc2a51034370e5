import { whenFree } from '../../../../static/console/evidence/when-free';

const FILE = { name: 'evidence.json' };

function answering(...answers: (typeof FILE | { busyFor: number })[]) {
  const waits: number[] = [];
  return {
    waits,
    asked: whenFree(
      () => Promise.resolve(answers.shift() ?? { busyFor: 20 }),
      (seconds) => {
        waits.push(seconds);
        return Promise.resolve();
      },
    ),
  };
}

describe('a part of an export', () => {
  it('is asked for again after the time that it was put off for', async () => {
    const { asked, waits } = answering({ busyFor: 20 }, { busyFor: 5 }, FILE);
    expect(await asked).toEqual(FILE);
    expect(waits).toEqual([20, 5]);
  });

  it('is given up in words when there is never room', async () => {
    const { asked, waits } = answering();
    await expect(asked).rejects.toThrow('Try again in a few minutes');
    expect(waits).toHaveLength(4);
  });
});
