import { z } from 'zod';
import { exported, verify } from '../journeys/evidence/exported';
import { FIELDS, type SiteState, type TestSite } from '../journeys/site';
import { openRuns, storageOf } from './end-state';
import { prepare, type Scenario } from './scenarios';
import { thingsHeld } from './things-held';

/** `FAULT_POINT=17` lets somebody act before the seventeenth request alone. */
const POINT = process.env['FAULT_POINT'];

/** What somebody does while a run is under way. */
export type Act = (site: TestSite) => Promise<unknown>;

/** Whom the tickets of a scenario are about. Account ids. */
interface Concerned {
  leavers: readonly string[];
  /** Who may get what the leavers have. */
  successors: readonly string[];
  /** The app's own account: a filter whose name the successor has is the app's on its way. */
  app: string;
}

/** A run in whose middle somebody acted, as far as it went at once. */
export interface Passage extends Concerned {
  before: SiteState;
  /** Right before and right after somebody acted: what lies between is their doing, and what lies around it is not. */
  untilAct: SiteState;
  sinceAct: SiteState;
}

/** How many requests the app makes of Jira in a clean run of a scenario. */
export async function countRequests(site: TestSite, scenario: Scenario): Promise<number> {
  await prepare(site, scenario);
  let count = 0;
  onEachRequest(site, () => {
    count += 1;
    return Promise.resolve();
  });
  await resolveAll(site, scenario);
  return count;
}

/**
 * Resolves the tickets of a scenario and has somebody act in the middle: right before the app's request with that number
 * reaches Jira, and with the request on its way while they do. What follows at once has happened afterwards.
 * @throws when the app has made fewer requests, so that nobody has acted
 */
export async function carryOutWith(
  site: TestSite,
  scenario: Scenario,
  number: number,
  act: Act,
): Promise<Passage> {
  await prepare(site, scenario);
  const concerned = await concernedBy(site, scenario);
  const before = await site.state();
  let around: Pick<Passage, 'untilAct' | 'sinceAct'> | undefined;
  let count = 0;
  onEachRequest(site, async () => {
    count += 1;
    if (count !== number) return;
    const untilAct = await site.state();
    await act(site);
    around = { untilAct, sinceAct: await site.state() };
  });
  await resolveAll(site, scenario);
  if (!around) throw new Error(`Nobody has acted before request ${String(number)} of ${String(count)}.`);
  return { before, ...around, ...concerned };
}

async function resolveAll(site: TestSite, { tickets }: Scenario): Promise<void> {
  for (const ticket of tickets) await site.transition(ticket, 'Resolve');
  await site.drain();
}

function onEachRequest(site: TestSite, heard: () => Promise<void>): void {
  const { site: jira } = site.emulator.host();
  const answer = jira.jira.bind(jira);
  jira.jira = async (request, caller, conditions) => {
    if (caller.kind === 'app') await heard();
    return answer(request, caller, conditions);
  };
}

const personSchema = z.object({ accountId: z.string() }).nullish();
const ticketSchema = z.object({
  fields: z.object({ [FIELDS.leaver]: personSchema, [FIELDS.successor]: personSchema }),
});

async function concernedBy(site: TestSite, { tickets }: Scenario): Promise<Concerned> {
  const read = await Promise.all(tickets.map((ticket) => site.jira('GET', `issue/${ticket}`)));
  const named = read.map((ticket) => ticketSchema.parse(ticket).fields);
  const inField = (field: typeof FIELDS.leaver | typeof FIELDS.successor) =>
    named.flatMap((fields) => fields[field]?.accountId ?? []);
  return {
    leavers: inField(FIELDS.leaver),
    successors: inField(FIELDS.successor),
    app: site.emulator.host().installation.installedApp.accountId,
  };
}

/** What must not be, whatever people did: in words, none is what is wanted. */
export async function problemsOf(
  site: TestSite,
  passage: Passage,
  tickets: readonly string[],
  mostReports = 1,
): Promise<string[]> {
  const { before, untilAct, sinceAct } = passage;
  const [after, open, { entities }] = await Promise.all([site.state(), openRuns(site), storageOf(site)]);
  const problems = [
    ...open,
    ...changesOfOthers(before, untilAct, passage),
    ...changesOfOthers(sinceAct, after, passage),
    ...thingsHeld(after).flatMap(({ id, holder }) => (holder === passage.app ? `the app keeps ${id}` : [])),
  ];
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

/** What has changed of people who do not leave, and what of the leavers' work is gone or with somebody else than wanted. */
function changesOfOthers(from: SiteState, to: SiteState, { leavers, successors, app }: Concerned): string[] {
  const of = ({ memberships, people }: SiteState) => [
    ...memberships
      .filter(({ accountId }) => !leavers.includes(accountId))
      .map(({ groupId, accountId }) => `${accountId} in ${groupId}`),
    ...people
      .filter(({ accountId }) => !leavers.includes(accountId))
      .map(({ accountId, active }) => `${accountId} ${active ? 'active' : 'not active'}`),
  ];
  const [were, are] = [of(from), of(to)];
  const [had, have] = [thingsHeld(from), thingsHeld(to)];
  const holders = new Map(have.map(({ id, holder }) => [id, holder]));
  const givers = [...leavers, app];
  const takers = [...givers, ...successors];
  const isWanted = (holder: string | null, now: string | null) =>
    holder !== null && givers.includes(holder) && now !== null && takers.includes(now);
  return [
    ...were.filter((one) => !are.includes(one)).map((one) => `${one} is gone`),
    ...are.filter((one) => !were.includes(one)).map((one) => `${one} is new`),
    ...have.filter(({ id }) => had.every((thing) => thing.id !== id)).map(({ id }) => `${id} is new`),
    ...had.flatMap(({ id, holder }) => {
      const now = holders.get(id);
      if (now === undefined) return [`${id} is gone`];
      return now === holder || isWanted(holder, now)
        ? []
        : [`${id} of ${String(holder)} is with ${String(now)}`];
    }),
  ];
}

/**
 * The requests before which somebody acts: each, or so many spread evenly over the run.
 * @param also some that are among them in any case
 */
export function spread(count: number, most: number, also: readonly number[] = []): number[] {
  if (POINT !== undefined) return [Number(POINT)];
  const step = Math.max(1, count / most);
  const even = Array.from({ length: Math.min(count, most) }, (_, index) => Math.ceil((index + 0.5) * step));
  return [...new Set([...also, ...even])];
}
