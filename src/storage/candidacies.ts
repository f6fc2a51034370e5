import { Sort } from '@forge/kvs';
import type { Candidacy } from '../offboarding/candidates/candidacy';
import type { CandidacyStore, Wave } from '../offboarding/candidates/port';
import { keys } from './keys';
import { getMany } from './many';
import { dueRows, readPage, replaceMarked } from './rows';
import type { StoreAccess } from './store-access';

const ENTITY = 'candidate';

/** Who is on the way from being found inactive to losing their access: one row for each person. */
export function createCandidacyStore(access: StoreAccess): CandidacyStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<Candidacy>(ENTITY);
  const marked = (candidacy: Candidacy): Candidacy => ({
    ...candidacy,
    document: { ...candidacy.document, mark: crypto.randomUUID() },
  });
  return {
    get: (accountId) => attempt(() => rows.get(accountId)),
    getMany: (accountIds) => getMany<Candidacy>(access, accountIds, ENTITY),

    create: async (candidacy) => {
      const row = marked(candidacy);
      const isNew = await create(() => rows.set(row.accountId, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
      // The first try may have written the row without an answer; then the repeated one meets its own.
      return isNew || (await attempt(() => rows.get(row.accountId)))?.document.mark === row.document.mark;
    },

    replace: (candidacy) => replaceMarked(access, ENTITY, candidacy.accountId, marked(candidacy)),

    due: (before, limit) => dueRows<Candidacy>(access, ENTITY, ['by-due', 'due'], before, limit),

    list: async (stage, { cursor, limit }) => {
      const query = rows
        .query()
        .index('by-stage', { partition: [stage] })
        .sort(Sort.DESC)
        .limit(limit);
      const page = await readPage(access, query, cursor);
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
