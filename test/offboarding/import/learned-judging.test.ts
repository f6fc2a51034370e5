import { createLearnedJudging, createLearnedPeople } from '../../../src/offboarding/import/learned-judging';
import type { Judging } from '../../../src/offboarding/import/port';
import { newPerson, type Person } from '../../../src/offboarding/people/person';
import { shardOf } from '../../../src/offboarding/people/shards';

const NOW = '2026-11-21T12:00:00.000Z';
const SHARDS = 4;

const person = (accountId: string, changes: Partial<Person> = {}): Person => ({
  ...newPerson({ accountId, name: accountId, kind: 'atlassian', active: true }, null),
  groups: { '1': '2026-11-01', '2': '2026-11-14' },
  ...changes,
});

function directoryOf(...people: Person[]) {
  let reads = 0;
  const store: Parameters<typeof createLearnedPeople>[0] = {
    state: () =>
      Promise.resolve({
        startedAt: NOW,
        shards: SHARDS,
        groups: [],
        nextGroup: 1,
        products: [],
        groupsAsked: '',
        lookedTo: '',
        reconciled: '',
        dueBy: '',
        isPending: false,
        isChanged: false,
        hour: { from: 0, points: 0 },
        minute: { from: 0, units: 0 },
        organisationSays: null,
      }),
    shards: (numbers) => {
      reads += numbers.length;
      return Promise.resolve(
        new Map(
          numbers.map((number) => [
            number,
            Object.fromEntries(
              people.flatMap((one) =>
                shardOf(one.accountId, SHARDS) === number ? [[one.accountId, one] as const] : [],
              ),
            ),
          ]),
        ),
      );
    },
  };
  return { directory: createLearnedPeople(store), reads: () => reads };
}

/** Knows nobody, and remembers whom it was asked about. */
function live() {
  const asked: string[] = [];
  const judging: Judging = {
    meant: (ids, emails) => {
      asked.push(...ids, ...emails);
      return Promise.resolve({ knownAt: NOW, meant: new Map() });
    },
  };
  return { judging, asked };
}

describe('judging by the learned directory', () => {
  it('asks Jira only about people whom it does not know to be there, and about addresses', async () => {
    const { directory } = directoryOf(
      person('leo'),
      person('gone', { active: false }),
      person('loose', { groups: {} }),
    );
    const { judging, asked } = live();
    const { knownAt, meant } = await createLearnedJudging(directory, judging).meant(
      ['leo', 'gone', 'loose', 'new'],
      ['a@b.example'],
    );
    expect(asked).toEqual(['gone', 'loose', 'new', 'a@b.example']);
    expect([...meant.keys()]).toEqual(['leo']);
    expect(knownAt).toBe('2026-11-14');
  });

  it('reads each shard once', async () => {
    const people = Array.from({ length: 50 }, (_, number) => person(`person-${String(number)}`));
    const { directory, reads } = directoryOf(...people);
    const learned = createLearnedJudging(directory, live().judging);
    for (const { accountId } of people) await learned.meant([accountId], []);
    expect(reads()).toBeLessThanOrEqual(SHARDS);
  });
});
