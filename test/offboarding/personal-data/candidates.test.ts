import { propose, type Candidacy } from '../../../src/offboarding/candidates/candidacy';
import { move } from '../../../src/offboarding/candidates/moves';
import { jsonOf } from '../../../src/offboarding/evidence/run-entries';
import { changeOthers } from '../../../src/offboarding/personal-data/change';
import { peopleIn } from '../../../src/offboarding/personal-data/people-in';
import type { StoredJson } from '../../../src/offboarding/personal-data/port';
import type { StoredPerson } from '../../../src/offboarding/personal-data/register';
import { defaultSettings } from '../../../src/offboarding/settings';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const DORA = { accountId: '712020:d0ra', displayName: 'Dora Meyer' };
const OLGA = { accountId: '712020:01ga', displayName: 'Olga Petrova' };

/** Dora was approved by Olga, and dismissed by her with a reason that names both. */
function dismissed(): Candidacy {
  const found = propose(
    { ...DORA, lastActiveOn: null, lastActiveFrom: null, products: ['Jira'] },
    undefined,
    null,
    false,
    NOW,
  );
  const approved = move(found, { kind: 'approve', by: OLGA }, NOW);
  const why = 'Olga Petrova (olga@acme.example) says that Dora Meyer is on leave';
  const row = approved && move(approved, { kind: 'dismiss', by: OLGA, until: null, why }, NOW);
  if (!row) throw new Error('Nobody was dismissed.');
  return row;
}

const rowOf = (candidacy: Candidacy): StoredJson => ({
  kind: 'candidate',
  key: candidacy.accountId,
  value: jsonOf(candidacy),
});

const gone = ({ accountId, displayName }: typeof DORA): StoredPerson => ({
  accountId,
  names: [displayName],
  since: '2026-11-21T12:00:00.000Z',
  reportedAt: null,
  pending: {
    status: 'closed',
    at: '2026-11-28T12:00:00.000Z',
    id: 'erased-0123456789abcdef',
    name: '(erased)',
  },
});

/** Changes the row for this person. @returns what stands in its place, and who was left for the next time */
async function changed(person: StoredPerson, isFaster = false) {
  let after: StoredJson | undefined;
  let isReplaced = false;
  const personalData = {
    others: async function* () {
      yield await Promise.resolve([rowOf(dismissed())]);
    },
    replace: (_before: unknown, next: unknown) => {
      if (isFaster) return Promise.resolve(false);
      isReplaced = true;
      after = next as StoredJson | undefined;
      return Promise.resolve(true);
    },
  };
  const settings = { read: () => Promise.resolve(defaultSettings()) };
  const parts = { personalData, settings, clock: { now: () => NOW } } as unknown as Parameters<
    typeof changeOthers
  >[0];
  const left = await changeOthers(parts, [person]);
  return { left, isReplaced, row: after };
}

describe('what is kept of a candidate', () => {
  it('names everybody who took part in it', () => {
    const named = peopleIn(rowOf(dismissed()).value).map(({ accountId }) => accountId);
    expect(new Set(named)).toEqual(new Set([DORA.accountId, OLGA.accountId]));
  });

  it('goes with the account of the candidate', async () => {
    expect(await changed(gone(DORA))).toEqual({ left: [], isReplaced: true, row: undefined });
  });

  it('stays without the name of an operator who is gone, in the reason and its e-mail addresses too', async () => {
    const { row } = await changed(gone(OLGA));
    const text = JSON.stringify(row);
    expect(text).not.toMatch(/Olga|01ga|olga@/);
    expect(text).toContain('Dora Meyer');
    expect(row?.value).toMatchObject({
      stage: 'dismissed',
      document: { history: [{}, { by: { displayName: '(erased)' } }, { by: { displayName: '(erased)' } }] },
    });
  });

  it('has the new name of somebody whose name has changed', async () => {
    const renamed = {
      ...gone(DORA),
      pending: {
        status: 'updated' as const,
        at: '2026-11-28T12:00:00.000Z',
        id: DORA.accountId,
        name: 'Dora Rossi',
      },
    };
    const text = JSON.stringify((await changed(renamed)).row);
    expect(text).not.toContain('Dora Meyer');
    expect(text).toContain('"displayName":"Dora Rossi"');
  });

  it('is left for the next time where somebody has just changed it', async () => {
    expect(await changed(gone(DORA), true)).toMatchObject({ left: [DORA.accountId], isReplaced: false });
  });
});
