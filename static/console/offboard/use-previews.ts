import { useCallback, useRef, useState } from 'react';
import type { OffboardRequest, PersonPreview } from '../../../src/contract/calls';
import { callOperator } from '../../shared/call';
import { newRequestId } from '../../shared/request-id';
import { usePortions, type Portions } from '../../shared/use-portions';
import type { PickedPerson } from './draft';
import { named } from './names';

/** What was shown to the operator so far. */
export interface PreviewedList {
  people: readonly PersonPreview[];
  /** When it would start (ISO 8601); null until the first answer. */
  startsAt: string | null;
  /** A second person has to agree to more people than this; null where the number does not matter. */
  approvalOver: number | null;
  /** So many people may begin by the daily limit, as counted at the last answer; null until the first one. */
  mayBegin: number | null;
  /** Names this list, so that sending it twice starts it once. Another list has another name. */
  requestId: string;
}

export interface Previews extends Portions {
  list: PreviewedList;
  takeOut: (accountIds: readonly string[]) => void;
  /** Puts newer previews in place of the ones that were shown. */
  replace: (people: readonly PersonPreview[]) => void;
}

/**
 * Previews people in portions.
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
    mayBegin: null,
    requestId: newRequestId(),
  }));
  const first = useRef({ people, request }).current;
  const ids = people.map(({ accountId }) => accountId);
  const portions = usePortions(ids, atOnce, async (portion) => {
    const answer = await callOperator('preview', { people: [...portion], request: first.request });
    const read = named(answer.people, first.people);
    setList((known) => ({
      people: [...known.people, ...read],
      startsAt: answer.startsAt,
      approvalOver: answer.approvalOver,
      mayBegin: answer.mayBegin,
      requestId: newRequestId(),
    }));
  });

  const change = useCallback((make: (known: readonly PersonPreview[]) => readonly PersonPreview[]): void => {
    setList((known) => ({ ...known, people: make(known.people), requestId: newRequestId() }));
  }, []);
  return {
    ...portions,
    list,
    takeOut: (accountIds) => {
      change((known) => known.filter(({ accountId }) => !accountIds.includes(accountId)));
    },
    replace: (newer) => {
      change((known) => named(newer, known));
    },
  };
}
