import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf } from './call';

/** How far reading in portions has come. */
export interface Portions {
  /** How many were not read yet. */
  missing: number;
  /** Why reading stopped, in the server's words. */
  problem: string | null;
  /** Reads on where it stopped. */
  read: () => Promise<void>;
}

/**
 * Reads many things in portions, one after another, so that no call lasts long and the page can say how far it is.
 * @param all those of the first drawing count
 * @param readPortion takes the next `size` of them, and keeps what it was told
 */
export function usePortions<One>(
  all: readonly One[],
  size: number,
  readPortion: (portion: readonly One[]) => Promise<void>,
): Portions {
  const [problem, setProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState(all.length);
  const first = useRef({ size, readPortion }).current;
  const open = useRef(all);
  const isGone = useRef(false);

  const read = useCallback(async (): Promise<void> => {
    setProblem(null);
    try {
      while (open.current.length > 0 && !isGone.current) {
        const portion = open.current.slice(0, first.size);
        await first.readPortion(portion);
        open.current = open.current.slice(portion.length);
        setMissing(open.current.length);
      }
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [first]);

  useEffect(() => {
    isGone.current = false;
    void read();
    return () => {
      isGone.current = true;
    };
  }, [read]);
  return { missing, problem, read };
}
