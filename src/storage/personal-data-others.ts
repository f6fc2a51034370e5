import { WhereConditions } from '@forge/kvs';
import { STAGES } from '../offboarding/candidates/candidacy';
import type { Json } from '../offboarding/evidence/canonical';
import type { PeopleState } from '../offboarding/people/port';
import type { StoredJson } from '../offboarding/personal-data/port';
import { keys } from './keys';
import { getMany } from './many';
import type { StoreAccess } from './store-access';

/** Values of any size in one answer of a query: a value has at most 240 KiB, an answer of some MB is no trouble. */
const PAGE = 10;
const MOST_ROWS = 25;

/** A list holds people, who are taken out of it; anything else goes on without their name. */
interface Searched {
  beginning: string;
  kind?: 'value' | 'list';
}

/**
 * Where in the store a key is looked at when somebody's data is reported or erased. A new key needs a word here:
 * `with-its-run` is found from the run, `by-person` from the account id, a beginning is searched for, `row` stands in an
 * entity that is read as a whole, `nobody` says that no person is named there, `for-a-week` goes by itself within the cycle, and
 * `apart` is what the cycle itself writes.
 */
const PLACES: Readonly<
  Record<
    keyof typeof keys,
    'with-its-run' | 'by-person' | 'row' | 'nobody' | 'for-a-week' | 'apart' | Searched
  >
> = {
  settings: 'apart',
  installation: 'nobody',
  doctor: 'nobody',
  missedScan: 'nobody',
  decision: 'with-its-run',
  settingsChange: { beginning: 'settings-change:' },
  breaker: 'row',
  begun: 'row',
  breakerRecord: { beginning: 'breaker-record:' },
  placeScan: 'nobody',
  placePage: { beginning: 'place-page:', kind: 'list' },
  placeIndex: 'nobody',
  places: { beginning: 'places:', kind: 'list' },
  issuePart: 'with-its-run',
  wave: 'nobody',
  importChunk: 'for-a-week',
  importPage: { beginning: 'import-rows:' },
  summary: 'nobody',
  plan: 'with-its-run',
  stop: 'with-its-run',
  evidence: 'with-its-run',
  logEntry: 'nobody',
  logEnd: 'row',
  logAnchor: 'nobody',
  evidenceKey: 'nobody',
  credentials: 'row',
  credentialSecret: 'nobody',
  credentialUsage: 'row',
  signature: 'nobody',
  boundRequest: { beginning: 'bound-request:' },
  channelSecret: 'nobody',
  channelKey: { beginning: 'channel-key:' },
  peopleState: 'nobody',
  people: 'row',
  peopleDue: 'nobody',
  personSeen: 'by-person',
  peopleOverview: 'nobody',
  peopleList: { beginning: 'people-list:', kind: 'list' },
  personalData: 'apart',
  storedPeople: 'apart',
  lessons: { beginning: 'lessons' },
};

/** What belongs to no run, a few values at a time. */
export async function* readOthers(access: StoreAccess): AsyncIterable<StoredJson[]> {
  for (const place of Object.values(PLACES)) {
    if (typeof place === 'object') yield* beginningWith(access, place);
  }
  yield* rowsOf(access, 'settings');
  yield* rowsOf(access, 'orchestration');
  yield* peopleRows(access);
  yield* candidateRows(access);
  yield* importRows(access);
}

async function* beginningWith(
  { kvs, attempt }: StoreAccess,
  { beginning, kind = 'value' }: Searched,
): AsyncIterable<StoredJson[]> {
  let cursor: string | undefined;
  do {
    const query = kvs.query().where('key', WhereConditions.beginsWith(beginning)).limit(PAGE);
    const at = cursor;
    const page = await attempt(() => (at === undefined ? query : query.cursor(at)).getMany<Json>());
    yield page.results.map(({ key, value }) => ({ kind, key, value }));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

async function* rowsOf(
  { kvs, attempt }: StoreAccess,
  entityName: 'settings' | 'orchestration',
): AsyncIterable<StoredJson[]> {
  let cursor: string | undefined;
  do {
    const query = kvs.entity<Json>(entityName).query().index('name').limit(MOST_ROWS);
    const at = cursor;
    const page = await attempt(() => (at === undefined ? query : query.cursor(at)).getMany());
    yield page.results.flatMap(({ key, value }) =>
      APART.has(key) ? [] : [{ kind: entityName, key, value }],
    );
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** Rows of `settings` that are not read here. */
const APART: ReadonlySet<string> = new Set([keys.settings, keys.personalData]);

async function* candidateRows({ kvs, attempt }: StoreAccess): AsyncIterable<StoredJson[]> {
  for (const stage of STAGES) {
    let cursor: string | undefined;
    do {
      const query = kvs
        .entity<Json>('candidate')
        .query()
        .index('by-stage', { partition: [stage] })
        .limit(MOST_ROWS);
      const at = cursor;
      const page = await attempt(() => (at === undefined ? query : query.cursor(at)).getMany());
      yield page.results.map(({ key, value }) => ({ kind: 'candidate', key, value }));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
}

async function* importRows({ kvs, attempt }: StoreAccess): AsyncIterable<StoredJson[]> {
  let cursor: string | undefined;
  do {
    const query = kvs
      .entity<Json>('import')
      .query()
      .index('by-date', { partition: ['import'] })
      .limit(MOST_ROWS);
    const at = cursor;
    const page = await attempt(() => (at === undefined ? query : query.cursor(at)).getMany());
    yield page.results.map(({ key, value }) => ({ kind: 'import', key, value }));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

async function* peopleRows(access: StoreAccess): AsyncIterable<StoredJson[]> {
  const state = await access.attempt(() => access.kvs.get<PeopleState>(keys.peopleState));
  for (let from = 0; from < (state?.shards ?? 0); from += MOST_ROWS) {
    const names = Array.from({ length: Math.min(MOST_ROWS, (state?.shards ?? 0) - from) }, (_, shard) =>
      keys.people(from + shard),
    );
    const rows = await getMany<Json>(access, names, 'people');
    yield [...rows].map(([key, value]) => ({ kind: 'people', key, value }));
  }
}
