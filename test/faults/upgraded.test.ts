import { z } from 'zod';
import { exported, verify } from '../journeys/evidence/exported';
import { TestSite } from '../journeys/site';
import { COMPLETE } from './complete';
import { differences } from './differences';
import { endState, storageOf } from './end-state';
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
];
const STORED = VERSIONS.flatMap((version) =>
  [...storedBy(version)].map(([stage, stored]) => ({ name: `${version}: ${stage}`, version, stage, stored })),
).filter(({ name }) => COMPLETE || BOUNDED.includes(name));

const ASKING = 'Approval is wanted';
const TICKETS = ['IT-1', 'IT-2'];
const candidatesSchema = z.record(z.string(), z.object({ stage: z.string() })).default({});
const importsSchema = z
  .record(z.string(), z.object({ document: z.object({ stage: z.string() }) }))
  .default({});

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

  /** Everything that has to be the same, whichever version began it. */
  const end = async () => {
    const { jira, tickets, runs } = await endState(site, TICKETS);
    const { entities } = await storageOf(site);
    const imports = Object.values(importsSchema.parse(entities['import']));
    const candidates = Object.values(candidatesSchema.parse(entities['candidate']));
    return {
      jira,
      // An earlier version may have asked nobody for approval; then this one does.
      comments: tickets.map(({ comments }) => comments.filter((text) => !text.includes(ASKING)).length),
      runs: runs.map(({ id, status, work, openSteps, reason }) => ({ id, status, work, openSteps, reason })),
      // The first release had no step for roles.
      effects: (await site.runs())
        .flatMap(({ id, effects }) =>
          effects
            .filter(({ kind }) => kind !== 'remove-role')
            .map(({ kind, subject, outcome }) => `${id} ${kind} ${subject.name} ${outcome}`),
        )
        .map((line) => line.replace('found-done', 'done'))
        .sort(),
      imports: imports.map(({ document }) => document.stage),
      candidates: candidates.map(({ stage }) => stage).sort(),
    };
  };

  it.each(STORED)('finishes what is stored: $name', async ({ stage: wanted, stored }) => {
    const stage = stageOf(wanted);
    await site.emulator.reset(undefined, stored.at);
    await stage.reach(site);
    await site.clearFaults();
    await finish(stage);
    const clean = await end();

    await replaceEarlier(site, stored);
    deliverEarlier(site, stored);
    await finish(stage);
    const found = await end();
    expect(differences(clean, found)).toEqual([]);
    for (const { id } of found.runs) {
      expect(verify(await exported(site, { kind: 'run', runId: id })).told).not.toContain('PROBLEM');
    }
  });
});
