import { useCallback, useEffect, useRef, useState } from 'react';

/** What a page knows of something that it has to fetch. */
export type Loaded<Value> =
  { state: 'loading' } | { state: 'failed'; reason: string } | { state: 'ready'; value: Value };

export interface Loading<Value> {
  loaded: Loaded<Value>;
  /** Fetches again; what is shown stays until the answer is there. */
  reload: () => Promise<void>;
}

/**
 * Fetches something and keeps it fresh.
 * @param fetchValue a function whose identity changes when something else is to be fetched
 * @param everyMs how often to fetch again; 0 for never
 */
export function useLoaded<Value>(fetchValue: () => Promise<Value>, everyMs = 0): Loading<Value> {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  const newest = useRef(0);

  const reload = useCallback(async () => {
    const turn = ++newest.current;
    try {
      const value = await fetchValue();
      if (turn === newest.current) setLoaded({ state: 'ready', value });
    } catch (error) {
      if (turn === newest.current) {
        setLoaded({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
      }
    }
  }, [fetchValue]);

  useEffect(() => {
    setLoaded({ state: 'loading' });
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  useEffect(() => {
    if (everyMs === 0) return undefined;
    const timer = window.setInterval(() => void reload(), everyMs);
    return () => {
      window.clearInterval(timer);
    };
  }, [reload, everyMs]);

  return { loaded, reload };
}
