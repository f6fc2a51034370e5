import { call, offboard } from '../../pages/calls';
import { JIRA_ADMIN, LEAVER, SYNCED, TestSite } from '../site';
import { agreeTo, limitTo, release } from './daily-limit';

/** Each removal takes so long, so that there is time to stop between the first ones and those that come after them. */
const SLOW = { target: 'jira', method: 'DELETE', path: 'group/user', effect: { latencyMs: 1500 } };

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const removals = async () => (await site.writes()).filter((write) => /^DELETE .*group\/user/.test(write));

/** Waits for the first removals to be on their way. */
async function begun(): Promise<void> {
  for (;;) {
    const asked = await site.requests('jira');
    if (asked.some(({ method, path }) => method === 'DELETE' && path.includes('group/user'))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const stop = async () => {
  const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
  await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
};
const resume = async () => {
  const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
  await call(site, 'admin', 'resumeEverything', { version }, JIRA_ADMIN);
  await site.drain();
};

it('a run that is stopped in the middle of a step sends nothing more, and keeps what it did', async () => {
  await site.fault([SLOW]);
  const { runIds } = await offboard(site, [LEAVER]);
  await begun();
  await stop();
  await site.drain();
  const id = runIds[0] ?? '';
  const run = await call(site, 'operator', 'getRun', { id });
  expect(run).toMatchObject({
    status: 'held',
    waiting: expect.stringMatching(/stopped everything/) as unknown,
  });
  const before = await removals();
  // Default groups go after the others.
  expect(before).toHaveLength(4);
  expect(
    run.effects.filter(({ kind, outcome }) => kind === 'remove-group' && outcome === 'done'),
  ).toHaveLength(4);

  await site.clearFaults();
  await resume();
  expect(await removals()).toHaveLength(6);
  expect(await call(site, 'operator', 'getRun', { id })).not.toMatchObject({ status: 'held' });
});

it('a run that is under way when the limit is reached stops, and goes on where it was', async () => {
  await limitTo(site, 1);
  await site.fault([SLOW]);
  const { runIds } = await offboard(site, [LEAVER]);
  await begun();
  await offboard(site, [SYNCED]);
  await site.drain();
  const id = runIds[0] ?? '';
  expect(await call(site, 'operator', 'getRun', { id })).toMatchObject({
    status: 'held',
    waiting: expect.stringMatching(/the daily limit of 1 person is reached/) as unknown,
  });
  const before = (await removals()).length;
  await site.clearFaults();
  await agreeTo(site, release());
  expect((await removals()).length).toBeGreaterThan(before);
  expect(await call(site, 'operator', 'getRun', { id })).toMatchObject({ status: 'incomplete' });
});
