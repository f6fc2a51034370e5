import { COMPLETE } from './complete';
import { cutEach } from './cut-each';
import type { CutEffect } from './cuts';
import { ANNOUNCED, BLOCKED, DELETE, KEEP, REFUSAL, REHEARSAL } from './scenarios';

/** A connection that ends before the effect is the easier one: repeating the call is all there is to do. */
const EFFECTS: CutEffect[] = COMPLETE ? [{ drop: 'before' }, { drop: 'after' }] : [{ drop: 'after' }];
const SCENARIOS = COMPLETE ? [KEEP, DELETE, BLOCKED, REHEARSAL, REFUSAL, ANNOUNCED] : [KEEP, DELETE];

describe('a connection that ends at any call changes nothing of the end', () => {
  cutEach(
    SCENARIOS.map((scenario) => ({ scenario })),
    EFFECTS,
    10,
  );
});
