import { ImportOnSite } from './import-on-site';
import { COLLEAGUE, DORMANT, HANNA, TestSite } from '../site';

const MINUTES = 10;
const MINUTE = 60;

let site: TestSite;

beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.changeSettings((settings) => ({
    ...settings,
    times: { ...(settings['times'] as object), stopWindowMinutes: MINUTES },
  }));
});

/** An import whose canary was read back and whose rest has just been confirmed. */
async function confirmed(): Promise<ImportOnSite> {
  const imported = await ImportOnSite.ofPeople(site, HANNA, DORMANT, COLLEAGUE);
  await imported.startCanary();
  await site.drain({ horizonSeconds: (MINUTES + 1) * MINUTE });
  expect(await imported.view()).toMatchObject({ stage: 'asking', states: { found: 2 } });
  await imported.confirm(null);
  await site.drain({ horizonSeconds: (MINUTES - 1) * MINUTE });
  return imported;
}

describe('an import with a stop window', () => {
  it('begins nobody before the window of all of them is over, and everybody after it', async () => {
    const imported = await confirmed();
    expect(await imported.view()).toMatchObject({
      stage: 'running',
      states: { found: 2 },
      waiting: expect.stringMatching(/^Nobody begins before .+ can be paused and stopped\.$/) as unknown,
    });
    expect(await site.runs()).toHaveLength(1);
    await site.drain({ horizonSeconds: MINUTES * MINUTE });
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 3 } });
  });

  it.each(['pause', 'stop'] as const)('lets nobody leave after a %s within the window', async (to) => {
    const imported = await confirmed();
    await imported.steer(to);
    await site.drain({ horizonSeconds: 2 * MINUTES * MINUTE });
    await site.schedule('tick');
    await site.drain();
    expect((await imported.view()).states).toEqual({ done: 1, found: 2 });
    expect(await site.groupsOf(DORMANT)).not.toEqual([]);
  });
});
