import { ForgeKvsAPIError } from '@forge/kvs';
import { NEW_BREAKER } from '../../src/offboarding/breaker/breaker';
import type { Decision } from '../../src/offboarding/decision';
import type { Run } from '../../src/offboarding/run';
import { defaultSettings } from '../../src/offboarding/settings';
import { createBreakerStore } from '../../src/storage/breaker';
import { createDecisionStore } from '../../src/storage/decisions';
import { createRunStore } from '../../src/storage/runs';
import { createSettingsStore } from '../../src/storage/settings';
import { ConditionFailed, createStoreAccess, type Kvs } from '../../src/storage/store-access';

type Row = Readonly<Record<string, unknown>>;
interface Condition {
  property: string;
  condition: string;
  values: unknown[];
}
interface Write {
  key: string;
  value: Row;
  under: { conditions: { items: Condition[] } } | undefined;
}

const refused = (code: string) =>
  new ForgeKvsAPIError({ status: 400, statusText: '' }, { code, message: code });

/** The platform's store as far as rows under conditions go: a transaction is stored as a whole, or refused. */
function memoryKvs(): Kvs {
  const rows = new Map<string, Row>();
  const get = (key: string) => Promise.resolve(rows.get(key));
  const set = (key: string, value: Row, options?: { keyPolicy?: string }) => {
    if (options?.keyPolicy === 'FAIL_IF_EXISTS' && rows.has(key)) throw refused('KEY_CONFLICT');
    rows.set(key, value);
    return Promise.resolve();
  };
  const holds = ({ key, under }: Write): boolean =>
    (under?.conditions.items ?? []).every(({ property, condition, values }) => {
      if (condition !== 'EQUAL_TO') throw new Error(`${condition} is nothing that a claim can hold by.`);
      return rows.get(key)?.[property] === values[0];
    });
  const transact = () => {
    const writes: Write[] = [];
    const transaction = {
      set: (key: string, value: Row, under?: Write['under']) => {
        writes.push({ key, value, under });
        return transaction;
      },
      execute: () => {
        if (!writes.every(holds)) throw refused('CONDITION_FAILED');
        for (const { key, value } of writes) rows.set(key, value);
        return Promise.resolve();
      },
    };
    return transaction;
  };
  return { get, set, entity: () => ({ get, set }), transact } as unknown as Kvs;
}

const access = () => createStoreAccess(memoryKvs(), () => Promise.resolve());
const log = { append: () => Promise.reject(new Error('Nothing ends here.')) };

/** As much of a run as its store looks at. */
const RUN = {
  id: 'run',
  claim: 0,
  status: 'queued',
  work: 'planned',
  document: { evidencePages: 0, rehearsal: true },
} as unknown as Run;

describe('a run', () => {
  it('is lost by who does not own the run any more', async () => {
    const runs = createRunStore(access(), log);
    await runs.create(RUN, undefined);
    const first = await runs.claim(RUN);
    const second = first && (await runs.claim(first));
    if (!second) throw new Error('The run was not claimed.');
    await expect(runs.save({ ...first, status: 'completed' }, [])).rejects.toThrow(ConditionFailed);
    expect(await runs.claim(RUN)).toBeUndefined();
    expect(await runs.get('run')).toEqual(second);
    expect(await runs.save({ ...second, status: 'waiting' }, [])).toMatchObject({ status: 'waiting' });
  });

  it('begins together with its count, or not at all', async () => {
    const store = access();
    const runs = createRunStore(store, log);
    const breaker = createBreakerStore(store);
    await runs.create(RUN, undefined);
    await breaker.begin();
    const counted = { ...NEW_BREAKER, version: 2 };
    await breaker.replace(counted);
    expect(await runs.begin(RUN, counted)).toBe('overtaken');
    expect(await runs.get('run')).toMatchObject({ claim: 0 });
    const begun = await runs.begin(RUN, { ...counted, version: 3 });
    expect(begun).toMatchObject({ claim: 1 });
    expect(await breaker.read()).toMatchObject({ version: 3 });
    expect(await runs.begin(RUN, { ...counted, version: 4 })).toBeUndefined();
    expect(await breaker.read()).toMatchObject({ version: 3 });
  });
});

describe('what two people change at the same moment', () => {
  it('is the daily counter of the first of them', async () => {
    const breaker = createBreakerStore(access());
    await breaker.begin();
    const seen = await breaker.read();
    const next = { ...seen, version: seen.version + 1 };
    expect(await breaker.replace({ ...next, records: 7 })).toBe(true);
    expect(await breaker.replace({ ...next, records: 8 })).toBe(false);
    expect(await breaker.read()).toMatchObject({ records: 7 });
  });

  it('is the settings of the first of them', async () => {
    const settings = createSettingsStore(access());
    const change = (version: number) => ({
      version,
      at: '2026-11-21T10:00:00.000Z',
      by: { accountId: 'a', displayName: 'Ada' },
      what: [],
    });
    const first = { ...defaultSettings(), version: 1 };
    expect(await settings.replace(first, change(1))).toBe(true);
    expect(await settings.replace({ ...first, version: 2, holdingGroupId: 'one' }, change(2))).toBe(true);
    expect(await settings.replace({ ...first, version: 2, holdingGroupId: 'other' }, change(2))).toBe(false);
    expect(await settings.read()).toMatchObject({ version: 2, holdingGroupId: 'one' });
  });
});

describe('a decision', () => {
  it('is the first one that was recorded, whoever comes second', async () => {
    const decisions = createDecisionStore(access());
    const first: Decision = { id: '1.2', ticketKey: 'IT-1', ruleId: 'one', decidedAt: 'now', runs: [] };
    expect(await decisions.record(first)).toBe(first);
    expect(await decisions.record({ ...first, ruleId: 'other' })).toEqual(first);
    expect(await decisions.get('1.2')).toEqual(first);
  });
});
