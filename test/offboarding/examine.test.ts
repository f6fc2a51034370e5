import { examineLeaver, examineOperator } from '../../src/offboarding/examine';
import type { LeaverFacts } from '../../src/offboarding/facts';
import { Refused, TryLater } from '../../src/offboarding/later';
import type { Directory } from '../../src/offboarding/ports';
import { defaultSettings } from '../../src/offboarding/settings';

const LEAVER: LeaverFacts = {
  accountId: 'leaver',
  displayName: 'Leo',
  accountType: 'atlassian',
  active: true,
  groups: [{ groupId: 'g', name: 'design' }],
  products: [],
};
const UNTOLD = { untold: 'no-channel' } as const;
const OPERATOR = { accountId: 'operator', displayName: 'Olga', isApp: false };
const unasked = () => Promise.reject(new Error('Nobody asks this here.'));

type Answers = Partial<Parameters<typeof examineLeaver>[0]>;

/** A directory in which only what a test names is answered. */
const examine = (answers: Answers, text?: string) =>
  examineLeaver(
    {
      leaver: () => Promise.resolve(LEAVER),
      byEmail: unasked,
      administersJira: () => Promise.resolve(false),
      standing: () => Promise.resolve(UNTOLD),
      ...answers,
    },
    text === undefined ? { by: 'account', accountId: 'leaver' } : { by: 'text', text },
    OPERATOR,
    defaultSettings(),
    Promise.resolve([]),
  );

describe('examining a leaver', () => {
  it('gives what a plan needs', async () => {
    const leaver = { ...LEAVER, standing: UNTOLD };
    expect(await examine({})).toEqual({ leaver, products: [], refusal: undefined, isProtected: false });
  });

  it('says that an account is unknown, although Jira answers no question about it', async () => {
    const refused = new Refused('Jira refused', "The user with account ID 'leaver' does not exist.");
    const answers = {
      leaver: () => Promise.resolve(undefined),
      administersJira: () => Promise.reject(refused),
    };
    expect(await examine(answers)).toMatchObject({
      leaver: undefined,
      refusal: { code: 'leaver-unknown', parameters: { who: 'leaver' } },
    });
  });

  it.each(['leaver', 'administersJira'] as const)(
    'never goes on where Jira refuses to answer: %s',
    async (call) => {
      const refused = new Refused('Jira refused', 'Not for apps.');
      expect(await examine({ [call]: () => Promise.reject(refused) })).toMatchObject({
        leaver: undefined,
        refusal: { code: 'leaver-unreadable', parameters: { words: 'Not for apps.' } },
      });
    },
  );

  it.each(['leaver', 'administersJira'] as const)('waits where Jira fails: %s', async (call) => {
    const later = new TryLater(5, 'Jira answered 500', 'failure');
    await expect(examine({ [call]: () => Promise.reject(later) })).rejects.toBe(later);
  });

  it('asks for no text without an address in it', async () => {
    expect(await examine({}, 'Leo Lindqvist')).toMatchObject({ refusal: { code: 'leaver-text-ambiguous' } });
    const byEmail = () => Promise.resolve(undefined);
    expect(await examine({ byEmail }, 'leo@acme.example')).toMatchObject({
      refusal: { code: 'leaver-text-ambiguous', parameters: { text: 'leo@acme.example' } },
    });
  });
});

describe('examining an operator', () => {
  const ask = (standing: Directory['operatorStanding'], isLastTry = false) =>
    examineOperator({ operatorStanding: standing }, OPERATOR, defaultSettings(), isLastTry);
  const failing = (kind: TryLater['kind']) => () =>
    Promise.reject(new TryLater(5, 'Jira answered 500', kind));

  it('refuses apps and nobody without asking Jira', async () => {
    const examineOne = (operator: (typeof OPERATOR & { isApp: boolean }) | null) =>
      examineOperator({ operatorStanding: unasked }, operator, defaultSettings());
    expect(await examineOne({ ...OPERATOR, isApp: true })).toMatchObject({ code: 'operator-is-app' });
    expect(await examineOne(null)).toMatchObject({ code: 'operator-unknown' });
  });

  it('tries again after a failure, and refuses at the last try', async () => {
    await expect(ask(failing('failure'))).rejects.toBeInstanceOf(TryLater);
    expect(await ask(failing('failure'), true)).toMatchObject({
      code: 'operator-check-failed',
      parameters: { words: 'Jira answered 500' },
    });
  });

  it('waits for a rate limit, whichever try it is', async () => {
    await expect(ask(failing('rate-limit'), true)).rejects.toBeInstanceOf(TryLater);
  });

  it('refuses an answer that is not known', async () => {
    expect(await ask(() => Promise.resolve({ may: 'unknown', words: 'Eh?' }))).toMatchObject({
      code: 'operator-check-failed',
    });
    expect(await ask(() => Promise.resolve({ may: true }))).toBeUndefined();
  });
});
