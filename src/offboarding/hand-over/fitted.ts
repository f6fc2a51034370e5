import type { Inventory } from '../facts';

/** What an inventory may take of the one value that holds a plan, beside five hundred groups. Bytes. */
const MOST_BYTES = 100 * 1024;
const LONGEST_NAME = 80;

const LISTS = [
  'filters',
  'dashboards',
  'roles',
  'components',
  'projects',
  'defaultAssigneeOf',
  'issues',
] as const;

/**
 * The inventory with names and lists cut so that it fits into the store; says how much is missing. Names of filters stay
 * whole: giving one back needs its name.
 */
export function fitted(inventory: Inventory): Inventory {
  const named = <Item extends { name: string }>(items: readonly Item[]): Item[] =>
    items.map((item) => ({ ...item, name: item.name.slice(0, LONGEST_NAME) }));
  let fits: Inventory = {
    ...inventory,
    dashboards: named(inventory.dashboards),
    components: named(inventory.components),
    projects: named(inventory.projects),
    defaultAssigneeOf: named(inventory.defaultAssigneeOf),
  };
  while (sizeOf(fits) > MOST_BYTES) {
    const longest = LISTS.reduce((one, other) => (fits[other].length > fits[one].length ? other : one));
    const kept = Math.floor(fits[longest].length * 0.9);
    const unlisted = fits.unlisted + fits[longest].length - kept;
    fits = { ...fits, [longest]: fits[longest].slice(0, kept), unlisted };
  }
  return fits;
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
