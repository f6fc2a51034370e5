import { SECOND } from '../time';

/**
 * How long a claim counts as alive without a sign. Long enough for the slowest paced step between two stores, short
 * enough that a dead worker's run waits no more than two minutes.
 */
export const LEASE = 120 * SECOND;

/** A claim with less than this left is renewed. */
export const RENEW_BELOW = 60 * SECOND;
