import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApprovalResult, PlanToApprove } from '../../../src/contract/approvals';
import { messageOf } from '../call';
import { nextPortion, type Deciding, type Shown } from './deciding';

/** What somebody sees of a request before they decide about it. */
export interface Request {
  /** People who are read and not decided about, in their order. */
  people: readonly PlanToApprove[];
  /** People who were not read yet. */
  missing: number;
  /** Why reading stopped, in the server's words. */
  problem: string | null;
  /** Reads on where it stopped. */
  read: () => Promise<void>;
  /** Names of those whose plan is another one than was shown, after somebody has tried to approve it. */
  changed: readonly string[];
  /** Who could not be decided about, and why. */
  refused: readonly { person: string; reason: string }[];
  /** @returns whether everybody is decided about */
  approve: () => Promise<boolean>;
  /** @returns whether everybody is decided about */
  decline: (reason: string) => Promise<boolean>;
}

/** Reads the plans of a request and decides about them, in portions, so that no call lasts long. */
export function useRequest(runIds: readonly string[], deciding: Deciding): Request {
  const [people, setPeople] = useState<readonly PlanToApprove[]>([]);
  const [missing, setMissing] = useState(runIds.length);
  const [problem, setProblem] = useState<string | null>(null);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Request['refused']>([]);
  const open = useRef([...runIds]);
  const isGone = useRef(false);

  const read = useCallback(async (): Promise<void> => {
    setProblem(null);
    try {
      while (open.current.length > 0 && !isGone.current) {
        const portion = nextPortion(open.current);
        const found = await deciding.preview(portion);
        open.current = open.current.slice(portion.length);
        setMissing(open.current.length);
        setPeople((known) => [...known, ...found]);
      }
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [deciding]);

  useEffect(() => {
    isGone.current = false;
    void read();
    return () => {
      isGone.current = true;
    };
  }, [read]);

  /** Takes out who is decided about as soon as that is known: what fails later is tried again for the others only. */
  const decide = async <One extends PlanToApprove>(
    all: readonly One[],
    send: (portion: readonly One[]) => Promise<ApprovalResult[]>,
  ): Promise<boolean> => {
    setChanged([]);
    setRefused([]);
    let isWhole = true;
    for (let rest = all; rest.length > 0;) {
      const portion = nextPortion(rest);
      const results = await send(portion);
      rest = rest.slice(portion.length);
      const nameOf = (id: string) => portion.find(({ runId }) => runId === id)?.person.displayName ?? id;
      const byRun = new Map(results.map((result) => [result.runId, result]));
      setPeople((known) =>
        known.flatMap((one) => {
          const result = byRun.get(one.runId);
          if (result?.outcome === 'done') return [];
          return result?.outcome === 'changed' ? [result.person] : [one];
        }),
      );
      for (const result of results) {
        if (result.outcome === 'done') continue;
        isWhole = false;
        const person = nameOf(result.runId);
        if (result.outcome === 'changed') setChanged((known) => [...known, person]);
        else setRefused((known) => [...known, { person, reason: result.reason }]);
      }
    }
    return isWhole;
  };

  return {
    people,
    missing,
    problem,
    read,
    changed,
    refused,
    approve: () =>
      decide(people.filter(isShown), (portion) =>
        deciding.approve(portion.map(({ runId, fingerprint }) => ({ id: runId, fingerprint }))),
      ),
    decline: (reason) =>
      decide(people, (portion) =>
        deciding.decline(
          portion.map(({ runId }) => runId),
          reason,
        ),
      ),
  };
}

/** Whether there is a plan that can be agreed to. */
export const isShown = (one: PlanToApprove): one is Shown => one.allowed;
