import {
  GENESIS,
  hashOfEntry,
  seal,
  type Entry,
  type SealedEntry,
} from '../../../src/offboarding/evidence/chain';
import { effectEntry, effectOfEntry } from '../../../src/offboarding/evidence/effect-entries';
import { withoutPeople } from '../../../src/offboarding/evidence/erase';
import type { Effect } from '../../../src/offboarding/effects';

const LEAVER = 'account-leaver';
const OPERATOR = 'account-operator';
const SUCCESSOR = 'account-successor';

const common = { words: null, advice: null, at: '2026-11-21T10:00:00.000Z', outcome: 'done' as const };
const effects: Effect[] = [
  {
    ...common,
    id: 'remove-group:g1',
    kind: 'remove-group',
    subject: { id: 'g1', name: 'engineering' },
    channel: 'jira',
    requestId: 'abc',
  },
  {
    ...common,
    id: `delete-account:${LEAVER}`,
    kind: 'delete-account',
    subject: { id: LEAVER, name: 'Leo Lindqvist' },
    outcome: 'blocked',
    words: 'Leo Lindqvist cannot be removed',
    advice: 'Ask a site admin.',
  },
  {
    ...common,
    id: 'hand-over-filter:f1',
    kind: 'hand-over-filter',
    subject: { id: 'f1', name: 'Open work' },
    to: SUCCESSOR,
    toName: 'Carla Conti',
    before: { kind: 'filter', name: 'Open work' },
  },
  {
    ...common,
    id: 'remove-role:10/20',
    kind: 'remove-role',
    subject: { id: '10/20', name: 'Developers of ENG' },
    before: { kind: 'role', projectKey: 'ENG', roleId: '20' },
  },
  {
    ...common,
    id: `give-back:delete-account:${LEAVER}`,
    kind: 'give-back',
    subject: { id: `delete-account:${LEAVER}`, name: 'the account' },
  },
];

let salts = 0;
function chainOf(entries: readonly Entry[]): SealedEntry[] {
  const whole = entries.map(({ facts, personal }) => ({
    facts,
    personal: { leaverId: LEAVER, operatorId: OPERATOR, operatorName: 'Olga Petrova', ...personal },
  }));
  return seal(whole, GENESIS, () => `salt-${String((salts += 1))}`);
}

const holds = (chain: readonly SealedEntry[]): boolean =>
  chain.every(
    (one, index) => one.previous === (chain[index - 1]?.hash ?? GENESIS) && one.hash === hashOfEntry(one),
  );

describe('effects in entries', () => {
  it('are read as they were recorded, whatever kind they are of', () => {
    expect(chainOf(effects.map(effectEntry)).flatMap((entry) => effectOfEntry(entry) ?? [])).toEqual(effects);
  });

  it('name no person among the facts', () => {
    const facts = JSON.stringify(effects.map((effect) => effectEntry(effect).facts));
    for (const word of [LEAVER, SUCCESSOR, 'Leo', 'Carla']) expect(facts).not.toContain(word);
  });
});

const erasing = (accountId: string, name: string) => [
  { accountId, names: [name], id: 'erased-1', name: '(erased)', isErased: true },
];

describe('erasing a person from evidence', () => {
  const chain = chainOf(effects.map(effectEntry));

  it('leaves nothing of a leaver, keeps who answers for it, and the chain holds', () => {
    const left = chain.map((entry) => withoutPeople(entry, LEAVER, erasing(LEAVER, 'Leo Lindqvist'), false));
    const text = JSON.stringify(left);
    for (const word of [LEAVER, 'Leo', 'engineering', 'Open work', 'site admin'])
      expect(text).not.toContain(word);
    for (const word of [OPERATOR, 'Olga Petrova', SUCCESSOR, 'Carla Conti']) expect(text).toContain(word);
    expect(holds(left)).toBe(true);
  });

  it('leaves nothing of an operator or a successor, and all that is said of others', () => {
    for (const [accountId, name] of [
      [OPERATOR, 'Olga Petrova'],
      [SUCCESSOR, 'Carla Conti'],
    ] as const) {
      const left = chain.map((entry) => withoutPeople(entry, LEAVER, erasing(accountId, name), false));
      expect(JSON.stringify(left)).not.toContain(accountId);
      expect(JSON.stringify(left)).not.toContain(name);
      expect(JSON.stringify(left)).toContain('Leo Lindqvist cannot be removed');
      expect(holds(left)).toBe(true);
    }
  });

  it('takes the salt along with the value: nobody can find it by trying', () => {
    const [first] = chain.map((entry) => withoutPeople(entry, LEAVER, erasing(LEAVER, ''), false));
    expect(first?.personal['subjectName']).toEqual({
      commitment: chain[0]?.personal['subjectName']?.commitment,
    });
  });

  it('still tells the engine which effects there were', () => {
    const left = chain.map((entry) => withoutPeople(entry, LEAVER, erasing(LEAVER, ''), false));
    const read = left.flatMap((entry) => effectOfEntry(entry) ?? []);
    expect(read.map(({ kind, outcome }) => [kind, outcome])).toEqual(
      effects.map(({ kind, outcome }) => [kind, outcome]),
    );
  });

  it('takes the old name of somebody who has another one now, and leaves who it was', () => {
    const people = [
      { accountId: OPERATOR, names: ['Olga Petrova'], id: OPERATOR, name: 'Olga Ivanova', isErased: false },
    ];
    const left = chain.map((entry) => withoutPeople(entry, LEAVER, people, false));
    expect(JSON.stringify(left)).not.toContain('Olga');
    expect(JSON.stringify(left)).toContain(OPERATOR);
    expect(holds(left)).toBe(true);
  });

  it('takes texts with an e-mail address along where nobody can tell whose it is', () => {
    const [entry] = chainOf([
      { facts: {}, personal: { why: 'Ask leo@acme.example', words: 'Ask somebody' } },
    ]);
    const left = entry && withoutPeople(entry, LEAVER, erasing(SUCCESSOR, 'Carla Conti'), true);
    expect(left?.personal['why']).not.toHaveProperty('value');
    expect(left?.personal['words']?.value).toBe('Ask somebody');
  });
});
