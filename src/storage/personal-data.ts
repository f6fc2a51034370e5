import { Sort, WhereConditions } from '@forge/kvs';
import type { Json } from '../offboarding/evidence/canonical';
import {
  NO_CYCLE,
  type Cycle,
  type HeldCycle,
  type PersonalDataStore,
  type Stored,
  type StoredJson,
} from '../offboarding/personal-data/port';
import type { StoredPerson } from '../offboarding/personal-data/register';
import type { Run } from '../offboarding/run';
import { MINUTE, type Clock } from '../offboarding/time';
import { keys } from './keys';
import { getMany } from './many';
import { packed, unpacked, type PackedDecision } from './packed-decision';
import { readOthers } from './personal-data-others';
import { readRecords } from './personal-data-records';
import { onlyWhile, unlessRefused, writeNext, type Row } from './rows';
import type { StoreAccess } from './store-access';

const ENTITY = 'settings';
/** A page of runs with everything that is stored with them fits into memory, whatever their size. */
const PAGE = 25;
/** Longer than an invocation may last (900 s, facts): whoever died with the cycle lets it go by that. */
const LEASE = 16 * MINUTE;

type CycleRow = Row<Cycle & { heldUntil: number }>;

/** The entity in which a value stands, and what must not have changed of it: its version, or what plays its part. */
const ROWS: Readonly<Partial<Record<Stored['kind'], { entityName: string; version?: string }>>> = {
  run: { entityName: 'run', version: 'claim' },
  watch: { entityName: 'watch', version: 'version' },
  claim: { entityName: 'claim', version: 'runId' },
  succession: { entityName: 'succession' },
  settings: { entityName: 'settings', version: 'version' },
  orchestration: { entityName: 'orchestration', version: 'version' },
  people: { entityName: 'people', version: 'version' },
  candidate: { entityName: 'candidate', version: 'version' },
  import: { entityName: 'import', version: 'version' },
};
/** Rows whose version goes up with every change. */
const NUMBERED: readonly Stored['kind'][] = [
  'watch',
  'settings',
  'orchestration',
  'people',
  'candidate',
  'import',
];

/** What does not stay for ever keeps to that when it is stored under another key. Days; see `keys.ts`. */
const LIFETIMES: Readonly<Partial<Record<Stored['kind'], number>>> = { issues: 365, stop: 90 };

