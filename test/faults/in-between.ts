import { exported, verify } from '../journeys/evidence/exported';
import type { SiteState, TestSite } from '../journeys/site';
import { openRuns, storageOf } from './end-state';
import { carryOut, prepare, type Scenario } from './scenarios';

/** `FAULT_POINT=17` lets somebody act before the seventeenth request alone. */
const POINT = process.env['FAULT_POINT'];

/** What somebody does while a run is under way. */
export type Act = (site: TestSite) => Promise<unknown>;

/** How many requests the app makes of Jira in a clean run of a scenario. */
export async function countRequests(site: TestSite, scenario: Scenario): Promise<number> {
  await prepare(site, scenario);
  let count = 0;
  onEachRequest(site, () => {
    count += 1;
    return Promise.resolve();
  });
  await carryOut(site, scenario);
  return count;
}

/**
 * Resolves the tickets of a scenario and has somebody act in the middle: right before the app's request with that number
 * reaches Jira, and with the request on its way while they do. What follows at once has happened afterwards.
 * @returns the state of the site before
 */
export async function carryOutWith(
  site: TestSite,
  scenario: Scenario,
  number: number,
  act: Act,
): Promise<SiteState> {
  await prepare(site, scenario);
  const before = await site.state();
  let count = 0;
  onEachRequest(site, async () => {
    count += 1;
    if (count === number) await act(site);
  });
  for (const ticket of scenario.tickets) await site.transition(ticket, 'Resolve');
  await site.drain();
  return before;
}

function onEachRequest(site: TestSite, heard: () => Promise<void>): void {
  const { site: jira } = site.emulator.host();
  const answer = jira.jira.bind(jira);
  jira.jira = async (request, caller, conditions) => {
    if (caller.kind === 'app') await heard();
    return answer(request, caller, conditions);
  };
}

/** What must not be, whatever people did: in words, none is what is wanted. */
export async function problemsOf(
  site: TestSite,
  before: SiteState,
  touched: readonly string[],
  tickets: readonly string[],
  mostReports = 1,
): Promise<string[]> {
  const [after, open, { entities }] = await Promise.all([site.state(), openRuns(site), storageOf(site)]);
  const problems = [...open, ...changesOfOthers(before, after, touched)];
  for (const ticket of tickets) {
    const reports = (await site.comments(ticket)).filter(({ text }) => text.includes('Evidence: run'));
    if (reports.length > mostReports) problems.push(`${ticket} has ${String(reports.length)} reports`);
  }
  for (const { id, effects } of await site.runs()) {
    const names = effects
      .filter(({ outcome }) => outcome === 'done')
      .map(({ kind, subject }) => `${kind} ${subject.name}`);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    problems.push(...twice.map((name) => `${id} did ${name} twice`));
  }
  for (const id of Object.keys(entities.run)) {
    const { told } = verify(await exported(site, { kind: 'run', runId: id }));
    if (told.includes('PROBLEM')) problems.push(told);
  }
  return problems;
}

/** Memberships of people whom nobody wanted to touch. */
function changesOfOthers(before: SiteState, after: SiteState, touched: readonly string[]): string[] {
  const of = ({ memberships }: SiteState) =>
    memberships
      .filter(({ accountId }) => !touched.includes(accountId))
      .map(({ groupId, accountId }) => `${accountId} in ${groupId}`);
  const [were, are] = [of(before), of(after)];
  return [
    ...were.filter((one) => !are.includes(one)).map((one) => `${one} is gone`),
    ...are.filter((one) => !were.includes(one)).map((one) => `${one} is new`),
  ];
}

/** The requests before which somebody acts: each, or so many spread evenly over the run. */
export function spread(count: number, most: number): number[] {
  if (POINT !== undefined) return [Number(POINT)];
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, index) => Math.ceil((index + 0.5) * step));
}
