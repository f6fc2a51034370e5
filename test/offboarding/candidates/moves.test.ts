import fc from 'fast-check';
import {
  hasLost,
  mayBeProposed,
  propose,
  runOf,
  type Candidacy,
  type Found,
} from '../../../src/offboarding/candidates/candidacy';
import {
  begin,
  isGraceOver,
  move,
  postpone,
  settle,
  type Move,
} from '../../../src/offboarding/candidates/moves';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;
const OPERATOR = { accountId: 'operator', displayName: 'Olga' };
const PERSON = { accountId: 'person', displayName: 'Dora' };
const FOUND: Found = { ...PERSON, lastActiveOn: '2026-05-01', lastActiveFrom: null, products: ['Jira'] };
const TICKET = { id: '1', key: 'IT-9', isServiceProject: true };

const weighed = (weight: number, move: Move) => ({ weight, arbitrary: fc.constant(move) });
/** What ends a way is seldom, so that many ways are long. */
const moves: fc.Arbitrary<Move> = fc.oneof(
  weighed(20, { kind: 'approve', by: OPERATOR }),
  weighed(20, { kind: 'notify', ticket: TICKET, graceDays: 2 }),
  weighed(20, { kind: 'act' }),
  weighed(20, { kind: 'end', words: 'Over.', leavesAt: null }),
  weighed(20, { kind: 'propose-leaving' }),
  weighed(3, { kind: 'hold', note: 'look' }),
  weighed(1, { kind: 'dismiss', by: OPERATOR, until: null, why: 'no' }),
  weighed(1, { kind: 'keep', how: 'click', by: PERSON, words: '', until: NOW }),
  weighed(1, { kind: 'ask-back', by: PERSON }),
  weighed(1, { kind: 'restore', by: OPERATOR, until: NOW }),
);
/** Moves with the hours that pass before each; a clock that is put back passes fewer than none. */
const ways = fc.array(fc.tuple(moves, fc.integer({ min: -10, max: 60 })), { minLength: 20, maxLength: 80 });

interface Made {
  before: Candidacy;
  after: Candidacy;
  move: Move;
  now: number;
}

/** Every move of a way that was possible. */
function walk(way: readonly (readonly [Move, number])[], isApproved: boolean): Made[] {
  const made: Made[] = [];
  let now = NOW;
  let candidacy = propose(FOUND, undefined, null, isApproved, now);
  for (const [one, hours] of way) {
    now += hours * HOUR;
    const after = move(candidacy, one, now);
    if (!after) continue;
    made.push({ before: candidacy, after, move: one, now });
    candidacy = after;
  }
  return made;
}

const everyWay = (check: (made: Made[]) => void): void => {
  fc.assert(
    fc.property(ways, fc.boolean(), (way, isApproved) => {
      check(walk(way, isApproved));
    }),
  );
};

describe('the way of a candidate', () => {
  it('takes nothing before the person was told and the time that they were told has passed', () => {
    everyWay((made) => {
      for (const { before, after, now } of made) {
        if (after.stage !== 'acting') continue;
        expect(before.stage).toBe('noticed');
        expect(now).toBeGreaterThanOrEqual(Date.parse(before.document.actsAt ?? ''));
        expect(now).toBeGreaterThanOrEqual(Date.parse(before.document.noticedAt ?? ''));
      }
    });
  });

  it('tells nobody whom no operator has approved, unless the rule needs none', () => {
    everyWay((made) => {
      const told = made.filter(({ after }) => after.stage === 'noticed');
      for (const { before } of told) expect(before.stage).toBe('approved');
    });
  });

  it('never has two runs of one name, and each run only once', () => {
    everyWay((made) => {
      const begun = made.filter(({ after }) => after.stage === 'acting').map(({ after }) => runOf(after));
      expect(new Set(begun).size).toBe(begun.length);
    });
  });

  it('raises the version with every move and writes down who made it', () => {
    everyWay((made) => {
      for (const { before, after } of made) {
        expect(after.version).toBe(before.version + 1);
        const last = after.document.history.at(-1);
        expect(last?.stage).toBe(after.stage);
        expect(last?.words).not.toBe('');
      }
    });
  });

  it('can be stopped by an operator and kept by the person wherever something is still to come', () => {
    everyWay((made) => {
      for (const { after, now } of made) {
        if (!['approved', 'noticed', 'acting'].includes(after.stage)) continue;
        const stopped = move(after, { kind: 'dismiss', by: OPERATOR, until: null, why: 'no' }, now);
        // Nothing is left to happen but that the ticket is closed, where there is one.
        const work = after.document.ticket === null ? 'none' : 'due';
        expect(stopped).toMatchObject({ stage: 'dismissed', work });
        const kept = move(after, { kind: 'keep', how: 'click', by: PERSON, words: '', until: now }, now);
        expect(kept).toMatchObject({ stage: 'kept', work });
        expect(kept && settle(kept)).toMatchObject({ stage: 'kept', work: 'none' });
      }
    });
  });

  it('gives back only what a run has taken', () => {
    everyWay((made) => {
      for (const { before, after } of made) {
        if (after.stage !== 'asked-back') continue;
        expect(after.document.takenBy).not.toBeNull();
        expect(hasLost(before) || before.stage === 'kept' || before.document.runId !== null).toBe(true);
      }
    });
  });
});

describe('a candidate', () => {
  const approved = propose(FOUND, undefined, null, true, NOW);
  const noticed = move(approved, { kind: 'notify', ticket: TICKET, graceDays: 14 }, NOW);

  it('is due at the end of the grace period that the notice told', () => {
    expect(noticed).toMatchObject({ work: 'due', dueAt: '2026-12-05T12:00:00.000Z', ticketId: '1' });
    expect(noticed && isGraceOver(noticed, Date.parse('2026-12-05T11:59:59Z'))).toBe(false);
    expect(noticed && isGraceOver(noticed, Date.parse('2026-12-05T12:00:00Z'))).toBe(true);
  });

  it('waits longer when the clock was put back before the notice', () => {
    expect(noticed && isGraceOver(noticed, NOW - HOUR)).toBe(false);
  });

  it('is proposed again when the time that an operator said is over, and never after for ever', () => {
    const until = NOW + HOUR;
    const dismissed = move(approved, { kind: 'dismiss', by: OPERATOR, until, why: 'leave' }, NOW);
    expect(dismissed && mayBeProposed(dismissed, until - 1)).toBe(false);
    expect(dismissed && mayBeProposed(dismissed, until)).toBe(true);
    const forEver = move(approved, { kind: 'dismiss', by: OPERATOR, until: null, why: 'bot' }, NOW);
    expect(forEver && mayBeProposed(forEver, NOW + 10_000 * HOUR)).toBe(false);
    expect(mayBeProposed(approved, NOW + 10_000 * HOUR)).toBe(false);
  });

  it('keeps its row for the next way, with a run of another name', () => {
    const kept = move(approved, { kind: 'keep', how: 'activity', by: null, words: '', until: NOW }, NOW);
    const again = kept && propose(FOUND, kept, null, false, NOW);
    expect(again?.version).toBe(2);
    expect(again && runOf(again)).not.toBe(runOf(approved));
  });

  it('is in doubt after a failure, and not after waiting', () => {
    const begun = begin(approved, NOW + HOUR);
    expect(begun).toMatchObject({ version: 1, document: { begun: true } });
    expect(postpone(begun, NOW, 1).document).toMatchObject({ begun: true, failures: 1 });
    expect(postpone(begun, NOW, 0).document).toMatchObject({ begun: false, failures: 0 });
  });
});
