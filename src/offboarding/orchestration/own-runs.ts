import type { BatchView, RunDetail } from '../../contract/runs';
import { requestCancel } from '../console/cancel';
import { readBatch, type ListParts } from '../console/lists';
import type { Wake } from '../ports';
import type { Run } from '../run';
import { runDetail } from '../run-views';
import type { PersonName } from '../ticket';
import { viaInWords, type Via } from '../via';
import { hasEnded } from '../words';
import { OutsideProblem } from './problem';

/** Which runs a request is about: one of them, or all of a batch. */
export type RunsAsked = { run: string } | { batch: string };

export interface OwnRunsParts extends ListParts {
  wake: Wake;
}

/** What a tool may know of a run: all that the page shows, but for what the page's reader may do with it. */
type RunForTool = Omit<RunDetail, 'actions'>;

/**
 * A run or a batch that was started for this owner by any key of theirs, so that a key can be replaced on the way.
 * @throws OutsideProblem the same for runs that do not exist and for those of others
 */
export async function readOwn(
  parts: OwnRunsParts,
  asked: RunsAsked,
  owner: PersonName,
  zone: string,
): Promise<{ run: RunForTool } | BatchView> {
  await ownRuns(parts, asked, owner);
  if ('batch' in asked) return (await readBatch(parts, asked.batch, zone)) ?? missing();
  const { run, plan } = (await parts.runs.load(asked.run)) ?? missing();
  const { actions: _actions, ...detail } = runDetail(run, plan, await parts.runs.effects(run), zone);
  return { run: detail };
}

/**
 * Asks for the end of what is under way; the worker stops before the next change.
 * @throws OutsideProblem when there is nothing of the owner's to stop
 */
export async function cancelOwn(
  parts: OwnRunsParts,
  asked: RunsAsked,
  owner: PersonName,
  via: Via,
): Promise<{ requested: true; runIds: string[] }> {
  const open = (await ownRuns(parts, asked, owner)).filter(({ status }) => !hasEnded(status));
  if (open.length === 0) throw new OutsideProblem({ code: 'run-ended' });
  const who = `${owner.displayName} (${viaInWords(via)})`;
  await Promise.all(open.map((run) => requestCancel(parts, run, { ...owner, way: 'web' }, who)));
  return { requested: true, runIds: open.map(({ id }) => id) };
}

async function ownRuns(parts: OwnRunsParts, asked: RunsAsked, owner: PersonName): Promise<Run[]> {
  const ids =
    'run' in asked ? [asked.run] : ((await parts.decisions.get(asked.batch))?.runs ?? []).map(({ id }) => id);
  const runs = [...(await parts.runs.getMany(ids)).values()];
  const areOwn = runs.every(({ source, operatorId }) => source === 'web' && operatorId === owner.accountId);
  return runs.length > 0 && areOwn ? runs : missing();
}

function missing(): never {
  throw new OutsideProblem({ code: 'not-found' });
}
