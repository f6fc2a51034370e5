import { decidedOf, withoutCopies } from '../../../src/offboarding/evidence/record';
import { hashOfEntry } from '../../../src/offboarding/evidence/chain';
import { withDecidedWithout, withoutPeople } from '../../../src/offboarding/evidence/erase';
import { MOST_PEOPLE } from '../../../src/offboarding/console/request';
import { newRun, type Birth } from '../../../src/offboarding/new-run';

/** Bytes of one stored value (facts of the platform). */
const LARGEST_VALUE = 240 * 1024;

let salts = 0;
const ACCOUNT = '712020:2d48ad10-a3df-54e9-b7d8-74ff733880ca';
const birth = (changes: Partial<Birth> = {}): Birth => ({
  id: `page.${ACCOUNT}.${'r'.repeat(36)}.${ACCOUNT}`,
  batchId: `page.${ACCOUNT}.${'r'.repeat(36)}`,
  source: 'page',
  ticket: null,
  leaver: { accountId: ACCOUNT, displayName: 'Maximiliane Mustermann-Beispielhausen' },
  operator: { accountId: ACCOUNT, displayName: 'Maximiliane Mustermann-Beispielhausen' },
  successorId: ACCOUNT,
  procedure: 'leave-company',
  teamId: null,
  rehearsal: false,
  urgent: false,
  why: '離'.repeat(500),
  reason: null,
  now: 0,
  startsAt: 0,
  plan: undefined,
  salt: () => String((salts += 1)).padStart(32, '0'),
  ...changes,
});

describe('the first entry of a run', () => {
  it('holds after the person was erased, and neither it nor the stored entries name them', () => {
    const run = newRun(birth());
    const stored = decidedOf(run);
    const people = [
      {
        accountId: ACCOUNT,
        names: [birth().leaver?.displayName ?? ''],
        id: 'erased-1',
        name: '(erased)',
        isErased: true,
      },
    ];
    const { evidence } = withDecidedWithout(run, people, true).document;
    expect(evidence?.decided?.hash).toBe(stored?.hash);
    for (const entry of [evidence?.decided, stored && withoutPeople(stored, ACCOUNT, people, true)]) {
      expect(JSON.stringify(entry)).not.toMatch(/Maximiliane|712020:|離/);
      expect(JSON.stringify(entry)).not.toContain('salt');
      expect(entry && hashOfEntry(entry)).toBe(stored?.hash);
    }
  });

  it('leaves room for as many runs as one decision holds, whatever language the reason is in', () => {
    const bytes = Buffer.byteLength(JSON.stringify(newRun(birth())));
    expect(bytes * MOST_PEOPLE).toBeLessThan(LARGEST_VALUE);
  });

  it('is whole again when it is read, and follows from what was hashed', () => {
    const decided = decidedOf(newRun(birth()));
    expect(decided?.personal['why']?.value).toBe(birth().why);
    expect(decided?.personal['leaverId']?.value).toBe(ACCOUNT);
    expect(decided && hashOfEntry(decided)).toBe(decided?.hash);
  });

  it('takes nothing else for what was hashed, when the run was changed', () => {
    const run = newRun(birth());
    const forged = { ...run, document: { ...run.document, why: 'another reason' } };
    expect(decidedOf(forged)?.personal['why']).not.toHaveProperty('value');
    expect(withoutCopies(run)).toEqual(run);
  });
});
