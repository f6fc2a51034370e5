import { useMemo } from 'react';
import type { RunFilter } from '../../../src/contract/runs';
import { callOperator } from '../../shared/call';
import { useLoaded, type Loaded } from '../../shared/use-loaded';
import { refreshed, withNextPage, type RunList } from './run-pages';

/** A list of runs, and the filter that it was read with. */
interface FilteredList {
  filter: RunFilter;
  list: RunList;
}

export interface RunListState {
  state: Loaded<RunList>;
  reload: () => Promise<void>;
  /** Adds the next page. */
  more: () => Promise<void>;
}

/**
 * The runs that match a filter, as far as pages were asked for.
 * @param filter another object means another filter: the list begins anew
 */
export function useRunList(filter: RunFilter): RunListState {
  const { read, readMore } = useMemo(() => {
    const readPage = (cursor: string | undefined) => callOperator('listRuns', { filter, cursor });
    const knownOf = (known: FilteredList | null) => (known?.filter === filter ? known.list : null);
    return {
      read: async (known: FilteredList | null): Promise<FilteredList> => ({
        filter,
        list: await refreshed(knownOf(known), readPage),
      }),
      readMore: async (known: FilteredList | null): Promise<FilteredList> => {
        const list = knownOf(known);
        return {
          filter,
          list: await (list === null ? refreshed(null, readPage) : withNextPage(list, readPage)),
        };
      },
    };
  }, [filter]);
  const { state, reload, replace } = useLoaded(read);
  return { state: ofFilter(state, filter), reload, more: () => replace(readMore) };
}

/** What was read with another filter is not shown: it says nothing about this one. */
function ofFilter(state: Loaded<FilteredList>, filter: RunFilter): Loaded<RunList> {
  if (state.kind !== 'loaded') return state;
  const { value, problem } = state;
  if (value.filter === filter) return { kind: 'loaded', value: value.list, problem };
  return problem === null ? { kind: 'loading' } : { kind: 'failed', problem };
}
