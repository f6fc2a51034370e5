import type { ClaimStore, Directory, RunStore, SettingsStore, WatchStore } from '../ports';
import { hasBegun, leavesEverything, type Run } from '../run';
import { iso, type Clock } from '../time';
import { newWatch } from './watch';

/** Runs of one person in which the last one that has begun is looked for. */
const MOST_LOOKED_AT = 20;

interface HeldParts {
  directory: Directory;
  settings: SettingsStore;
  claims: ClaimStore;
  runs: RunStore;
  watches: WatchStore;
  clock: Clock;
}

/**
 * Sees to it that everybody in the holding group whom a run put there is watched: people whose watch was over before
 * they came there again, and those of runs from before there was a watch.
 */
export async function watchHeld(parts: HeldParts): Promise<void> {
  const { holdingGroupId } = await parts.settings.read();
  if (holdingGroupId === null) return;
  for (let startAt = 0; ;) {
    const { people, total } = await parts.directory.members(holdingGroupId, startAt);
    await watchPeople(
      parts,
      people.map(({ accountId }) => accountId),
    );
    startAt += people.length;
    if (people.length === 0 || startAt >= total) return;
  }
}

async function watchPeople(parts: HeldParts, accountIds: readonly string[]): Promise<void> {
  const { claims, runs, watches, clock } = parts;
  const latest = await claims.latestRuns(accountIds);
  const stored = await runs.getMany([...latest.values()]);
  for (const latestRun of stored.values()) {
    const run = hasBegun(latestRun) ? latestRun : await lastBegun(runs, latestRun.leaverId);
    if (!run || !leavesEverything(run) || run.document.verification === null) continue;
    const watch = await watches.get(run.id);
    if (!watch) await watches.begin(newWatch(run, clock.now()));
    else if (watch.state === 'over') {
      const dueAt = iso(clock.now());
      await watches.replace({ ...watch, state: 'due', dueAt, version: watch.version + 1 });
    }
  }
}

/** The newest run that has taken something: later ones may have been called off before they began. */
async function lastBegun(runs: RunStore, leaverId: string): Promise<Run | undefined> {
  const page = await runs.list({ leaverId }, { cursor: undefined, limit: MOST_LOOKED_AT });
  return page.runs.find(hasBegun);
}
