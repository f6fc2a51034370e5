import { useCallback, useRef, useState } from 'react';
import { messageOf } from './call';

/** What somebody asks for with a button, one at a time. */
export interface Act {
  isBusy: boolean;
  /** Why it did not work the last time, in the server's words. */
  problem: string | null;
  /** Does it, unless it is being done already. */
  act: (what: () => Promise<void>) => Promise<void>;
}

export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Two clicks come before the state does.
  const isUnderWay = useRef(false);
  const act = useCallback(async (what: () => Promise<void>): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await what();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  }, []);
  return { isBusy, problem, act };
}
