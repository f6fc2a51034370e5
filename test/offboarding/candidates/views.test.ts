import { propose, type Candidacy } from '../../../src/offboarding/candidates/candidacy';
import { candidateView } from '../../../src/offboarding/candidates/views';

const DORA = { accountId: 'dora', displayName: 'Dora', products: ['Jira'] };
const NOW = Date.UTC(2026, 10, 21, 12);

const proposed = (lastActiveOn: string | null, lastActiveFrom: string | null): Candidacy =>
  propose({ ...DORA, lastActiveOn, lastActiveFrom }, undefined, null, false, NOW);

describe('what operators see of a candidate', () => {
  it('says of the last activity what the list of inactive people says', () => {
    expect(candidateView(proposed('2026-05-25', '2025-11-22')).lastActive).toEqual({
      day: '2025-11-22',
      until: '2026-05-25',
    });
    expect(candidateView(proposed('2026-05-25', null)).lastActive).toEqual({
      day: null,
      until: '2026-05-25',
    });
    expect(candidateView(proposed(null, null)).lastActive).toBeNull();
  });

  it('takes the one day for it that an earlier version kept', () => {
    const { document, ...row } = proposed('2026-05-25', null);
    const { lastActiveFrom: _unknown, ...earlier } = document;
    expect(candidateView({ ...row, document: earlier }).lastActive).toEqual({
      day: '2026-05-25',
      until: '2026-05-25',
    });
  });
});
