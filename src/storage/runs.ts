import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import type { Effect } from '../offboarding/effects';
import type { Plan } from '../offboarding/plan';
import type { RunStore, StopRequest } from '../offboarding/ports';
import type { Run } from '../offboarding/run';
import { keys } from './keys';
import { ConditionFailed, isRefused, type StoreAccess } from './store-access';

const ENTITY = 'run';
/** Evidence is read back in batches of this many keys: the platform's limit for one batch is 25 operations. */
const BATCH = 25;

/** The index of each single filter, the narrowest first; every one is ordered by date. */
const INDEXES = [
  { field: 'leaverId', index: 'by-leaver' },
  { field: 'ticketId', index: 'by-ticket' },
  { field: 'operatorId', index: 'by-operator' },
  { field: 'status', index: 'by-status' },
  { field: 'source', index: 'by-source' },
] as const;
/** Before and after every ISO 8601 time that is stored. */
const BEGINNING = '0';
const END = '9';

/** Runs with their plans, stop requests and evidence. */
export function createRunStore({ kvs, attempt, create }: StoreAccess): RunStore {
  const rows = kvs.entity<Run>(ENTITY);
  const ownedAt = (claim: number) => ({
    entityName: ENTITY,
    conditions: new Filter<Run>().and('claim', FilterConditions.equalTo(claim)),
  });

  const get = (id: string): Promise<Run | undefined> => attempt(() => rows.get(id));

  const writeUnder = async (claim: number, run: Run, effects: readonly Effect[]): Promise<void> => {
    const transaction = () => {
      const writes = kvs.transact().set(run.id, run, ownedAt(claim));
      if (effects.length > 0) writes.set(keys.evidence(run.id, run.document.evidencePages - 1), effects);
      return writes.execute();
    };
    try {
      await attempt(transaction);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const now = await get(run.id);
      if (now?.claim === claim) throw error;
      throw new ConditionFailed(`run ${run.id}`);
    }
  };

  return {
    get,

    create: async (run, plan) => {
      const onlyIfNew = { keyPolicy: 'FAIL_IF_EXISTS' } as const;
      await Promise.all([
        plan && create(() => kvs.set(keys.plan(run.id), plan, onlyIfNew)),
        create(() => rows.set(run.id, run, onlyIfNew)),
      ]);
    },

    load: async (id) => {
      const [run, plan, stop] = await Promise.all([
        get(id),
        attempt(() => kvs.get<Plan>(keys.plan(id))),
        attempt(() => kvs.get<StopRequest>(keys.stop(id))),
      ]);
      return run && { run, plan, stop };
    },

    claim: async (run) => {
      const claimMark = crypto.randomUUID();
      const claimed: Run = { ...run, claim: run.claim + 1, document: { ...run.document, claimMark } };
      try {
        await writeUnder(run.claim, claimed, []);
        return claimed;
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        // The first try may have taken the run without an answer; then the repeated one meets its own claim.
        return (await get(run.id))?.document.claimMark === claimMark ? claimed : undefined;
      }
    },

    save: async (run, effects) => {
      const document = {
        ...run.document,
        evidencePages: run.document.evidencePages + (effects.length > 0 ? 1 : 0),
      };
      const saved: Run = { ...run, document };
      await writeUnder(run.claim, saved, effects);
      return saved;
    },

    replacePlan: (id, plan) => attempt(() => kvs.set(keys.plan(id), plan)),

    effects: async (run) => {
      const pages = Array.from({ length: run.document.evidencePages }, (_, page) =>
        keys.evidence(run.id, page),
      );
      const effects: Effect[] = [];
      for (let start = 0; start < pages.length; start += BATCH) {
        const batch = pages.slice(start, start + BATCH);
        const { successfulKeys } = await attempt(() => kvs.batchGet<Effect[]>(batch.map((key) => ({ key }))));
        for (const key of batch)
          effects.push(...(successfulKeys.find((row) => row.key === key)?.value ?? []));
      }
      return effects;
    },

    requestStop: (id, request) =>
      attempt(() => kvs.set(keys.stop(id), request, { ttl: { value: 90, unit: 'DAYS' } })),

    stopRequests: async (ids) => {
      const requests = new Map<string, StopRequest>();
      for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH);
        const { successfulKeys } = await attempt(() =>
          kvs.batchGet<StopRequest>(batch.map((id) => ({ key: keys.stop(id) }))),
        );
        for (const id of batch) {
          const found = successfulKeys.find(({ key }) => key === keys.stop(id));
          if (found) requests.set(id, found.value);
        }
      }
      return requests;
    },

    due: async (work, before, limit) => {
      const page = await attempt(() =>
        rows
          .query()
          .index('by-work', { partition: [work] })
          .where(WhereConditions.lessThanEqualTo(before))
          .sort(Sort.ASC)
          .limit(limit)
          .getMany(),
      );
      return page.results.map(({ value }) => value);
    },

    list: async (filter, { cursor, limit }) => {
      const { index, value } = INDEXES.map((one) => ({ ...one, value: filter[one.field] })).find(
        (one) => one.value !== undefined,
      ) ?? { index: 'by-date', value: 'run' };
      const newest = rows
        .query()
        .index(index, { partition: [value] })
        .where(WhereConditions.between(filter.from ?? BEGINNING, filter.to ?? END))
        .sort(Sort.DESC)
        .limit(limit);
      const page = await attempt(() => (cursor === undefined ? newest : newest.cursor(cursor)).getMany());
      return { runs: page.results.map((row) => row.value), next: page.nextCursor };
    },
  };
}
