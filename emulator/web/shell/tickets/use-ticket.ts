import { useCallback, useEffect } from 'react';
import { z } from 'zod';
import type { ActingPerson } from '../connection/person';
import { readSite } from '../connection/site';
import { useLoaded, type Loading } from '../connection/use-loaded';
import {
  comments,
  ticket,
  transitions,
  type Ticket,
  type TicketComment,
  type Transition,
} from './ticket-shapes';

/** Everything that the page of a ticket shows. */
export interface WholeTicket {
  ticket: Ticket;
  comments: TicketComment[];
  transitions: Transition[];
}

const REFRESH_MS = 3000;
const MOST_COMMENTS = 1000;

async function readTicket(person: ActingPerson, key: string): Promise<WholeTicket> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}`;
  const [one, two, three] = await Promise.all([
    readSite(person, `${path}?expand=names,changelog`, ticket),
    readSite(person, `${path}/comment?maxResults=${String(MOST_COMMENTS)}&orderBy=created`, comments),
    readSite(person, `${path}/transitions?expand=transitions.fields`, transitions),
  ]);
  return { ticket: one, comments: two.comments, transitions: three.transitions };
}

/** Tells Jira once that the person looks at the ticket; what it shows is read by itself. */
async function enterHistory(person: ActingPerson, key: string): Promise<void> {
  const path = `/rest/api/3/issue/${encodeURIComponent(key)}?fields=summary&updateHistory=true`;
  // Who may not see the ticket reads so where it is shown.
  await readSite(person, path, z.unknown()).catch(() => undefined);
}

/** A ticket with comments and transitions as a person sees it, kept fresh while it is open. */
export function useTicket(person: ActingPerson, key: string): Loading<WholeTicket> {
  useEffect(() => {
    void enterHistory(person, key);
  }, [person, key]);
  return useLoaded(
    useCallback(() => readTicket(person, key), [person, key]),
    REFRESH_MS,
  );
}
