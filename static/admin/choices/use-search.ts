import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from '../../shared/call';
import type { Option } from './option';

/** People type faster than Jira should be asked. */
const PAUSE_MILLISECONDS = 250;

export interface Search {
  /** What was found last; it stays until the next answer is there. */
  options: readonly Option[];
  isSearching: boolean;
  /** Why the last search failed, in the server's words. */
  problem: string | null;
  search: (query: string) => void;
}

/**
 * Searches as somebody types; of several answers the one to the latest question counts.
 * @param find must stay the same function between renders
 */
export function useSearch(find: (query: string) => Promise<readonly Option[]>): Search {
  const [found, setFound] = useState<Omit<Search, 'search'>>({
    options: [],
    isSearching: false,
    problem: null,
  });
  const latest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const search = useCallback(
    (query: string): void => {
      latest.current += 1;
      const question = latest.current;
      const ask = async (): Promise<void> => {
        const answer = await find(query).then(
          (options) => ({ options, problem: null }),
          (error: unknown) => ({ options: [], problem: messageOf(error) }),
        );
        if (question === latest.current) setFound({ ...answer, isSearching: false });
      };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(), query === '' ? 0 : PAUSE_MILLISECONDS);
      setFound((known) => ({ ...known, isSearching: true }));
    },
    [find],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return { ...found, search };
}
