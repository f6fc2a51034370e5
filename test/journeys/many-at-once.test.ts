import { agreedTo, call } from '../pages/calls';
import { company, peopleWith } from './seeds';
import { COLLEAGUE, TestSite } from './site';

const LONG = 120_000;
/** So many people are shown by one call. */
const PREVIEWED = 20;
const people = Array.from({ length: 50 }, (_, index) => `person-${String(index)}@acme.example`);

describe('the most people that one request may name', () => {
  it(
    'begin together, with a successor for each of many projects and a long reason',
    async () => {
      const seed = company({
        people: peopleWith(
          ...people.map((email) => ({ email, name: `Person ${email}`, groups: ['jira-users-acme'] })),
        ),
      });
      const site = await TestSite.start(seed);
      try {
        const accountId = await site.accountId(COLLEAGUE);
        const successors = Array.from({ length: 14 }, (_, index) => ({
          projectKey: `PROJECT${String(index)}`,
          accountId,
        }));
        const changes = { successors, why: 'Ж'.repeat(500) };
        const shown = [];
        for (let from = 0; from < people.length; from += PREVIEWED) {
          shown.push(await agreedTo(site, people.slice(from, from + PREVIEWED), { changes }));
        }
        const [first] = shown;
        if (!first) throw new Error('Somebody was shown.');
        const agreed = shown.flatMap((part) => part.people);
        const result = await call(site, 'operator', 'start', {
          ...first,
          people: agreed,
          typedCount: agreed.length,
        });
        if (result.outcome !== 'started') throw new Error('Nothing was started.');
        const batch = await call(site, 'operator', 'getBatch', { id: result.batchId });
        expect(batch.runs).toHaveLength(people.length);
      } finally {
        await site.close();
      }
    },
    LONG,
  );
});
