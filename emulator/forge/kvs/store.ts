import type { z } from 'zod';
import type { Clock } from '../../contract';
import type { Entity } from '../manifest/app';
import { KVS } from '../limits';
import { batchDelete, batchGet, batchSet } from './batches';
import { badRequest, KvsError } from './errors';
import { createNamespaces, type Namespaces } from './namespaces';
import { deleteRow, getRow, setRow, showRow } from './operations';
import { queryEntity, queryPlain, type QueryResult } from './queries';
import * as requests from './requests';
import type { MetadataFields } from './requests';
import { transact } from './transactions';
import { createUnitMeter, unitsOf } from './units';

/** What the storage answers: a status, a JSON text (empty when there is nothing to say), and what it cost. */
export interface KvsAnswer {
  status: number;
  body: string;
  readUnits?: number;
  writeUnits?: number;
}

export interface Kvs {
  /**
   * Answers one request of `@forge/kvs`.
   * @param path such as `/api/v1/get`
   * @param lagMs how far queries lag behind writes; `get` is always strongly consistent
   * @param failedItems how many items of a batch, the last ones, are throttled
   */
  answer(path: string, body: string, lagMs: number, failedItems?: number): KvsAnswer;
  /** Everything that is stored, for `GET /_emulator/storage`; secrets only by name. */
  contents(): object;
  /** Values of the app's secrets, for those who show what must not hold them. */
  secrets(): string[];
}

type Operation = {
  needs: 'read' | 'write';
  run: (body: unknown, asOf: number | undefined, failedItems: number) => object | undefined;
};

/** Creates the empty key-value store of one installation. */
export function createKvs(options: {
  clock: Clock;
  entities: ReadonlyMap<string, Entity>;
  keepsHistory: () => boolean;
}): Kvs {
  const { clock } = options;
  const namespaces = createNamespaces(clock, options.entities, options.keepsHistory);
  const operations = createOperations(clock, namespaces);
  const meter = createUnitMeter(clock);

  return {
    answer(path, body, lagMs, failedItems = 0) {
      try {
        const operation = operations.get(path);
        if (!operation) throw new KvsError(404, 'NOT_FOUND', `The storage has no address ${path}.`);
        meter.admit(operation.needs);
        const asOf = lagMs > 0 ? clock.now() - lagMs : undefined;
        const result = operation.run(parseJson(body), asOf, failedItems);
        const text = result === undefined ? '' : JSON.stringify(result);
        const units = unitsOf(Buffer.byteLength(operation.needs === 'read' ? text : body));
        meter.spend(operation.needs, units);
        return { status: 200, body: text, ...costs(operation.needs, units) };
      } catch (error) {
        if (!(error instanceof KvsError)) throw error;
        const { status, code, message } = error;
        return { status, body: JSON.stringify({ code, message }), ...costs(operations.get(path)?.needs, 1) };
      }
    },
    contents: () => ({
      keys: Object.fromEntries(namespaces.plain.table.all().map(({ key, value }) => [key, value])),
      entities: Object.fromEntries(
        [...namespaces.entities].map(([name, { table }]) => [
          name,
          Object.fromEntries(table.all().map(({ key, value }) => [key, value])),
        ]),
      ),
      secrets: namespaces.secrets.table.all().map(({ key }) => key),
    }),
    secrets: () =>
      namespaces.secrets.table
        .all()
        .flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : [])),
  };
}

function createOperations(clock: Clock, namespaces: Namespaces): ReadonlyMap<string, Operation> {
  const { plain, secrets } = namespaces;
  const table = new Map<string, Operation>();
  const define = <T extends z.ZodType>(
    path: string,
    needs: Operation['needs'],
    schema: T,
    run: (request: z.output<T>, asOf: number | undefined, failedItems: number) => object | undefined,
  ) => {
    table.set(`/api/v1/${path}`, { needs, run: (body, ...rest) => run(check(schema, body), ...rest) });
  };

  for (const [prefix, namespace] of [['', plain] as const, ['secret/', secrets] as const]) {
    define(`${prefix}get`, 'read', requests.getRequest, ({ key, options }) =>
      getRow(namespace, key, options?.metadataFields),
    );
    define(`${prefix}set`, 'write', requests.setRequest, ({ key, value, options }) =>
      setRow(namespace, key, value, options),
    );
    define(`${prefix}delete`, 'write', requests.deleteRequest, ({ key }) => {
      deleteRow(namespace, key);
      return undefined;
    });
  }
  define('query', 'read', requests.queryRequest, (request, asOf) =>
    showPage(queryPlain(clock, plain.table, request, asOf), request.options?.metadataFields),
  );

  define('entity/get', 'read', requests.entityGetRequest, ({ entityName, key, options }) =>
    getRow(namespaces.named(entityName), key, options?.metadataFields),
  );
  define('entity/set', 'write', requests.entitySetRequest, ({ entityName, key, value, options }) =>
    setRow(namespaces.named(entityName), key, value, options),
  );
  define('entity/delete', 'write', requests.entityDeleteRequest, ({ entityName, key }) => {
    deleteRow(namespaces.named(entityName), key);
    return undefined;
  });
  define('entity/query', 'read', requests.entityQueryRequest, (request, asOf) => {
    const { entity, table: rows } = namespaces.named(request.entityName);
    if (!entity) throw badRequest('INVALID_ENTITY_TYPE', 'An entity query names an entity.');
    return showPage(queryEntity(clock, entity, rows, request, asOf), request.options?.metadataFields);
  });

  define('batch/get', 'read', requests.batchGetRequest, (items, _, failed) =>
    batchGet(namespaces, items, failed),
  );
  define('batch/set', 'write', requests.batchSetRequest, (items, _, failed) =>
    batchSet(namespaces, items, failed),
  );
  define('batch/delete', 'write', requests.batchDeleteRequest, (items, _, failed) =>
    batchDelete(namespaces, items, failed),
  );
  define('transaction', 'write', requests.transactionRequest, (transaction) => {
    transact(namespaces, transaction);
    return undefined;
  });
  return table;
}

function showPage({ rows, cursor }: QueryResult, metadata: MetadataFields = []): object {
  return { data: rows.map((row) => showRow(row, metadata)), ...(cursor !== undefined && { cursor }) };
}

function costs(needs: Operation['needs'] | undefined, units: number) {
  return needs === 'read' ? { readUnits: units } : { writeUnits: units };
}

function check<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw badRequest('VALIDATION_ERROR', issues.join('; '));
}

function parseJson(body: string): unknown {
  if (Buffer.byteLength(body) > KVS.transactionBytes) {
    throw badRequest('MAX_SIZE', `A request has at most ${String(KVS.transactionBytes)} bytes.`);
  }
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('BAD_REQUEST', 'The body is no JSON.');
  }
}
