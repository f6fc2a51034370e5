import { newRun } from '../../src/offboarding/new-run';
import type { Run } from '../../src/offboarding/run';
import { runRow } from '../../src/offboarding/run-views';

const person = (accountId: string) => ({ accountId, displayName: accountId });

const born = newRun({
  id: 'r1',
  batchId: 'b1',
  source: 'page',
  ticket: null,
  leaver: person('leo'),
  operator: person('olga'),
  successorId: null,
  procedure: 'leave-company',
  teamId: null,
  rehearsal: false,
  urgent: false,
  why: null,
  reason: null,
  now: 0,
  startsAt: 0,
  plan: undefined,
  salt: () => '0'.repeat(32),
});

const run = (status: Run['status'], document: Partial<Run['document']>): Run => ({
  ...born,
  status,
  document: { ...born.document, effects: { done: 4, blocked: 3 }, ...document },
});

describe('what needs a person in the row of a run', () => {
  it.each<[string, Run, number]>([
    ['what was refused, while it goes on', run('running', { outstanding: 1 }), 3],
    ['what reading back has left, once it has ended', run('incomplete', { outstanding: 1 }), 1],
    ['what was refused, in a run of an earlier version', run('incomplete', {}), 3],
    ['nothing, when it is complete', run('completed', {}), 0],
  ])('is %s', (_what, one, left) => {
    expect(runRow(one, 'UTC').blocked).toBe(left);
  });
});
