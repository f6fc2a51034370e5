import { useCallback, useEffect, useRef, useState } from 'react';
import type { OffboardRequest, PersonPreview } from '../../../src/contract/calls';
import { callOperator, messageOf } from '../../shared/call';
import type { PickedPerson } from './draft';
import { named } from './names';
import { newRequestId } from './request-id';

/** What was shown to the operator so far. */
export interface PreviewedList {
  people: readonly PersonPreview[];
  /** When it would start (ISO 8601); null until the first answer. */
  startsAt: string | null;
  /** A second person has to agree to more people than this; null where the number does not matter. */
  approvalOver: number | null;
  /** Names this list, so that sending it twice starts it once. Another list has another name. */
  requestId: string;
}

export interface Previews {
  list: PreviewedList;
  /** People who were not read yet. */
  missing: number;
  /** Why reading stopped, in the server's words. */
  problem: string | null;
  /** Reads on where it stopped. */
  read: () => Promise<void>;
  takeOut: (accountIds: readonly string[]) => void;
  /** Puts newer previews in place of the ones that were shown. */
  replace: (people: readonly PersonPreview[]) => void;
}

/**
 * Previews people in groups, one after another, so that no call lasts long and the page can say how far it is.
 * @param atOnce the most people for one call
 */
export function usePreviews(
  people: readonly PickedPerson[],
  request: OffboardRequest,
  atOnce: number,
): Previews {
  const [list, setList] = useState<PreviewedList>(() => ({
    people: [],
    startsAt: null,
    approvalOver: null,
    requestId: newRequestId(),
  }));
  const [problem, setProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState(people.length);
  const first = useRef({ people, request, atOnce }).current;
  const open = useRef(people.map(({ accountId }) => accountId));
  const isGone = useRef(false);

  const read = useCallback(async (): Promise<void> => {
    setProblem(null);
    try {
      while (open.current.length > 0 && !isGone.current) {
        const group = open.current.slice(0, first.atOnce);
        const answer = await callOperator('preview', { people: group, request: first.request });
        open.current = open.current.slice(group.length);
        const read = named(answer.people, first.people);
        setMissing(open.current.length);
        setList((known) => ({
          people: [...known.people, ...read],
          startsAt: answer.startsAt,
          approvalOver: answer.approvalOver,
          requestId: newRequestId(),
        }));
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

  const change = useCallback((make: (known: readonly PersonPreview[]) => readonly PersonPreview[]): void => {
    setList((known) => ({ ...known, people: make(known.people), requestId: newRequestId() }));
  }, []);
  return {
    list,
    missing,
    problem,
    read,
    takeOut: (accountIds) => {
      change((known) => known.filter(({ accountId }) => !accountIds.includes(accountId)));
    },
    replace: (newer) => {
      change((known) => named(newer, known));
    },
  };
}
