/**
 * Makes `Date` follow the emulator's clock in this thread. Timers stay real.
 * @param clockOffset one `BigInt64`: how many milliseconds the clock is ahead
 */
export function installMovedDate(clockOffset: SharedArrayBuffer): void {
  const offset = new BigInt64Array(clockOffset);
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  RealDate.now = now;
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget: NewableFunction) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
  });
  RealDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;
}
