import type { ForgeApp, WebTrigger } from './manifest/app';

/** Which addresses lead to which web trigger. */
export interface WebTriggerAddresses {
  /** The web trigger behind an id; undefined when there is none, or its address was deleted. */
  find(id: string): WebTrigger | undefined;
  /** @returns the id that a module's address has, or gets; undefined when the manifest has no such module */
  idOf(moduleKey: string, wantsNew: boolean): string | undefined;
  list(): { triggerKey: string; id: string }[];
  /** @returns whether there was such an address */
  delete(id: string): boolean;
}

/**
 * The first id of a web trigger is its key, so that `/x1/{key}` needs no look-up; it is there from the start. Where a
 * new address is forced, or the old one was deleted, the next ones are `{key}.2`, `{key}.3`, …
 * Source: https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger-api/
 */
export function createWebTriggerAddresses({ webTriggers }: ForgeApp): WebTriggerAddresses {
  const keysById = new Map([...webTriggers.keys()].map((key) => [key, key]));
  const made = new Map<string, number>();
  const newest = (moduleKey: string) => [...keysById].findLast(([, key]) => key === moduleKey)?.[0];

  return {
    find: (id) => webTriggers.get(keysById.get(id) ?? ''),
    idOf(moduleKey, wantsNew) {
      if (!webTriggers.has(moduleKey)) return undefined;
      const existing = wantsNew ? undefined : newest(moduleKey);
      if (existing !== undefined) return existing;
      const number = (made.get(moduleKey) ?? 1) + 1;
      made.set(moduleKey, number);
      const id = `${moduleKey}.${String(number)}`;
      keysById.set(id, moduleKey);
      return id;
    },
    list: () => [...keysById].map(([id, triggerKey]) => ({ triggerKey, id })),
    delete: (id) => keysById.delete(id),
  };
}
