import { BOTH_SIDES, cutEach } from './cut-each';
import { BLOCKED, DELETE, HAND_OVER, KEEP } from './scenarios';

/**
 * A claim of a dead worker ends after two minutes, and some seconds pass before each delivery: no cut may have to wait
 * for the five-minute schedule on top of that.
 */
const LONGEST_SECONDS = 240;

const SCENARIOS = [KEEP, HAND_OVER, DELETE, BLOCKED];

describe('an invocation that dies at any call, before or after its effect, leaves what a clean run leaves', () => {
  cutEach(
    SCENARIOS.map((scenario) => ({ scenario })),
    BOTH_SIDES,
    60,
    ({ longestSeconds }) => {
      expect(longestSeconds).toBeLessThan(LONGEST_SECONDS);
    },
  );
});
