import fc from 'fast-check';
import { answerOf, everyWrite, type Module } from '../pages/calls';
import { PAGES } from '../pages/every-call';
import { TestSite } from '../journeys/site';
import { company, peopleWith } from '../journeys/seeds';
import { changed, anyJson, INTERNALS } from './any';
import { tries } from './bounds';

const EVERYTHING = 'everything@acme.example';
/** Holds every role, so that nothing but the payload is a reason to be refused. */
const SEED = company({
  people: peopleWith({
    email: EVERYTHING,
    name: 'Eve Everything',
    groups: ['jira-administrators', 'offboarding-operators', 'offboarding-auditors', 'jira-users-acme'],
  }),
});
/** What a page says where the app itself is at fault. */
const OWN_FAULT = 'Something went wrong';
const LONGEST_WORDS = 2_000;
const HOUR_SECONDS = 3_600;

describe('whatever a page sends', () => {
  let site: TestSite;
  let accountId: string;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
    accountId = await site.accountId(EVERYTHING);
  });
  afterAll(() => site.close());
  // So that the hour's points are never used up: that would be a reason to be refused, too.
  beforeEach(() => site.advance(HOUR_SECONDS));

  const calls = (['operator', 'admin', 'ticket'] as const).flatMap((module) =>
    Object.entries(PAGES[module])
      .filter(([functionKey]) => module !== 'admin' || !(functionKey in PAGES.operator))
      .map(([functionKey, { payload }]) => ({ module, functionKey, payload })),
  );

  const ask = (module: Module, functionKey: string, payload: unknown) =>
    answerOf(site, {
      module,
      functionKey,
      payload,
      accountId,
      ...(module === 'ticket' && { issueKey: 'IT-1' }),
    });

  const expectWords = (error: string) => {
    expect(error).not.toContain(OWN_FAULT);
    expect(error).not.toMatch(INTERNALS);
    expect(error.length).toBeLessThan(LONGEST_WORDS);
    expect(error.trim()).not.toBe('');
  };

  it.each(calls)(
    '$module $functionKey answers it or says in words what is wrong',
    async ({ module, functionKey, payload }) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(changed(payload), changed(payload), anyJson), async (sent) => {
          const answer = await ask(module, functionKey, sent);
          if ('error' in answer) expectWords(answer.error);
        }),
        tries(5),
      );
    },
  );

  it('writes nothing when it is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), anyJson, async ({ module, functionKey }, sent) => {
        // What an earlier call has begun goes on in the background.
        await site.drain({ horizonSeconds: 0 });
        const before = await everyWrite(site);
        const answer = await ask(module, functionKey, sent);
        if ('error' in answer) expect(await everyWrite(site)).toEqual(before);
      }),
      tries(20),
    );
  });
});
