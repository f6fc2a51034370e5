import type { SealedEntry } from '../offboarding/evidence/chain';
import type { Json } from '../offboarding/evidence/canonical';
import type { Effect } from '../offboarding/effects';
import { heirsOf } from '../offboarding/hand-over/heirs';
import type { RunRecord, Stored, StoredJson } from '../offboarding/personal-data/port';
import type { Plan } from '../offboarding/plan';
import type { Run } from '../offboarding/run';
import { keys } from './keys';
import { getMany } from './many';
import { pageKey } from './runs';
import type { StoreAccess } from './store-access';

/** Runs with everything that stands under keys that follow from them, in as few calls as the platform lets. */
export async function readRecords(access: StoreAccess, runs: readonly Run[]): Promise<RunRecord[]> {
  const plans = await getMany<Plan>(
    access,
    runs.map(({ id }) => keys.plan(id)),
  );
  const issuesOf = ({ id }: Run): string[] =>
    Array.from({ length: plans.get(keys.plan(id))?.inventory?.issueParts ?? 0 }, (_, part) =>
      keys.issuePart(id, part),
    );
  const pagesOf = (run: Run): string[] =>
    Array.from({ length: run.document.evidencePages }, (_, page) => pageKey(run, page));
  const successionsOf = ({ id, document }: Run): string[] =>
    heirsOf(document).all.map((heir) => `${id}:${heir}`);

  const [values, evidence, watches, claims, successions] = await Promise.all([
    getMany<Json>(
      access,
      runs.flatMap((run) => [keys.plan(run.id), keys.stop(run.id), ...issuesOf(run)]),
    ),
    getMany<(SealedEntry | Effect)[]>(access, runs.flatMap(pagesOf)),
    getMany<Json>(
      access,
      runs.map(({ id }) => id),
      'watch',
    ),
    getMany<Json>(access, [...new Set(runs.map(({ leaverId }) => leaverId))], 'claim'),
    getMany<Json>(access, runs.flatMap(successionsOf), 'succession'),
  ]);
  const json = (
    kind: StoredJson['kind'],
    from: ReadonlyMap<string, Json>,
    at: string,
    key = at,
  ): Stored[] => {
    const value = from.get(at);
    return value === undefined ? [] : [{ kind, key, value }];
  };
  return runs.map((run) => ({
    run,
    parts: [
      ...json('plan', values, keys.plan(run.id), run.id),
      ...json('stop', values, keys.stop(run.id), run.id),
      ...issuesOf(run).flatMap((key) => json('issues', values, key)),
      ...pagesOf(run).flatMap((key): Stored[] => {
        const entries = evidence.get(key);
        return entries ? [{ kind: 'evidence', key, entries }] : [];
      }),
      ...json('watch', watches, run.id),
      ...json('claim', claims, run.leaverId).filter((claim) => isOf(claim, run.id)),
      ...successionsOf(run).flatMap((key) => json('succession', successions, key)),
    ],
  }));
}

/** A claim belongs to the run that it points to, which is the latest one of its leaver. */
const isOf = (claim: Stored, runId: string): boolean =>
  claim.kind !== 'evidence' && JSON.stringify(claim.value).includes(JSON.stringify(runId));
