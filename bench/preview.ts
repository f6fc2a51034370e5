import { request } from '../test/pages/calls';
import { COLLEAGUE, OPERATOR, TestSite } from '../test/journeys/site';
import type { Benchmark, Section } from './report';

const PEOPLE = [1, 5, 20];
/** A person, site-wide reads counted apart. */
const MOST_CALLS = 6;
const GROUPS = 12;
const PROJECTS = 100;
/** Milliseconds that each call to Jira takes on the way. */
const LATENCY = 80;
/** Reads that serve everybody on the page: products, leads of projects and components, the caller, the successor. */
const FOR_THE_SITE = /\/(applicationrole|project\/search|component|mypermissions)/;

interface Measured {
  people: number;
  forTheSite: string[];
  forPeople: string[];
  points: number;
  milliseconds: number;
}

/** What it costs to see what would happen to some people, before anything is written. */
export const previewOfPeople: Benchmark = {
  name: 'preview',
  run: async () => {
    const site = await TestSite.start({
      scale: { people: 100, groupsPerPerson: GROUPS, projects: PROJECTS, filtersPerPerson: 2 },
    });
    try {
      // The first one warms the threads up, as a platform in use is warm.
      await measure(site, 1);
      await site.fault([{ target: 'jira', effect: { latencyMs: LATENCY } }]);
      const measured: Measured[] = [];
      for (const people of PEOPLE) measured.push(await measure(site, people));
      return section(measured);
    } finally {
      await site.close();
    }
  },
};

async function measure(site: TestSite, count: number): Promise<Measured> {
  const made = (await site.state()).people.filter(({ emailAddress }) => emailAddress.startsWith('person-'));
  const people = made.slice(0, count).map(({ accountId }) => accountId);
  const successorId = await site.accountId(COLLEAGUE);
  const before = (await site.requests()).length;
  const started = performance.now();
  await site.call('operator', 'preview', { people, request: request({ successorId }) }, OPERATOR);
  const milliseconds = performance.now() - started;
  const asked = (await site.requests()).slice(before);
  const successor = encodeURIComponent(successorId);
  const isForTheSite = ({ path }: { path: string }) => FOR_THE_SITE.test(path) || path.includes(successor);
  const names = (calls: typeof asked) =>
    calls.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`);
  return {
    people: people.length,
    forTheSite: names(asked.filter(isForTheSite)),
    forPeople: names(asked.filter((call) => !isForTheSite(call))),
    points: asked.reduce((sum, { points }) => sum + points, 0),
    milliseconds,
  };
}

function section(measured: readonly Measured[]): Section {
  const last = measured.at(-1);
  const perPerson = new Set(last?.forPeople);
  return {
    title: 'A preview',
    content: [
      `People in ${String(GROUPS)} groups on a site with ${String(PROJECTS)} projects, accounts to be deleted, ${String(LATENCY)} ms on Jira. All people of a page are read in parallel.`,
      {
        head: ['people', 'calls a person', 'limit', 'calls for the site', 'points', 'ms'],
        rows: measured.map(({ people, forPeople, forTheSite, points, milliseconds }) => [
          people,
          forPeople.length / people,
          MOST_CALLS,
          forTheSite.length,
          points,
          Math.round(milliseconds),
        ]),
      },
      `For each person: ${[...perPerson].join(', ')}. Once for the site: ${(last?.forTheSite ?? []).join(', ')}.`,
    ],
    misses: measured
      .filter(({ people, forPeople }) => forPeople.length > MOST_CALLS * people)
      .map(({ people, forPeople }) => `${String(forPeople.length)} calls for ${String(people)} people.`),
  };
}
