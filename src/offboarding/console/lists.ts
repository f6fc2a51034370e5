import type { BatchView, HeldPerson, RunPage } from '../../contract/runs';
import type { ClaimStore, DecisionStore, Directory, RunFilter, RunStore, SettingsStore } from '../ports';
import type { Run } from '../run';
import { runRow } from '../run-views';
import { iso, type Clock } from '../time';
import { hasEnded } from '../words';

const PAGE = 25;
/** With a second filter, rows are read in larger pages, and no more pages than this in one call. */
const SEARCHED_PAGE = 100;
const MOST_PAGES = 4;

export interface ListParts {
  runs: RunStore;
  decisions: DecisionStore;
  claims: ClaimStore;
  directory: Directory;
  settings: SettingsStore;
  clock: Clock;
}

/**
 * A page of runs, newest first. One filter is an index; several are searched for over a few pages, and the answer says
 * how far back that was.
 */
export async function listRuns(
  { runs }: ListParts,
  filter: RunFilter,
  cursor: string | undefined,
  zone: string,
): Promise<RunPage> {
  const matches = (run: Run) =>
    (filter.status === undefined || run.status === filter.status) &&
    (filter.leaverId === undefined || run.leaverId === filter.leaverId) &&
    (filter.operatorId === undefined || run.operatorId === filter.operatorId) &&
    (filter.source === undefined || run.source === filter.source) &&
    (filter.ticketId === undefined || run.ticketId === filter.ticketId);
  const { from: _from, to: _to, ...fields } = filter;
  const isOneFilter = Object.values(fields).filter((value) => value !== undefined).length <= 1;
  const found: Run[] = [];
  let next = cursor;
  let last: Run | undefined;
  for (let page = 0; page < (isOneFilter ? 1 : MOST_PAGES); page += 1) {
    const answer = await runs.list(filter, { cursor: next, limit: isOneFilter ? PAGE : SEARCHED_PAGE });
    found.push(...answer.runs.filter(matches));
    last = answer.runs.at(-1) ?? last;
    next = answer.next;
    if (next === undefined || found.length >= PAGE) break;
  }
  return {
    runs: found.map((run) => runRow(run, zone)),
    next: next ?? null,
    lookedBackTo: isOneFilter || next === undefined ? null : (last?.createdAt ?? null),
  };
}

/** The runs of one submission, with how many of them are over; undefined when there is no such batch. */
export async function readBatch(
  { decisions, runs }: ListParts,
  id: string,
  zone: string,
): Promise<BatchView | undefined> {
  const decision = await decisions.get(id);
  if (!decision) return undefined;
  const stored = await runs.getMany(decision.runs.map((born) => born.id));
  const current = decision.runs.map((born) => stored.get(born.id) ?? born);
  return {
    id,
    runs: current.map((run) => runRow(run, zone)),
    ended: current.filter(({ status }) => hasEnded(status)).length,
  };
}

/** The people in the holding group, with the run that put them there: a work list until their accounts are closed. */
export async function listHeld(
  { directory, claims, runs, settings }: ListParts,
  startAt: number,
): Promise<{ people: HeldPerson[]; total: number }> {
  const { holdingGroupId } = await settings.read();
  if (holdingGroupId === null) return { people: [], total: 0 };
  const { people, total } = await directory.members(holdingGroupId, startAt);
  const latest = await claims.latestRuns(people.map(({ accountId }) => accountId));
  const stored = await runs.getMany([...latest.values()]);
  const held = people.map((person): HeldPerson => {
    const run = stored.get(latest.get(person.accountId) ?? '');
    const since = run?.document.steps.find(({ name }) => name === 'close-account')?.doneAt ?? null;
    return { person, since, operator: run?.document.operator ?? null, runId: run?.id ?? null };
  });
  return { people: held, total };
}

/** Dates of a filter, yyyy-MM-dd, as the times between which runs were created. */
export const periodOf = (from: string | undefined, to: string | undefined) => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to: iso(Date.parse(`${to}T23:59:59.999Z`)) }),
});
