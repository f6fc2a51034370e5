import { nameCalls, type NamedCall } from './call-names';
import type { Call } from './ceiling/traffic';

/** Source of the prices: a request is 1 point, each user, group or permission of a read 2 more. */
const POINTS = { request: 1, identity: 2 } as const;

interface NeededCall {
  call: Call;
  named: NamedCall;
}

/** Those calls to Jira of one leaver without which the promise cannot be kept. */
export const neededOf = (calls: readonly Call[]): NeededCall[] =>
  nameCalls(calls.filter(({ kind }) => kind === 'jira')).filter(({ named }) => named.isNeeded);

/**
 * The fewest points: what the needed calls cost where the leaver is read with groups and without products.
 * @param groups how many the leaver was in
 */
export function fewestPoints(needed: readonly NeededCall[], groups: number): number {
  return needed.reduce((sum, { call, named }) => {
    if (named.name === 'GET user with groups and products') {
      return sum + POINTS.request + POINTS.identity * (1 + groups);
    }
    if (named.name === 'GET user again') return sum + POINTS.request + POINTS.identity;
    return sum + call.points;
  }, 0);
}
