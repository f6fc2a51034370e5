/** Longest text of a value in a message. */
const LONGEST = 300;

/** What of an end is not as the clean run left it, in words. */
export function differences(clean: object, end: object): string[] {
  const found: string[] = [];
  compare(found, 'state', clean, end);
  return found;
}

function compare(found: string[], where: string, wanted: unknown, got: unknown): void {
  if (JSON.stringify(wanted) === JSON.stringify(got)) return;
  if (Array.isArray(wanted) && Array.isArray(got)) {
    const [missing, surplus] = [without(wanted, got), without(got, wanted)];
    if (missing.length === 1 && surplus.length === 1 && isObject(missing[0])) {
      compare(found, `${where}[]`, missing[0], surplus[0]);
      return;
    }
    found.push(`${where} lacks ${short(missing)} and has ${short(surplus)} instead`);
    return;
  }
  if (isObject(wanted) && isObject(got)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
      compare(found, `${where}.${key}`, wanted[key], got[key]);
    }
    return;
  }
  found.push(`${where} is ${short(got)} instead of ${short(wanted)}`);
}

/** The items of the first list that the second has not, counted. */
function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  const left = others.map((other) => JSON.stringify(other));
  return items.filter((item) => {
    const at = left.indexOf(JSON.stringify(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const short = (value: unknown): string => JSON.stringify(value ?? null).slice(0, LONGEST);