/** Everything that is stored, as looking for people in it needs it. */
export function createPersonalDataStore(access: StoreAccess, clock: Clock): PersonalDataStore {
  const { kvs, attempt } = access;
  const rows = kvs.entity<CycleRow>(ENTITY);
  const runs = kvs.entity<Run>('run');

  return {
    take: async (isBegun) => {
      const row = await attempt(() => rows.get(keys.personalData));
      const { heldUntil, ...stored } = row?.document ?? { ...NO_CYCLE, heldUntil: 0 };
      if (heldUntil > clock.now() || (stored.phase === 'idle' && !isBegun)) return undefined;
      let version = row?.version ?? 0;
      const save = async (next: Cycle, until: number): Promise<boolean> => {
        version += 1;
        return writeNext(access, ENTITY, {
          name: keys.personalData,
          version,
          document: { ...next, heldUntil: until },
        });
      };
      let cycle: Cycle = stored;
      const held: HeldCycle = {
        cycle,
        save: (next) => {
          cycle = next;
          return save(next, clock.now() + LEASE);
        },
        letGo: async () => {
          await save(cycle, 0);
        },
      };
      return (await held.save(cycle)) ? held : undefined;
    },

    shards: async (count) => {
      const wanted = Array.from({ length: count }, (_, shard) => keys.storedPeople(shard));
      const found = await getMany<(StoredPerson | null)[]>(access, wanted);
      return wanted.map((key) => found.get(key) ?? []);
    },
    writeShards: async (shards, numbers) => {
      for (const number of numbers) {
        await attempt(() => kvs.set(keys.storedPeople(number), [...(shards[number] ?? [])]));
      }
    },

    runs: async (from, cursor) => {
      const query = runs
        .query()
        .index('by-date', { partition: ['run'] })
        .where(WhereConditions.greaterThanEqualTo(from))
        .sort(Sort.ASC)
        .limit(PAGE);
      const page = await attempt(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
      return { runs: page.results.map(({ value }) => value), next: page.nextCursor };
    },
    records: (all) => readRecords(access, all),
    decisions: async (ids) =>
      [...(await getMany<PackedDecision>(access, ids.map(keys.decision))).values()].map(unpacked),
    existing: async (runIds) => [...(await getMany<Run>(access, runIds, 'run')).values()],
    others: () => readOthers(access),

    replace: async (before, after) => {
      const row = ROWS[before.kind];
      return row ? replaceRow(access, row, before, after) : replaceValue(access, before, after);
    },

    forget: async (accountId) => {
      const successions = kvs.entity<{ runId: string; successorId: string }>('succession');
      const named = await attempt(() =>
        successions
          .query()
          .index('by-successor', { partition: [accountId] })
          .limit(100)
          .getMany(),
      );
      for (const { key } of named.results) await attempt(() => successions.delete(key));
      await attempt(() => kvs.entity('claim').delete(accountId));
      await attempt(() => kvs.entity('candidate').delete(accountId));
      await attempt(() => kvs.delete(keys.personSeen(accountId)));
    },
  };
}

/** Values without conditions: nobody changes what belongs to a run that is over. */
async function replaceValue(
  { kvs, attempt }: StoreAccess,
  before: Stored,
  after: Stored | undefined,
): Promise<boolean> {
  const key = storageKey(before);
  if (after) {
    const days = LIFETIMES[after.kind];
    const options = days === undefined ? {} : { ttl: { value: days, unit: 'DAYS' as const } };
    const value =
      after.kind === 'evidence'
        ? [...after.entries]
        : after.kind === 'decision'
          ? packed(after.value)
          : after.value;
    await attempt(() => kvs.set(storageKey(after), value, options));
  }
  if (!after || storageKey(after) !== key) await attempt(() => kvs.delete(key));
  return true;
}

async function replaceRow(
  { kvs, attempt }: StoreAccess,
  { entityName, version }: { entityName: string; version?: string },
  before: Stored,
  after: Stored | undefined,
): Promise<boolean> {
  const seen = version === undefined ? undefined : fieldOf(before, version);
  const entity =
    version !== undefined && (typeof seen === 'string' || typeof seen === 'number')
      ? onlyWhile<Record<string, unknown>>(entityName, version, seen)
      : { entityName };
  const isMoved = after !== undefined && after.key !== before.key;
  return unlessRefused(() =>
    attempt(() => {
      const transaction = kvs.transact();
      if (!after || isMoved) transaction.delete(before.key, entity);
      if (after) transaction.set(after.key, rowAfter(after), isMoved ? { entityName } : entity);
      return transaction.execute();
    }),
  );
}

/** A row as it is written next. Documents that tell the version of their row go with it. */
function rowAfter(after: Stored): Readonly<Record<string, Json>> {
  if (after.kind === 'evidence' || !isFields(after.value)) return {};
  const { value } = after;
  const { version, document = null } = value;
  if (!NUMBERED.includes(after.kind) || typeof version !== 'number') return value;
  const isTold = isFields(document) && document['version'] === version;
  return {
    ...value,
    version: version + 1,
    document: isTold ? { ...document, version: version + 1 } : document,
  };
}

const fieldOf = (stored: Stored, field: string): Json | undefined =>
  stored.kind !== 'evidence' && isFields(stored.value) ? stored.value[field] : undefined;

const isFields = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Decisions, plans and stop requests are named by what they belong to. */
const KEY_OF: Readonly<Partial<Record<StoredJson['kind'], (id: string) => string>>> = {
  decision: keys.decision,
  plan: keys.plan,
  stop: keys.stop,
};

const storageKey = (stored: Stored): string =>
  stored.kind === 'evidence' ? stored.key : (KEY_OF[stored.kind]?.(stored.key) ?? stored.key);
