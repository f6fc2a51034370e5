import { ImportOnSite } from './import-on-site';
import { COLLEAGUE, DORMANT, HANNA, TestSite } from '../site';

/** What the store is asked to write an import's rows with where a run of them has not begun, and a run. */
const WRITE_OF_ROWS = { target: 'storage', path: '/v1/set$', body: '"hasBegun":false' };
const WRITE_OF_RUN = { target: 'storage', path: '/v1/entity/set$', body: '"entityName":"run"' };
/** An import whose runs only go on is looked at so often. */
const LOOK_AGAIN_SECONDS = 300;

let site: TestSite;

beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** An import with two people left after its canary. */
async function twoLeft(): Promise<ImportOnSite> {
  const imported = await ImportOnSite.ofPeople(site, HANNA, DORMANT, COLLEAGUE);
  await imported.startCanary();
  await site.drain();
  return imported;
}

/** An import whose consumer died each time when two more people had begun, and before that was written down. */
async function begunUnwritten(): Promise<ImportOnSite> {
  const imported = await twoLeft();
  await site.fault([{ ...WRITE_OF_ROWS, effect: { kill: 'before' } }]);
  await imported.confirm(null);
  await site.drain({ horizonSeconds: 0 });
  expect(await queued()).toBe(2);
  expect((await imported.view()).states).toEqual({ done: 1, found: 2 });
  await site.clearFaults();
  return imported;
}

/** Looks as the schedule does, and lets everything happen that follows. */
async function tick(): Promise<void> {
  await site.schedule('tick');
  await site.drain();
}

const queued = async (): Promise<number> =>
  (await site.runs()).filter(({ status }) => status === 'queued').length;

describe('an import that is stopped', () => {
  it('stops whom it had begun before its consumer died', async () => {
    const imported = await begunUnwritten();
    await imported.steer('stop');
    await site.drain();
    await tick();
    expect(await imported.view()).toMatchObject({ stage: 'stopped', states: { done: 1, cancelled: 2 } });
    expect(await site.groupsOf(DORMANT)).not.toEqual([]);
  });

  it('stops whom it had begun before it could begin another one', async () => {
    const imported = await twoLeft();
    await site.fault([
      { ...WRITE_OF_RUN, skip: 1, effect: { status: 429 } },
      { target: 'queue', skip: 1, effect: { delaySeconds: 60 } },
    ]);
    await imported.confirm(null);
    await site.drain({ horizonSeconds: 0 });
    expect(await queued()).toBe(1);

    await site.clearFaults();
    await imported.steer('stop');
    await site.drain();
    await tick();
    expect(await imported.view()).toMatchObject({
      stage: 'stopped',
      states: { done: 1, cancelled: 1, found: 1 },
    });
  });

  it('shows whom it had begun while it is paused', async () => {
    const imported = await begunUnwritten();
    await imported.steer('pause');
    await tick();
    // Whoever was still under way at that look is seen at the next one.
    await site.advance(LOOK_AGAIN_SECONDS);
    await tick();
    expect(await imported.view()).toMatchObject({ stage: 'paused', states: { done: 3 } });
  });
});

describe('an import whose consumer dies', () => {
  it.each(['"underway":2', '"done":3'])('goes on where it had not counted that %s', async (counted) => {
    const imported = await twoLeft();
    await site.fault([
      { target: 'storage', path: '/v1/transaction$', body: counted, times: 1, effect: { kill: 'before' } },
    ]);
    await imported.confirm(null);
    await site.drain({ horizonSeconds: 0 });
    await site.advance(LOOK_AGAIN_SECONDS);
    await tick();
    await site.advance(LOOK_AGAIN_SECONDS);
    await tick();
    expect((await site.faults())[0]?.matches).toBeGreaterThan(0);
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 3 } });
  });
});
