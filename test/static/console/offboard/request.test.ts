import { emptyDraft, requestOf, type OffboardDraft } from '../../../../static/console/offboard/draft';
import { peopleIn } from '../../../../static/console/offboard/picked';
import { problemsOf } from '../../../../static/console/offboard/problems';

const ZONE = 'Europe/Berlin';
const setup = {
  roles: ['operator' as const],
  procedures: [
    { id: 'leave-company' as const, name: 'Left the company' },
    { id: 'leave-team' as const, name: 'Left the team' },
    { id: 'revoke-access' as const, name: 'Revoke access' },
  ],
  teams: [{ id: 'design', name: 'Design' }],
  timeZone: ZONE,
  endOfDay: '18:00',
  stopWindowMinutes: 0,
  mostPeople: 50,
  mostPreviewed: 20,
  stopped: null,
  tripped: null,
};
const LEO = { accountId: 'leo', displayName: 'Leo Lindqvist' };

const draft = (changed: Partial<OffboardDraft> = {}): OffboardDraft => ({
  ...emptyDraft(setup),
  people: [LEO],
  ...changed,
});

const problemKeys = (changed: Partial<OffboardDraft>): (string | undefined)[] =>
  Object.values(problemsOf(draft(changed), setup)).map((problem) => problem.key);

describe('what the server is asked for', () => {
  test('an exact time counts in the time zone of the site, in summer and in winter', () => {
    const at = (date: string) => requestOf(draft({ when: 'moment', date, time: '17:30' }), ZONE)?.when;
    expect(at('2026-12-01')).toEqual({ kind: 'moment', at: '2026-12-01T16:30:00.000Z' });
    expect(at('2026-07-01')).toEqual({ kind: 'moment', at: '2026-07-01T15:30:00.000Z' });
  });

  test('a last working day stays a date', () => {
    const request = requestOf(draft({ when: 'date', date: '2026-12-01' }), ZONE);
    expect(request?.when).toEqual({ kind: 'date', date: '2026-12-01' });
  });

  test('an urgent request starts now, whatever day was chosen before', () => {
    const request = requestOf(draft({ urgent: true, when: 'date', date: '2026-12-01' }), ZONE);
    expect(request).toMatchObject({ urgent: true, when: { kind: 'now' } });
  });

  test('a ticket key is written large, and an empty one is none', () => {
    expect(requestOf(draft({ ticketKey: ' it-1 ' }), ZONE)?.ticketKey).toBe('IT-1');
    expect(requestOf(draft({ ticketKey: ' ' }), ZONE)?.ticketKey).toBeNull();
  });
});

describe('what is said before the server is asked', () => {
  test('a good request has no problems', () => {
    expect(problemsOf(draft(), setup)).toEqual({});
  });

  test.each([
    ['nobody is picked', { people: [] }, 'offboard.problems.nobody'],
    ['the successor leaves, too', { successor: LEO }, 'offboard.problems.successor'],
    ['the day is missing', { when: 'date' }, 'offboard.problems.date'],
    ['the day does not exist', { when: 'date', date: '2026-02-30' }, 'offboard.problems.date'],
    ['the time is missing', { when: 'moment', date: '2026-12-01' }, 'offboard.problems.time'],
    ['the reason is too long', { why: 'x'.repeat(501) }, 'offboard.problems.why'],
    ['the ticket key is none', { ticketKey: 'the ticket' }, 'offboard.problems.ticketKey'],
    [
      'a successor for one project is not added yet',
      { newSuccessor: { project: 'ENG', person: null } },
      'offboard.problems.newSuccessor',
    ],
  ] as const)('%s', (_, changed, key) => {
    expect(problemKeys(changed)).toEqual([key]);
  });

  test('500 people are refused with the number and the limit', () => {
    const people = Array.from({ length: 500 }, (_, index) => ({ ...LEO, accountId: String(index) }));
    expect(problemsOf(draft({ people }), setup).people).toEqual({
      key: 'offboard.problems.tooMany',
      values: { count: 500, most: 50 },
    });
  });
});

test('the picker may hand out one person, several, or nobody', () => {
  const picked = { id: 'leo', name: 'Leo Lindqvist', type: 'user', avatarUrl: '', email: '' };
  expect(peopleIn(picked)).toEqual([LEO]);
  expect(peopleIn([picked])).toEqual([LEO]);
  expect(peopleIn(null)).toEqual([]);
});
