import { propose, runOf } from '../../../src/offboarding/candidates/candidacy';
import { move, type Move } from '../../../src/offboarding/candidates/moves';
import { sweepObjection } from '../../../src/offboarding/candidates/last-look';
import type { Run } from '../../../src/offboarding/run';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const DAY = 86_400_000;
const FOUND = {
  accountId: 'dora',
  displayName: 'Dora',
  lastActiveOn: '2026-05-01',
  lastActiveFrom: null,
  products: ['Jira'],
};
const WAY: Move[] = [
  { kind: 'notify', ticket: { id: '1', key: 'IT-9', isServiceProject: true }, graceDays: 2 },
  { kind: 'act' },
];

/** Somebody whose grace period is over and whose run is about to begin. */
const acting = WAY.reduce(
  (candidacy, one, days) => {
    const next = move(candidacy, one, NOW + days * 3 * DAY);
    if (!next) throw new Error(`The move ${one.kind} is not possible.`);
    return next;
  },
  propose(FOUND, undefined, null, true, NOW),
);

const RUN = {
  id: runOf(acting),
  source: 'sweep',
  leaverId: 'dora',
  document: { leaver: FOUND },
} as unknown as Run;

const objection = (
  seen: { activity?: string; commentedAt?: string; candidacy?: typeof acting | null },
  run = RUN,
) =>
  sweepObjection(
    {
      candidacies: { get: () => Promise.resolve(seen.candidacy === null ? undefined : acting) },
      inactive: { activitySince: () => Promise.resolve(seen.activity) },
      trackingTickets: { commentedSince: () => Promise.resolve(seen.commentedAt) },
    },
    run,
  );

describe('the last look before the access of a candidate ends', () => {
  it('lets the run begin where nothing has happened since the notice', async () => {
    expect(await objection({})).toBeUndefined();
  });

  it.each([
    ['a comment on the ticket', { commentedAt: '2026-11-23T10:00:00.000Z' }],
    ['any activity', { activity: 'they changed an issue.' }],
  ])('stops it for %s in the last second', async (_, seen) => {
    expect(await objection(seen)).toMatchObject({ code: 'active-again' });
  });

  it('stops a run that is not the one of this round', async () => {
    expect(await objection({}, { ...RUN, id: 'another' })).toMatchObject({ code: 'sweep-over' });
    expect(await objection({ candidacy: null })).toMatchObject({ code: 'sweep-over' });
  });

  it('asks nothing about runs that somebody has begun', async () => {
    expect(await objection({ activity: 'they work.' }, { ...RUN, source: 'page' })).toBeUndefined();
  });
});
