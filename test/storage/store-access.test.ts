import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { keys } from '../../src/storage/keys';
import { createStoreAccess, isRefused } from '../../src/storage/store-access';

const answered = (status: number, code: string) =>
  new ForgeKvsAPIError({ status, statusText: '' }, { code, message: code });

/** Access to a store whose calls end like this, one after the other, and then well. */
function accessWith(failures: Error[]) {
  const slept: number[] = [];
  let calls = 0;
  const access = createStoreAccess(kvs, (milliseconds) => {
    slept.push(milliseconds);
    return Promise.resolve();
  });
  const call = () => {
    const failure = failures[calls++];
    return failure ? Promise.reject(failure) : Promise.resolve();
  };
  return { access, call, slept, calls: () => calls };
}

const LOST = new Error('socket hang up');
const BUSY = answered(429, 'RATE_LIMITED');
const BROKEN = answered(500, 'INTERNAL');
const CONFLICT = answered(409, 'KEY_CONFLICT');

describe('a storage call', () => {
  it.each([
    ['without an answer', LOST],
    ['for load', BUSY],
    ['by a fault of the platform', BROKEN],
  ])('that fails %s is repeated within two seconds', async (_, failure) => {
    const { access, call, slept } = accessWith([failure, failure, failure]);
    await access.attempt(call);
    expect(slept).toHaveLength(3);
    expect(slept.reduce((sum, wait) => sum + wait)).toBeLessThan(2000);
  });

  it('is given up after the fourth failure', async () => {
    const { access, call, calls } = accessWith([LOST, LOST, LOST, BROKEN]);
    await expect(access.attempt(call)).rejects.toBe(BROKEN);
    expect(calls()).toBe(4);
  });

  it('is tried on alone while the storage is at a limit, and the others wait for it', async () => {
    const { access, call, calls } = accessWith([BUSY, BUSY, BUSY]);
    await Promise.all([access.attempt(call), access.attempt(call)]);
    // Two meet the limit, one of them meets it again, and then both are through.
    expect(calls()).toBe(5);
  });

  it('is given up with the one that is tried on', async () => {
    const { access, call, calls } = accessWith(Array.from({ length: 9 }, () => BUSY));
    const both = await Promise.allSettled([access.attempt(call), access.attempt(call)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(calls()).toBe(5);
  });

  it('that is refused is not repeated', async () => {
    const { access, call, calls } = accessWith([answered(400, 'CONDITION_FAILED')]);
    await expect(access.attempt(call)).rejects.toThrow('CONDITION_FAILED');
    expect(calls()).toBe(1);
  });
});

describe('creating a row', () => {
  it('says whether it was new', async () => {
    const fresh = accessWith([]);
    expect(await fresh.access.create(fresh.call)).toBe(true);
    const taken = accessWith([CONFLICT]);
    expect(await taken.access.create(taken.call)).toBe(false);
  });

  it('says that it was there when the answer of the first try was lost', async () => {
    const { access, call } = accessWith([LOST, CONFLICT]);
    expect(await access.create(call)).toBe(false);
  });

  it('passes every other refusal on', async () => {
    const { access, call } = accessWith([answered(409, 'SOMETHING_ELSE')]);
    await expect(access.create(call)).rejects.toThrow('SOMETHING_ELSE');
  });
});

describe('a refusal', () => {
  it('is final, unlike load, faults and lost answers', () => {
    expect([CONFLICT, answered(400, 'X'), answered(404, 'X')].map(isRefused)).toEqual([true, true, true]);
    expect([LOST, BUSY, BROKEN].map(isRefused)).toEqual([false, false, false]);
  });
});

describe('every key of a run', () => {
  it('is one that the platform takes, with the longest ids there are', () => {
    const runId = `1234567890.12345678901.712020:${'a'.repeat(128)}`;
    const all = [keys.decision(runId), keys.plan(runId), keys.stop(runId), keys.evidence(runId, 99_999)];
    for (const key of all) expect(key).toMatch(/^[a-zA-Z0-9:._ \-#]{1,500}$/);
  });
});
