import type { Candidate, Overview, PeopleStore } from '../offboarding/people/port';
import { keys } from './keys';
import type { StoreAccess } from './store-access';

type Lists = Pick<PeopleStore, 'overview' | 'saveOverview' | 'candidates'>;

/** The figures of the page and the list of candidates as they were last made, so that no page has to read everybody. */
export function createPeopleListStore({ kvs, attempt }: StoreAccess): Lists {
  return {
    overview: () => attempt(() => kvs.get<Overview>(keys.peopleOverview)),
    saveOverview: async (overview, pages) => {
      const { slot } = overview;
      await Promise.all(
        pages.map((candidates, page) => attempt(() => kvs.set(keys.peopleList(slot, page), [...candidates]))),
      );
      await attempt(() => kvs.set(keys.peopleOverview, overview));
    },
    candidates: async (slot, page) =>
      (await attempt(() => kvs.get<Candidate[]>(keys.peopleList(slot, page)))) ?? [],
  };
}
