import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { control } from '../connection/control';

export const TRAFFIC_KINDS = ['jira', 'egress', 'storage', 'queue', 'platform'] as const;
export type TrafficKind = (typeof TRAFFIC_KINDS)[number];

const call = z.object({
  seq: z.number(),
  at: z.string(),
  invocation: z.string(),
  kind: z.enum(TRAFFIC_KINDS),
  identity: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  points: z.number(),
});
const answer = z.object({ requests: z.array(call) });

export type Call = z.infer<typeof call>;

const POLL_MS = 1000;

/** The calls of the app since the page was opened or cleared, and all before that; follows new ones. */
export function useTraffic(): { calls: readonly Call[]; clear: () => void } {
  const [calls, setCalls] = useState<readonly Call[]>([]);
  const since = useRef(0);

  useEffect(() => {
    let stopped = false;
    let timer = 0;
    const poll = async (): Promise<void> => {
      try {
        const path = `requests?since=${String(since.current)}&kinds=${TRAFFIC_KINDS.join(',')}`;
        const { requests } = await control('GET', path, answer);
        const newest = requests.at(-1);
        if (!stopped && newest !== undefined) {
          since.current = newest.seq;
          setCalls((known) => [...known, ...requests]);
        }
      } catch (error) {
        console.error('The traffic could not be read:', error);
      }
      if (!stopped) timer = window.setTimeout(() => void poll(), POLL_MS);
    };
    void poll();
    return () => {
      stopped = true;
      window.clearTimeout(timer);
    };
  }, []);

  const clear = useCallback(() => {
    setCalls([]);
  }, []);
  return { calls, clear };
}
