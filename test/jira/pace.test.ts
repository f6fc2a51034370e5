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

/** Manual time that passes only when everybody has done what they can do at the moment. */
function timeThatOthersSeePass() {
  const { clock, advance } = manualTime();
  const sleep = async (milliseconds: number) => {
    await new Promise((resolve) => setImmediate(resolve));
    advance(milliseconds);
  };
  return { clock, sleep };
}

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
      expect(times.at(-1)).toBeLessThan(3100);
    },
  );

  it('counts each operation for itself', async () => {
    const { clock, sleep, slept } = manualTime();
    const pace = createPace(clock, sleep);
    await starts(60, (index) => pace.turn(index % 2 === 0 ? 'A' : 'B', 'write'), clock.now);
    expect(slept).toEqual([]);
  });

  it('lets no more writes to one ticket start in two seconds than Jira allows', async () => {
    const { clock, sleep } = manualTime();
    const pace = createPace(clock, sleep);
    const times = await starts(50, () => pace.turn('POST issue/comment', 'read', 'IT-1'), clock.now);
    expect(mostWithin(times, 2000)).toBe(20);
  });

  it('spreads requests that ask at the same moment', async () => {
    const { clock, sleep } = timeThatOthersSeePass();
    const pace = createPace(clock, sleep);
    const first = clock.now();
    const times = await Promise.all(
      Array.from({ length: 120 }, async () => {
        await pace.turn('DELETE group/user', 'write');
        return clock.now() - first;
      }),
    );
    expect(times.filter((time) => time === 0)).toHaveLength(35);
    expect(mostWithin(times, 1000)).toBe(50);
    expect(Math.max(...times)).toBeGreaterThan(2200);
    expect(Math.max(...times)).toBeLessThan(2500);
  });

  it('lets urgent requests start before all others that wait', async () => {
    const { clock, sleep } = timeThatOthersSeePass();
    const pace = createPace(clock, sleep);
    const first = clock.now();
    const order: { isUrgent: boolean; at: number }[] = [];
    const ask = async (isUrgent: boolean) => {
      await pace.turn('DELETE group/user', 'write', undefined, isUrgent);
      order.push({ isUrgent, at: clock.now() - first });
    };
    const others = Array.from({ length: 100 }, () => ask(false));
    const urgent = Array.from({ length: 12 }, () => ask(true));
    await Promise.all([...others, ...urgent]);
    const urgentTimes = order.filter(({ isUrgent }) => isUrgent).map(({ at }) => at);
    expect(urgentTimes.filter((at) => at === 0)).toHaveLength(10);
    // The last two wait until the first ones' turns have been made up for.
    expect(order.slice(45, 47).every(({ isUrgent }) => isUrgent)).toBe(true);
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
