import type { PersonView } from './runs';

/** Giving back what a run took, as the pages see it. */

/** One thing that a run took and that is not back yet. */
export interface RestoreItemView {
  id: string;
  kind:
    | 'disable-account'
    | 'suspend-account'
    | 'schedule-deletion'
    | 'delete-account'
    | 'remove-group'
    | 'hold-account'
    | 'remove-role'
    | 'hand-over-project'
    | 'hand-over-component'
    | 'hand-over-filter'
    | 'hand-over-dashboard'
    | 'hand-over-issues';
  /** What would be given back, such as `the group engineering`. */
  name: string;
  /** A conflict was changed by somebody meanwhile, and is given back only when it is chosen. */
  state: 'ready' | 'conflict' | 'impossible';
  /** What was changed, as a sentence; null for what is ready. */
  words: string | null;
}

/** What a restore would give back, or why it would not. */
export type RestorePreview =
  | { allowed: false; reason: string }
  | {
      allowed: true;
      person: PersonView;
      items: RestoreItemView[];
      /** How much is back already. */
      back: number;
      /** Sentences to read before confirming. */
      notes: string[];
      fingerprint: string;
    };

export type RestoreResult =
  | { outcome: 'started'; runId: string }
  /** Nothing was begun, because something is not as it was shown. */
  | { outcome: 'changed'; preview: RestorePreview };
