import { useState } from 'react';
import type { ApprovalResult, PlanToApprove } from '../../../src/contract/approvals';
import { usePortions, type Portions } from '../use-portions';
import { PORTION, type Deciding, type Shown } from './deciding';

/** What somebody sees of a request before they decide about it. */
export interface Request extends Portions {
  /** People who are read and not decided about, in their order. */
  people: readonly PlanToApprove[];
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
  const [changed, setChanged] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<Request['refused']>([]);
  const portions = usePortions(runIds, PORTION, async (portion) => {
    const found = await deciding.preview([...portion]);
    setPeople((known) => [...known, ...found]);
  });

  /** Takes out who is decided about as soon as that is known: what fails later is tried again for the others only. */
  const decide = async <One extends PlanToApprove>(
    all: readonly One[],
    send: (portion: readonly One[]) => Promise<ApprovalResult[]>,
  ): Promise<boolean> => {
    setChanged([]);
    setRefused([]);
    let isWhole = true;
    for (let rest = all; rest.length > 0;) {
      const portion = rest.slice(0, PORTION);
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
    ...portions,
    people,
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
