import type { Run } from '../../../src/offboarding/run';
import { check } from '../../../src/offboarding/steps/check';
import type { RunInHand, StepParts } from '../../../src/offboarding/steps/step';

const NOW = Date.parse('2026-11-21T12:00:00Z');
/** Whatever else is asked for fails the test. */
const parts = { clock: { now: () => NOW } } as unknown as StepParts;
const hand = (startedAt: string | null, startAt: string): RunInHand =>
  ({
    run: { document: { startedAt, startAt, askGuards: true } } as unknown as Run,
    plan: undefined,
  }) as unknown as RunInHand;

describe('the last look before the first write', () => {
  it('makes no new plan of a run that has begun: what it holds is the snapshot', async () => {
    const begun = hand('2026-11-21T11:59:00.000Z', '2026-11-21T11:59:00.000Z');
    expect(await check(begun, parts)).toEqual({ kind: 'done', store: false });
  });

  it('reads nothing before the time to start', async () => {
    const early = hand(null, '2026-11-21T13:00:00.000Z');
    expect(await check(early, parts)).toMatchObject({ kind: 'wait', at: NOW + 3_600_000 });
  });
});
