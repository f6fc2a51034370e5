import { NEW_BREAKER } from '../../../src/offboarding/breaker/breaker';
import { createBrake } from '../../../src/offboarding/engine/brake';
import { defaultSettings } from '../../../src/offboarding/settings';
import { MINUTE, SECOND } from '../../../src/offboarding/time';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');
/** How often a busy worker looks for urgent runs, and so asks whether they are held. */
const LOOKS_A_SECOND = 4;

it('reads the counter of the daily limit, which names everybody of the day, once a second', async () => {
  const clock = { at: NOW, now: () => clock.at };
  let reads = 0;
  const brake = createBrake({
    clock,
    log: (message) => {
      throw new Error(message);
    },
    settings: {
      read: () => Promise.resolve(defaultSettings()),
      replace: () => Promise.resolve(false),
      changes: () => Promise.resolve([]),
    },
    breaker: {
      read: () => {
        reads += 1;
        return Promise.resolve(NEW_BREAKER);
      },
      replace: () => Promise.resolve(false),
      begin: () => Promise.resolve(),
      records: () => Promise.resolve([]),
    },
  });
  for (; clock.at < NOW + MINUTE; clock.at += SECOND / LOOKS_A_SECOND) {
    expect(await brake.held()).toBeNull();
  }
  expect(reads).toBe(MINUTE / SECOND);
});
