import { createPace } from '../../src/jira/pace';
import { manualTime } from './manual-time';

/** Starts so many requests one after the other. @returns how many milliseconds after the first each one started */
async function starts(
  count: number,
  turn: (index: number) => Promise<void>,
  now: () => number,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await turn(index);
    times.push(now());
  }
  return times.map((time) => time - (times[0] ?? 0));
}

/** The most starts that fall into any window of this length. */
const mostWithin = (times: number[], window: number) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + window).length));

describe('the pace of requests', () => {
  it.each([
    ['read', 100],
    ['write', 50],
    ['quick-read', 150],
  ] as const)(
    'lets no more %s requests of one operation start in a second than Jira allows',
    async (burst, limit) => {
      const { clock, sleep } = manualTime();
      const pace = createPace(clock, sleep);
      const times = await starts(limit * 3, () => pace.turn('GET user', burst), clock.now);
      expect(mostWithin(times, 1000)).toBe(limit);
      expect(times.at(-1)).toBeLessThan(2200);
    },
  );

  it('counts each operation for itself', async () => {
    const { clock, sleep, slept } = manualTime();
    const pace = createPace(clock, sleep);
    await starts(100, (index) => pace.turn(index % 2 === 0 ? 'A' : 'B', 'write'), clock.now);
    expect(slept).toEqual([]);
  });

  it('lets no more writes to one ticket start in two seconds than Jira allows', async () => {
    const { clock, sleep } = manualTime();
    const pace = createPace(clock, sleep);
    const times = await starts(50, () => pace.turn('POST issue/comment', 'read', 'IT-1'), clock.now);
    expect(mostWithin(times, 2000)).toBe(20);
  });

  it('spreads requests that ask at the same moment', async () => {
    const { clock } = manualTime();
    const waits: number[] = [];
    const pace = createPace(clock, (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    });
    await Promise.all(Array.from({ length: 120 }, () => pace.turn('DELETE group/user', 'write')));
    expect(waits).toHaveLength(70);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(2000);
  });

  it('holds one operation back that was too fast, and no other', async () => {
    const { clock, sleep, slept } = manualTime();
    const pace = createPace(clock, sleep);
    await pace.turn('A', 'write');
    pace.pauseUntil('A', clock.now() + 700);
    await pace.turn('B', 'write');
    expect(slept).toEqual([]);
    await pace.turn('A', 'write');
    expect(slept).toEqual([700]);
  });

  it('keeps the latest end of a used-up quota', () => {
    const { clock, sleep } = manualTime();
    const pace = createPace(clock, sleep);
    pace.close(5000);
    pace.close(3000);
    expect(pace.closedUntil()).toBe(5000);
  });
});
