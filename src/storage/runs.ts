import { Sort, WhereConditions } from '@forge/kvs';
import type { Effect } from '../offboarding/effects';
import type { SealedEntry } from '../offboarding/evidence/chain';
import { effectOfEntry } from '../offboarding/evidence/effect-entries';
import { decidedOf } from '../offboarding/evidence/record';
import { heirsOf } from '../offboarding/hand-over/heirs';
import type { Plan } from '../offboarding/plan';
import type { RunStore, StopRequest } from '../offboarding/ports';
import type { Run } from '../offboarding/run';
import { hasEnded } from '../offboarding/words';
import { withBreaker } from './breaker';
import { getMany } from './many';
import { createSuccessionStore } from './hand-over';
import { keys } from './keys';
import { dueRows, onlyWhile, readPage, type Transaction } from './rows';
import type { LogAppender } from './site-log';
import { ConditionFailed, isRefused, type StoreAccess } from './store-access';

const ENTITY = 'run';

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
/** Bytes of entries in one value: the platform's limit is 240 KiB, and the largest single entry stays far below the rest. */
const PAGE_BYTES = 150_000;

/** Runs with their plans, stop requests and evidence. */
export function createRunStore(access: StoreAccess, log: LogAppender): RunStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<Run>(ENTITY);
  const successions = createSuccessionStore(access);
  const ownedAt = (claim: number) => onlyWhile<Run>(ENTITY, 'claim', claim);

  const get = (id: string): Promise<Run | undefined> => attempt(() => rows.get(id));
  const planOf = (id: string): Promise<Plan | undefined> => attempt(() => kvs.get<Plan>(keys.plan(id)));

  /** Stores a run under the claim that it was read with; one that is over goes into the site's log with it. */
  const writeUnder = async (claim: number, run: Run, sealed: readonly SealedEntry[]): Promise<Run> => {
    const pages = inPages(sealed);
    const first = run.document.evidencePages;
    const saved = withDocument(run, { evidencePages: first + pages.length });
    const put = (transaction: Transaction, stored: Run): Transaction =>
      pages.reduce(
        (writes, page, index) => writes.set(pageKey(saved, first + index), page),
        transaction.set(run.id, stored, ownedAt(claim)),
      );
    const meanwhile = async (): Promise<Run> => {
      const now = await get(run.id);
      if (now?.claim !== claim) throw new ConditionFailed(`run ${run.id}`);
      return now;
    };
    const { evidence } = saved.document;
    if (evidence && isToBeLogged(saved)) {
      const logged = (number: number) => withDocument(saved, { evidence: { ...evidence, logged: number } });
      const { id: runId, head, entries } = evidence;
      const number = await log.append(
        { runId, head, entries, pages: saved.document.evidencePages },
        (transaction, next) => put(transaction, logged(next)),
        async () => {
          const now = (await meanwhile()).document.evidence;
          return now?.head === head ? (now.logged ?? undefined) : undefined;
        },
      );
      return logged(number);
    }
    try {
      await attempt(() => put(kvs.transact(), saved).execute());
      return saved;
    } catch (error) {
      if (!isRefused(error)) throw error;
      await meanwhile();
      throw error;
    }
  };

  const pagesOf = async (run: Run): Promise<(SealedEntry | Effect)[]> => {
    const all = Array.from({ length: run.document.evidencePages }, (_, page) => pageKey(run, page));
    const found = await getMany<(SealedEntry | Effect)[]>(access, all);
    return all.flatMap((key) => found.get(key) ?? []);
  };

  return {
    get,
    plan: planOf,

    getMany: (ids) => getMany<Run>(access, ids, ENTITY),

    create: async (run, plan) => {
      const onlyIfNew = { keyPolicy: 'FAIL_IF_EXISTS' } as const;
      // Who ends as they begin hands nothing over.
      const heirs = run.work === 'none' || run.document.rehearsal ? [] : heirsOf(run.document).all;
      const { id: runId, createdAt } = run;
      await Promise.all([
        ...heirs.map((successorId) => successions.record({ runId, successorId, createdAt })),
        plan && create(() => kvs.set(keys.plan(run.id), plan, onlyIfNew)),
        create(() => rows.set(run.id, run, onlyIfNew)),
      ]);
    },

    load: async (id) => {
      // One answer takes fewer units of the store than two (facts, "KVS rate").
      const [run, beside] = await Promise.all([
        get(id),
        getMany<unknown>(access, [keys.plan(id), keys.stop(id)]),
      ]);
      const plan = beside.get(keys.plan(id)) as Plan | undefined;
      const stop = beside.get(keys.stop(id)) as StopRequest | undefined;
      return run && { run, plan, stop };
    },

    claim: async (run, sealed = []) => {
      const claimMark = crypto.randomUUID();
      try {
        return await writeUnder(
          run.claim,
          withDocument({ ...run, claim: run.claim + 1 }, { claimMark }),
          sealed,
        );
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        // The first try may have taken the run without an answer; then the repeated one meets its own claim.
        const now = await get(run.id);
        return now?.document.claimMark === claimMark ? now : undefined;
      }
    },

    begin: async (run, counted) => {
      const claimMark = crypto.randomUUID();
      const taken = withDocument({ ...run, claim: run.claim + 1 }, { claimMark });
      const mark = crypto.randomUUID();
      try {
        await attempt(() =>
          withBreaker(kvs.transact().set(run.id, taken, ownedAt(run.claim)), counted, mark).execute(),
        );
        return taken;
      } catch (error) {
        if (!isRefused(error)) throw error;
        const now = await get(run.id);
        if (now?.document.claimMark === claimMark) return now;
        return now?.claim === run.claim ? 'overtaken' : undefined;
      }
    },

    save: (run, sealed) => writeUnder(run.claim, run, sealed),

    replacePlan: (id, plan) => attempt(() => kvs.set(keys.plan(id), plan)),

    effects: async (run) =>
      (await pagesOf(run)).flatMap((one) => ('hash' in one ? (effectOfEntry(one) ?? []) : [one])),

    entries: async (run) => {
      const decided = decidedOf(run);
      const stored = (await pagesOf(run)).filter((one) => 'hash' in one);
      return decided ? [decided, ...stored] : stored;
    },

    replaceEntries: async (run, erase) => {
      const all = Array.from({ length: run.document.evidencePages }, (_, page) => pageKey(run, page));
      const found = await getMany<(SealedEntry | Effect)[]>(access, all);
      for (const [key, page] of found) {
        const erased = page.map((one) => ('hash' in one ? erase(one) : one));
        if (JSON.stringify(erased) !== JSON.stringify(page)) await attempt(() => kvs.set(key, erased));
      }
    },

    requestStop: (id, request) =>
      attempt(() => kvs.set(keys.stop(id), request, { ttl: { value: 90, unit: 'DAYS' } })),

    stopRequests: async (ids) => {
      const requests = await getMany<StopRequest>(access, ids.map(keys.stop));
      return new Map(
        ids.flatMap((id) => {
          const found = requests.get(keys.stop(id));
          return found ? [[id, found] as const] : [];
        }),
      );
    },

    due: (work, before, limit) => dueRows<Run>(access, ENTITY, ['by-work', work], before, limit),

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
      const page = await readPage(access, newest, cursor);
      return { runs: page.results.map((row) => row.value), next: page.nextCursor };
    },
  };
}

const withDocument = (run: Run, changes: Partial<Run['document']>): Run => ({
  ...run,
  document: { ...run.document, ...changes },
});

/** Groups of a run's chain stand under what its entries call it; those of an earlier version under its own id. */
export const pageKey = ({ id, document: { evidence } }: Run, page: number): string =>
  keys.evidence(evidence && page >= evidence.earlierPages ? evidence.id : id, page);

/** Whether a run is over and the site's log does not know its last entry yet. */
const isToBeLogged = ({ status, work, document: { evidence } }: Run): boolean =>
  evidence?.logged === null && work === 'none' && hasEnded(status);

function inPages(sealed: readonly SealedEntry[]): SealedEntry[][] {
  const pages: SealedEntry[][] = [];
  let room = 0;
  for (const entry of sealed) {
    const bytes = Buffer.byteLength(JSON.stringify(entry));
    const page = pages.at(-1);
    if (page && bytes <= room) page.push(entry);
    else pages.push([entry]);
    room = (page && bytes <= room ? room : PAGE_BYTES) - bytes;
  }
  return pages;
}
