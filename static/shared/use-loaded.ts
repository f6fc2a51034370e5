import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from './call';

/** What a page knows of something that lives on the server. */
export type Loaded<Value> =
  | { kind: 'loading' }
  | { kind: 'failed'; problem: string }
  /** `problem` is why the value may be out of date or not whole. */
  | { kind: 'loaded'; value: Value; problem: string | null };

export interface LoadedValue<Value> {
  state: Loaded<Value>;
  /** Reads again; what was shown stays until the answer is there. Never rejects: failures become part of the state. */
  reload: () => Promise<void>;
  /** Puts a value that another call gave in place of the one that was read. */
  replace: (make: (previous: Value | null) => Promise<Value>) => Promise<void>;
}

/**
 * Reads something when the page opens and keeps it. Changes run one after another, so that none is lost to another
 * that began earlier and ended later.
 * @param read gets what was known before; must stay the same function between renders
 */
export function useLoaded<Value>(read: (previous: Value | null) => Promise<Value>): LoadedValue<Value> {
  const [state, setState] = useState<Loaded<Value>>({ kind: 'loading' });
  const known = useRef<Value | null>(null);
  const line = useRef<Promise<void>>(Promise.resolve());

  const replace = useCallback((make: (previous: Value | null) => Promise<Value>): Promise<void> => {
    line.current = line.current.then(async () => {
      try {
        const value = await make(known.current);
        known.current = value;
        setState({ kind: 'loaded', value, problem: null });
      } catch (error) {
        const problem = messageOf(error);
        setState(
          known.current === null
            ? { kind: 'failed', problem }
            : { kind: 'loaded', value: known.current, problem },
        );
      }
    });
    return line.current;
  }, []);
  const reload = useCallback(() => replace(read), [replace, read]);

  useEffect(() => {
    void reload();
  }, [reload]);
  return { state, reload, replace };
}
