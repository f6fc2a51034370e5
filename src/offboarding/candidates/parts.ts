import type { SettingsStore, Tickets } from '../ports';
import type { SubmitParts } from '../submit';
import type { Candidacy } from './candidacy';
import type { CandidacyStore, Inactive, TrackingTickets } from './port';

/** What the way of a candidate takes. */
export interface CandidateParts extends SubmitParts {
  candidacies: CandidacyStore;
  inactive: Inactive;
  trackingTickets: TrackingTickets;
  tickets: Tickets;
  settings: SettingsStore;
}

/** A candidate whose stage is due, in the hands of one worker. */
export interface CandidateInHand {
  candidacy: Candidacy;
  /** Whether somebody before may have done some of it. */
  isRepeat: boolean;
}
