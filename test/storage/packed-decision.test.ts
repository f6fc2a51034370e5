import { kvs } from '@forge/kvs';
import type { Decision } from '../../src/offboarding/decision';
import { jsonOf } from '../../src/offboarding/evidence/run-entries';
import { newRun } from '../../src/offboarding/new-run';
import { createDecisionStore } from '../../src/storage/decisions';
import { packed, unpacked, type PackedDecision } from '../../src/storage/packed-decision';
import { createStoreAccess } from '../../src/storage/store-access';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');
/** Bytes of a value that the platform takes (facts). */
const MOST_BYTES = 240 * 1024;
const WHY = 'Ж'.repeat(500);

function decision(people: number, successors: number): Decision {
  let salts = 0;
  const runs = Array.from({ length: people }, (_, index) => {
    const accountId = `712020:cfe062db-8b4e-560d-9504-${String(index).padStart(12, '0')}`;
    return newRun({
      id: `page.712020:operator.request.${accountId}`,
      batchId: 'page.712020:operator.request',
      source: 'page',
      ticket: null,
      leaver: { accountId, displayName: `Person ${String(index)}` },
      operator: { accountId: '712020:operator', displayName: 'Olga Operator' },
      successorId: null,
      successors: Array.from({ length: successors }, (__, project) => ({
        projectKey: `PROJECT${String(project)}`,
        accountId: `712020:76b86124-efdf-5aaf-ac15-${String(project).padStart(12, '0')}`,
      })),
      procedure: 'leave-company',
      teamId: null,
      rehearsal: false,
      urgent: index % 7 === 0,
      reason: null,
      why: index === 3 ? null : WHY,
      now: NOW,
      startsAt: NOW,
      plan: undefined,
      salt: () => String((salts += 1)).padStart(32, '0'),
      ...(index % 9 === 8 && { ended: 'refused' }),
    });
  });
  return { id: 'page.712020:operator.request', ticketKey: null, ruleId: null, decidedAt: 'today', runs };
}

/** As the storage gives it back. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value)) as PackedDecision;

describe('a stored decision', () => {
  it('fits for as many people and successors as one request may name', () => {
    const most = decision(50, 50);
    expect(Buffer.byteLength(JSON.stringify(most))).toBeGreaterThan(MOST_BYTES);
    expect(Buffer.byteLength(JSON.stringify(packed(jsonOf(most))))).toBeLessThan(MOST_BYTES);
  });

  it.each([1, 2, 50])('is read as it was made, about %i', (people) => {
    const made = decision(people, 3);
    expect(unpacked(stored(packed(jsonOf(made))))).toEqual(jsonOf(made));
  });

  it('of an earlier version is read as it is', () => {
    const made = decision(2, 3);
    expect(unpacked(stored(made))).toEqual(jsonOf(made));
  });

  it('that would not fit is known before it is stored', () => {
    const { fits } = createDecisionStore(createStoreAccess(kvs, () => Promise.resolve()));
    expect(fits(decision(50, 50))).toBe(true);
    expect(fits(decision(200, 50))).toBe(false);
  });
});
