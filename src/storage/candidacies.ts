import { Filter, FilterConditions, Sort, WhereConditions } from '@forge/kvs';
import type { Candidacy } from '../offboarding/candidates/candidacy';
import type { CandidacyStore, Wave } from '../offboarding/candidates/port';
import { getMany } from './get-many';
import { keys } from './keys';
import { isRefused, type StoreAccess } from './store-access';

const ENTITY = 'candidate';

/** Who is on the way from being found inactive to losing their access: one row for each person. */
export function createCandidacyStore(access: StoreAccess): CandidacyStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<Candidacy>(ENTITY);
  const marked = (candidacy: Candidacy): Candidacy => ({
    ...candidacy,
    document: { ...candidacy.document, mark: crypto.randomUUID() },
  });
  /** The first try may have written the row without an answer; then the repeated one meets its own. */
  const isOwn = async ({ accountId, document: { mark } }: Candidacy): Promise<boolean> =>
    (await attempt(() => rows.get(accountId)))?.document.mark === mark;

  return {
    get: (accountId) => attempt(() => rows.get(accountId)),
    getMany: (accountIds) => getMany<Candidacy>(access, accountIds, ENTITY),

    create: async (candidacy) => {
      const row = marked(candidacy);
      const isNew = await create(() => rows.set(row.accountId, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
      return isNew || isOwn(row);
    },

    replace: async (candidacy) => {
      const row = marked(candidacy);
      const entity = {
        entityName: ENTITY,
        conditions: new Filter<Candidacy>().and('version', FilterConditions.equalTo(row.version - 1)),
      };
      try {
        await attempt(() => kvs.transact().set(row.accountId, row, entity).execute());
        return true;
      } catch (error) {
        if (!isRefused(error)) throw error;
        return isOwn(row);
      }
    },

    due: async (before, limit) => {
      const page = await attempt(() =>
        rows
          .query()
          .index('by-due', { partition: ['due'] })
          .where(WhereConditions.lessThanEqualTo(before))
          .sort(Sort.ASC)
          .limit(limit)
          .getMany(),
      );
      return page.results.map(({ value }) => value);
    },

    list: async (stage, { cursor, limit }) => {
      const query = rows
        .query()
        .index('by-stage', { partition: [stage] })
        .sort(Sort.DESC)
        .limit(limit);
      const page = await attempt(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
      return {
        candidacies: page.results.map(({ value }) => value),
        next: page.nextCursor,
      };
    },

    ofTicket: async (ticketId) => {
      const page = await attempt(() =>
        rows
          .query()
          .index('by-ticket', { partition: [ticketId] })
          .limit(1)
          .getMany(),
      );
      const accountId = page.results[0]?.value.accountId;
      // The index may lag; the row itself never does.
      return accountId === undefined ? undefined : attempt(() => rows.get(accountId));
    },

    wave: () => attempt(() => kvs.get<Wave>(keys.wave)),
    recordWave: (wave) => attempt(() => kvs.set(keys.wave, wave)),
  };
}
