import { COMPLETE } from './complete';
import { cutEach } from './cut-each';
import type { CutEffect } from './cuts';
import { DEACTIVATE, DEACTIVATE_BY_SCIM, REMOVE_BY_ORGANISATION, RESTORE_BY_ORGANISATION } from './scenarios';

const EVERY: CutEffect[] = [{ kill: 'before' }, { kill: 'after' }, { drop: 'before' }, { drop: 'after' }];
const BOUNDED: CutEffect[] = [{ kill: 'after' }, { drop: 'after' }];
const SCENARIOS = [DEACTIVATE, DEACTIVATE_BY_SCIM, REMOVE_BY_ORGANISATION, RESTORE_BY_ORGANISATION];

describe('an invocation that dies, or an answer that is lost, at any call to the organisation leaves what a clean run leaves', () => {
  cutEach(
    SCENARIOS.map((scenario) => ({ scenario })),
    COMPLETE ? EVERY : BOUNDED,
    3,
  );
});
