import { TestSite } from '../site';
import { ImportOnSite } from './import-on-site';
import { letManyLeave } from './many-leavers';

/** The most runs of an import that are under way at a time. */
const MOST_UNDER_WAY = 48;
const PEOPLE = 70;

it('carries many people through, some at a time, with a pause and a death of its consumer between', async () => {
  const site = await TestSite.start({
    scale: { people: 160, groupsPerPerson: 2, projects: 2, filtersPerPerson: 0, openIssuesPerPerson: 0 },
  });
  const ids = await letManyLeave(site, PEOPLE);
  expect(ids).toHaveLength(PEOPLE);
  const imported = await ImportOnSite.judged(site, `account id\n${ids.join('\n')}\n`);
  await imported.startCanary();
  await site.drain();
  expect(await imported.view()).toMatchObject({ stage: 'asking', states: { found: PEOPLE - 1 } });

  await site.fault([{ target: 'storage', skip: 60, times: 1, effect: { kill: 'after' } }]);
  await imported.confirm(PEOPLE - 1);
  await site.drain({ horizonSeconds: 0 });
  const { states } = await imported.view();
  expect(states.found).toBeGreaterThanOrEqual(PEOPLE - 1 - MOST_UNDER_WAY);
  await imported.steer('pause');
  await site.drain();
  const paused = await imported.view();
  expect(paused).toMatchObject({ stage: 'paused' });
  expect(paused.states.underway).toBeUndefined();
  const before = (await site.runs()).length;

  await imported.steer('resume');
  await site.drain();
  await site.schedule('tick');
  await site.drain();
  const done = await imported.view();
  expect(done.stage).toBe('done');
  expect((done.states.done ?? 0) + (done.states.incomplete ?? 0)).toBe(PEOPLE);
  const taken = new Set((await imported.rows()).map(({ runId }) => runId));
  expect(taken.size).toBe(50);
  expect(before).toBeLessThan(PEOPLE);
  await site.close();
}, 180_000);
