import type { Clock } from '../offboarding/time';

/**
 * Reads once what many ask for: in one invocation, for so long. A read that failed is not kept.
 * @param freshFor milliseconds
 * @param most values that are kept at a time
 */
export function createMemory<Value>(clock: Clock, freshFor: number, most: number) {
  const known = new Map<string, { at: number; value: Promise<Value> }>();
  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const now = clock.now();
    const earlier = known.get(key);
    if (earlier && now - earlier.at < freshFor) return earlier.value;
    const [oldest] = known.keys();
    known.delete(key);
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    const value = read();
    known.set(key, { at: now, value });
    value.catch(() => known.delete(key));
    return value;
  };
}
