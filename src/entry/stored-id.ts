import { z } from 'zod';

/**
 * Characters of the ids of runs, batches, people and issues. A key of the store has at most 500 of them (facts of the
 * platform), of which some are its own.
 */
const STORED_ID = /^[\w:.#-]{1,400}$/;

/** An id under which something may be stored: with other characters the store refuses the question itself. */
export const storedId = z.string().regex(STORED_ID, 'There is nothing with this id. Reload the page.');

/** Whether somebody is named by an address, or by an id as accounts have them. */
export const namesAccount = (person: string): boolean => person.includes('@') || STORED_ID.test(person);
