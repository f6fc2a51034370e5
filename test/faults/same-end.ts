import type { TestSite } from '../journeys/site';
import { differences } from './differences';
import { endState, type EndState } from './end-state';
import { carryOut, prepare, type Scenario } from './scenarios';

/** Compares what scenarios come to under faults with what they come to without any. */
export function comparingEnds(site: () => TestSite) {
  const ends = new Map<string, EndState>();

  /** Carries a scenario out without faults, once. */
  const cleanEnd = async (scenario: Scenario): Promise<EndState> => {
    const known = ends.get(scenario.name);
    if (known) return known;
    await prepare(site(), scenario);
    await carryOut(site(), scenario);
    const end = await endState(site(), scenario.tickets);
    ends.set(scenario.name, end);
    return end;
  };
  /** Carries a scenario out under these faults. */
  const expectSameEnd = async (scenario: Scenario, faults: Record<string, unknown>[]): Promise<void> => {
    const clean = await cleanEnd(scenario);
    await prepare(site(), scenario);
    await site().fault(faults);
    await carryOut(site(), scenario);
    expect(differences(clean, await endState(site(), scenario.tickets))).toEqual([]);
  };
  return { cleanEnd, expectSameEnd };
}
