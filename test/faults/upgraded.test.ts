import { exported, verify } from '../journeys/evidence/exported';
import { TestSite } from '../journeys/site';
import { COMPLETE } from './complete';
import { differences } from './differences';
import { endState } from './end-state';
import { settle } from './settle';
import { deliverEarlier, replaceEarlier, storedBy, VERSIONS } from './stored-by-earlier-versions/load';
import { STAGES_OF, type Stage } from './stored-by-earlier-versions/stages';

/** What `npm test` has time for: of each version what the others have not. */
const BOUNDED = [
  'first-release: announced',
  'first-release: half-of-the-groups-removed',
  'first-release: waiting-for-deletion',
  'whole-leaver: half-of-the-work-handed-over',
  'whole-leaver: half-given-back',
  'guarded: held',
  'guarded: waiting-for-a-second-person',
  'guarded: import-under-way',
  'guarded: somebody-told-that-access-ends',
  'paced: half-of-the-work-handed-over',
  'paced: half-given-back',
  'paced: waiting-for-a-second-person',
  'paced: import-under-way',
];

/** What is not the same where an earlier version began it: that version did not know it yet, or said it in other words. */
type Unlike = 'approvals' | 'counted' | 'properties' | 'roles' | 'successions';
const UNLIKE: Readonly<Record<string, readonly Unlike[]>> = {
  'first-release': ['approvals', 'counted', 'properties', 'roles', 'successions'],
  'whole-leaver': ['approvals', 'counted', 'properties'],
  guarded: ['approvals'],
};
const APPROVAL_WANTED = 'Approval is wanted';
const ENTRIES_OF_APPROVALS = ['approval-asked', 'approved', 'held'];

const STORED = VERSIONS.flatMap((version) =>
  [...storedBy(version)].map(([stage, stored]) => ({ name: `${version}: ${stage}`, version, stage, stored })),
).filter(({ name }) => COMPLETE || BOUNDED.includes(name));

const TICKETS = ['IT-1', 'IT-2'];

describe('a new version that comes in the middle', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const stageOf = (wanted: string): Stage => {
    const stage = STAGES_OF['guarded']?.find(({ name }) => name === wanted);
    if (!stage) throw new Error(`There is no stage ${wanted}.`);
    return stage;
  };
  const finish = async ({ after }: Stage) => {
    await site.drain();
    await after?.(site);
    await settle(site, () => Promise.resolve(true));
  };

  /** Everything that has to be the same, although that version began it. */
  const end = async (version: string) => {
    const unlike = UNLIKE[version] ?? [];
    // Reports name roles, and the first release, which had no step for them, kept no evidence either.
    const hasWords = !unlike.includes('roles');
    const { tickets, runs, rows, counted, ...others } = await endState(site, TICKETS);
    return {
      ...others,
      rows: { ...rows, succession: unlike.includes('successions') ? null : rows['succession'] },
      counted: unlike.includes('counted') ? null : counted,
      tickets: tickets.map(({ comments, properties, ...ticket }) => {
        const compared = unlike.includes('approvals')
          ? comments.filter((text) => !text.includes(APPROVAL_WANTED))
          : comments;
        return {
          ...ticket,
          comments: hasWords ? compared : compared.length,
          properties: unlike.includes('properties') ? null : properties,
        };
      }),
      runs: runs.map(({ entries, ...run }) => ({
        ...run,
        entries: hasWords
          ? entries.filter((line) => !unlike.includes('approvals') || !ENTRIES_OF_APPROVALS.includes(line))
          : null,
      })),
      effects: (await site.runs())
        .flatMap(({ id, effects }) =>
          effects
            .filter(({ kind }) => hasWords || kind !== 'remove-role')
            .map(({ kind, subject, outcome }) => `${id} ${kind} ${subject.name} ${outcome}`),
        )
        .map((line) => line.replace('found-done', 'done'))
        .sort(),
    };
  };

  it('is shown what it has to finish', () => {
    expect(STORED.map(({ name }) => name)).toEqual(expect.arrayContaining(BOUNDED));
  });

  it.each(STORED)('finishes what is stored: $name', async ({ version, stage: wanted, stored }) => {
    const stage = stageOf(wanted);
    await site.emulator.reset(undefined, stored.at);
    await stage.reach(site);
    await site.clearFaults();
    await finish(stage);
    const clean = await end(version);

    await replaceEarlier(site, stored);
    deliverEarlier(site, stored);
    await finish(stage);
    const found = await end(version);
    expect(differences(clean, found)).toEqual([]);
    for (const { id } of found.runs) {
      expect(verify(await exported(site, { kind: 'run', runId: id })).told).not.toContain('PROBLEM');
    }
  });
});
