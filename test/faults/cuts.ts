import { TestSite } from '../journeys/site';
import { differences } from './differences';
import { endState, lastEnd, type EndState } from './end-state';
import { carryOut, prepare, type Scenario } from './scenarios';

/** What happens at the one call that is cut. */
export type CutEffect = Partial<Record<'kill' | 'drop', 'before' | 'after'>>;

/** Dying before a call takes effect, and dying before its answer arrives. */
export const BOTH_SIDES: readonly CutEffect[] = [{ kill: 'before' }, { kill: 'after' }];

/** One call of a clean run: the how manieth of its method and address. */
interface Cut {
  target: 'jira' | 'storage' | 'queue' | 'event' | 'admin' | 'scim';
  method: string;
  path: string;
  skip: number;
}

interface CleanRun {
  end: EndState;
  cuts: Cut[];
}

/** Emulators that cut side by side: while one waits for a thread, the other works. */
const SITES = 2;

/** Starts the emulators that a file of fault tests shares. */
export const startSites = (): Promise<TestSite[]> =>
  Promise.all(Array.from({ length: SITES }, () => TestSite.start()));

/** The share of cuts that may miss: which calls a busy worker makes depends on how fast the machine is. */
export const MOST_UNREACHED = 0.2;

/** What became of all cuts of a scenario. */
interface Cuts {
  count: number;
  /** One line for each cut whose end was another one; none is what is wanted. */
  problems: string[];
  /**
   * Cuts at calls that were not made again: a busy worker looks once a second, a schedule fires when its time falls
   * into the run. They prove nothing and have to stay few.
   */
  unreached: number;
  /** The most time, by the emulator's clock, from the transition to the end of the run. */
  longestSeconds: number;
}

/**
 * Cuts a scenario at its calls in turn, with each of the effects, and compares each end with the clean run's.
 * @param every 1 for each call, 2 for every other one, …
 */
export async function cutEverywhere(
  sites: readonly TestSite[],
  scenario: Scenario,
  effects: readonly CutEffect[],
  every = 1,
): Promise<Cuts> {
  const [first] = sites;
  if (!first) throw new Error('There is no site to cut on.');
  const clean = await runCleanly(first, scenario);
  const orders = clean.cuts
    .filter((_, index) => index % every === 0)
    .flatMap((cut) => effects.map((effect) => ({ cut, effect })));
  const open = [...orders];
  const cuts: Cuts = { count: orders.length, problems: [], unreached: 0, longestSeconds: 0 };
  await Promise.all(
    sites.map(async (site) => {
      for (let order = open.shift(); order; order = open.shift()) {
        const found = await runCut(site, scenario, order.cut, order.effect, clean.end);
        const name = nameOf(order.cut, order.effect);
        cuts.problems.push(...found.problems.map((problem) => `${name}: ${problem}`));
        if (!found.wasCut) cuts.unreached += 1;
        cuts.longestSeconds = Math.max(cuts.longestSeconds, found.seconds);
      }
    }),
  );
  return cuts;
}

async function runCleanly(site: TestSite, scenario: Scenario): Promise<CleanRun> {
  const since = await prepare(site, scenario);
  await carryOut(site, scenario);
  const kinds = scenario.cutKinds ?? 'jira,storage,queue';
  const calls = (await site.requests(kinds)).filter(({ seq }) => seq > since);
  const end = await endState(site, scenario.tickets);
  const seen = new Map<string, number>();
  const cuts = calls.map(({ kind, method, path }): Cut => {
    const name = `${kind} ${method} ${path}`;
    const skip = seen.get(name) ?? 0;
    seen.set(name, skip + 1);
    return { target: targetOf(kind, path), method, path, skip };
  });
  return {
    end,
    cuts: [{ target: 'event', method: 'POST', path: 'avi:jira:updated:issue', skip: 0 }, ...cuts],
  };
}

async function runCut(
  site: TestSite,
  scenario: Scenario,
  { target, method, path, skip }: Cut,
  effect: CutEffect,
  clean: EndState,
): Promise<{ problems: string[]; seconds: number; wasCut: boolean }> {
  await prepare(site, scenario);
  const start = site.now();
  await site.fault([{ target, method, path: exactly(path), skip, times: 1, effect }]);
  await carryOut(site, scenario);
  const problems = differences(clean, await endState(site, scenario.tickets));
  const seconds = ((await lastEnd(site)) - start) / 1000;
  // A call that was cut has no status.
  const wasCut =
    target === 'event' || (await site.requests(kindOf(target))).some(({ status }) => status === 0);
  return { problems, seconds, wasCut };
}

function targetOf(kind: string, path: string): Cut['target'] {
  if (kind === 'egress') return path.includes('/scim/') ? 'scim' : 'admin';
  if (kind === 'jira' || kind === 'storage' || kind === 'queue') return kind;
  throw new Error(`Calls of the kind ${kind} are not cut.`);
}

const kindOf = (target: Cut['target']): string =>
  target === 'admin' || target === 'scim' ? 'egress' : target;

const exactly = (path: string): string => `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

function nameOf({ target, method, path, skip }: Cut, effect: CutEffect): string {
  return `${JSON.stringify(effect)} at ${target} ${method} ${path} (number ${String(skip + 1)})`;
}
