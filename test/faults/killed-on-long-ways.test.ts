import { COMPLETE } from './complete';
import { BOTH_SIDES, cutEach, ONE_SIDE } from './cut-each';
import { DAILY_LOOK, DELETE_LATER, IMPORT, REVOKE_ACCESS, SWEEP } from './long-scenarios';

describe('an invocation that dies on a way that takes days leaves what a clean run leaves', () => {
  cutEach(
    [
      { scenario: REVOKE_ACCESS, some: 4 },
      { scenario: DELETE_LATER, some: 60 },
      { scenario: IMPORT, some: 40 },
      { scenario: DAILY_LOOK, some: 4 },
      { scenario: SWEEP, some: 60 },
    ],
    COMPLETE ? BOTH_SIDES : ONE_SIDE,
    5,
  );
});
