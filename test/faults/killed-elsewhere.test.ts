import { COMPLETE } from './complete';
import { BOTH_SIDES, cutEach, ONE_SIDE } from './cut-each';
import {
  ANNOUNCED,
  LEAVE_TEAM,
  REFUSAL,
  REHEARSAL,
  REOPENED,
  RESOLVED_BY_LEAVER,
  RESTORE,
  RESTORE_WORK,
  URGENT_HAND_OVER,
} from './scenarios';

describe('an invocation that dies beside the main procedure leaves what a clean run leaves', () => {
  cutEach(
    [
      { scenario: REHEARSAL },
      { scenario: REFUSAL },
      { scenario: ANNOUNCED },
      { scenario: REOPENED, some: 4 },
      { scenario: RESOLVED_BY_LEAVER, some: 4 },
      { scenario: URGENT_HAND_OVER, some: 4 },
      { scenario: RESTORE, some: 4 },
      { scenario: RESTORE_WORK, some: 8 },
      { scenario: LEAVE_TEAM, some: 8 },
    ],
    COMPLETE ? BOTH_SIDES : ONE_SIDE,
    5,
  );
});
