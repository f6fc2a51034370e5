import type { RestoreItemView } from '../../../../src/contract/restore';

/** What is ticked when a restore is shown: everything that nobody has changed meanwhile. */
export const everythingReady = (items: readonly RestoreItemView[]): ReadonlySet<string> =>
  new Set(items.filter(({ state }) => state === 'ready').map(({ id }) => id));

/** The same with one more, or one less. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What was ticked before and can still be chosen, after everything was read again. */
export const stillChosen = (
  chosen: ReadonlySet<string>,
  items: readonly RestoreItemView[],
): ReadonlySet<string> =>
  new Set(items.filter(({ id, state }) => state === 'ready' && chosen.has(id)).map(({ id }) => id));
