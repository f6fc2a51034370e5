import type { TestSite } from '../journeys/site';
import { differences } from './differences';
import { endState, type EndState } from './end-state';
import { carryOut, prepare, type Scenario } from './scenarios';

type Fault = Record<string, unknown>;

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
  /** Carries a scenario out under these faults, every one of which has to happen unless it is said that it may not. */
  const expectSameEnd = async (
    scenario: Scenario,
    faults: readonly Fault[],
    mayMiss = false,
  ): Promise<void> => {
    const clean = await cleanEnd(scenario);
    await prepare(site(), scenario);
    await site().fault([...faults]);
    await carryOut(site(), scenario);
    const found = differences(clean, await endState(site(), scenario.tickets));
    const problems = [...found, ...(mayMiss ? [] : await neverHappened(site()))];
    expect({ faults, problems }).toEqual({ faults, problems: [] });
  };
  return { cleanEnd, expectSameEnd };
}

/** How many calls of the app a fault at this place would meet, when nothing goes wrong. */
export async function countCalls(site: TestSite, scenario: Scenario, at: Fault): Promise<number> {
  await prepare(site, scenario);
  await site.fault([{ ...at, effect: { latencyMs: 0 } }]);
  await carryOut(site, scenario);
  const [fault] = await site.faults();
  if (!fault?.matches) throw new Error(`${scenario.name}: the app calls nothing at ${JSON.stringify(at)}.`);
  return fault.matches;
}

/** What no call of the app has met that could have gone wrong: faults that prove nothing, in words. */
export async function neverHappened(site: TestSite): Promise<string[]> {
  const faults = await site.faults();
  return faults
    .filter(({ rule, matches }) => matches <= rule.skip)
    .map(({ rule, matches }) => `after ${String(matches)} calls never happened: ${JSON.stringify(rule)}`);
}
