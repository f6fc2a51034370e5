/** A clock that stands still but for the sleeps that are asked of it. */
export function manualTime(start = 1_000_000) {
  let now = start;
  const slept: number[] = [];
  return {
    clock: { now: () => now },
    slept,
    sleep: (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
