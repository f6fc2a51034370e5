import { pathMatches } from '../../emulator/faults';
import { TestSite, type RecordedRequest } from '../journeys/site';
import { COMPLETE } from './complete';
import { differences } from './differences';
import { endState, lastEnd, type EndState } from './end-state';
import { carryOut, prepare, type Scenario } from './scenarios';

/** What happens at the one call that is cut. */
export type CutEffect = Partial<Record<'kill' | 'drop', 'before' | 'after'>>;

/** One call of a clean run: the how manieth of its method and address. */
export interface Cut {
  target: 'jira' | 'storage' | 'queue' | 'event' | 'admin' | 'scim';
  method: string;
  path: string;
  skip: number;
}

interface CleanRun {
  end: EndState;
  cuts: Cut[];
  changes: ReadonlyMap<string, number>;
}

/** Emulators that cut side by side: while one waits for a thread, the other works. */
const SITES = 2;

/** Starts the emulators that a file of fault tests shares. */
export const startSites = (): Promise<TestSite[]> =>
  Promise.all(Array.from({ length: SITES }, () => TestSite.start()));

/** What became of all cuts of a scenario. */
export interface Cuts {
  count: number;
  /** One line for each cut whose end was another one; none is what is wanted. */
  problems: string[];
  /**
   * Cuts at calls that were not made again, in words: a busy worker looks once a second, a schedule fires when its time
   * falls into the run. They prove nothing and have to stay few.
   */
  unreached: string[];
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
  const cuts: Cuts = { count: orders.length, problems: [], unreached: [], longestSeconds: 0 };
  await Promise.all(
    sites.map(async (site) => {
      for (let order = open.shift(); order; order = open.shift()) {
        const found = await runCut(site, scenario, order.cut, order.effect, clean);
        const name = nameOf(order.cut, order.effect);
        cuts.problems.push(...found.problems.map((problem) => `${name}: ${problem}`));
        if (!found.wasCut) cuts.unreached.push(name);
        if (!found.wasCut && isChange(order.cut)) cuts.problems.push(`${name}: was not reached`);
        cuts.longestSeconds = Math.max(cuts.longestSeconds, found.seconds);
      }
    }),
  );
  if (COMPLETE) report(scenario, cuts);
  return cuts;
}

/** The figures of `docs/reliability.md`. */
function report({ name }: Scenario, { count, problems, unreached, longestSeconds }: Cuts): void {
  process.stdout.write(
    [
      `${name}: ${String(count)} cuts, ${String(problems.length)} problems, ${String(unreached.length)} not reached, ${longestSeconds.toFixed(0)} s at the most`,
      ...unreached.map((cut) => `  not reached: ${cut}`),
      '',
    ].join('\n'),
  );
}

/** Every call of a clean run that changes something in Jira but the ticket itself. */
export async function changesOf(site: TestSite, scenario: Scenario): Promise<Cut[]> {
  const { cuts } = await runCleanly(site, scenario);
  return cuts.filter((cut) => isChange(cut) && !cut.path.includes('/issue/'));
}

/** Cuts this one call. */
export const orderCut = (
  site: TestSite,
  { target, method, path, skip }: Cut,
  effect: CutEffect,
): Promise<unknown> => site.fault([{ target, method, path: exactly(path), skip, times: 1, effect }]);

async function runCleanly(site: TestSite, scenario: Scenario): Promise<CleanRun> {
  const since = await prepare(site, scenario);
  await carryOut(site, scenario);
  const kinds = scenario.cutKinds ?? 'jira,storage,queue';
  const calls = (await site.requests(kinds)).filter(({ seq }) => seq > since);
  const end = await endState(site, scenario.tickets);
  const byEvent = scenario.act
    ? []
    : [{ target: 'event', method: 'POST', path: 'avi:jira:updated:issue', skip: 0 } as const];
  return { end, cuts: [...byEvent, ...numbered(calls)], changes: await changesOn(site, since) };
}

/** Calls of a clean run, oldest first, as what can be cut: each as the how manieth that the rule for it meets. */
export const numbered = (calls: readonly RecordedRequest[]): Cut[] =>
  calls.map(({ kind, method, path }, index) => {
    const isMet = (call: RecordedRequest) =>
      call.kind === kind && call.method === method && pathMatches(exactly(path), call.path);
    return { target: targetOf(kind, path), method, path, skip: calls.slice(0, index).filter(isMet).length };
  });

async function runCut(
  site: TestSite,
  scenario: Scenario,
  cut: Cut,
  effect: CutEffect,
  clean: CleanRun,
): Promise<{ problems: string[]; seconds: number; wasCut: boolean }> {
  const since = await prepare(site, scenario);
  const start = site.now();
  await orderCut(site, cut, effect);
  const failed = await carryOut(site, scenario).then(
    () => [],
    (error: unknown) => [String(error)],
  );
  const problems = [
    ...failed,
    ...differences(clean.end, await endState(site, scenario.tickets)),
    ...repeated(clean.changes, await changesOn(site, since)),
  ];
  const seconds = ((await lastEnd(site)) - start) / 1000;
  return { problems, seconds, wasCut: await wasCut(site) };
}

/** Whether the call was made that the one rule of a site cuts. */
export const wasCut = async (site: TestSite): Promise<boolean> =>
  (await site.faults()).every(({ rule, matches }) => matches > rule.skip);

/** How often the app has changed what, as Jira and the organisation took it. */
async function changesOn(site: TestSite, since: number): Promise<Map<string, number>> {
  const changes = new Map<string, number>();
  for (const { seq, method, path, status } of await site.requests('jira,egress')) {
    if (seq <= since || method === 'GET' || ONLY_READS.test(path) || status >= 300) continue;
    const name = `${method} ${path}`;
    changes.set(name, (changes.get(name) ?? 0) + 1);
  }
  return changes;
}

/** Requests that read although they are none of GET. */
const ONLY_READS = /permissions\/check|search\/jql|search\/approximate-count|bulkfetch|users\/search/;

/** Every change of Jira and of the organisation has to be cut: only what looks or keeps books may go another way. */
const isChange = ({ target, method, path }: Cut): boolean =>
  ['jira', 'admin', 'scim'].includes(target) && method !== 'GET' && !ONLY_READS.test(path);

/** One cut may leave one change in doubt, which is made once more; no other one may be repeated. */
function repeated(clean: CleanRun['changes'], now: CleanRun['changes']): string[] {
  return [...now].flatMap(([name, times]) =>
    times > (clean.get(name) ?? 0) + 1 ? `${name} was made ${String(times)} times` : [],
  );
}

function targetOf(kind: string, path: string): Cut['target'] {
  if (kind === 'egress') return path.includes('/scim/') ? 'scim' : 'admin';
  if (kind === 'jira' || kind === 'storage' || kind === 'queue') return kind;
  throw new Error(`Calls of the kind ${kind} are not cut.`);
}

/** The pattern of this address alone: a bare address meets every longer one that holds it, too. */
const exactly = (path: string): string => `^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

/** A cut in words. */
export function nameOf({ target, method, path, skip }: Cut, effect: CutEffect): string {
  return `${JSON.stringify(effect)} at ${target} ${method} ${path} (number ${String(skip + 1)})`;
}
