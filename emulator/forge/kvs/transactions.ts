import { KVS } from '../limits';
import { compileFilters, type Filters } from './conditions';
import { badRequest, KvsError } from './errors';
import { ttlToMs, type Namespace, type Namespaces } from './namespaces';
import type { Transaction } from './requests';
import { isRecord } from './table';
import { checkKey } from './values';

interface Operation {
  key: string;
  entityName?: string | undefined;
  conditions?: Filters | undefined;
}

/**
 * `kvs.transact`: all operations or none.
 * What a condition on a row that does not exist gives is undocumented: here it is never met, so that nothing
 * can be built on it. The code of an unmet condition is undocumented too.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/entities-transactions/
 * @throws KvsError when a limit is passed, a value may not be stored, or a condition is not met
 */
export function transact(namespaces: Namespaces, transaction: Transaction): void {
  const operations: Operation[] = [...transaction.set, ...transaction.delete, ...transaction.check];
  if (operations.length === 0 || operations.length > KVS.transactionOperations) {
    throw badRequest(
      'VALIDATION_ERROR',
      `A transaction has 1 to ${String(KVS.transactionOperations)} operations.`,
    );
  }
  if (new Set(operations.map(({ key }) => key)).size < operations.length) {
    throw badRequest('VALIDATION_ERROR', 'Each key can only be used once in a transaction.');
  }

  const sets = transaction.set.map((operation) => {
    const namespace = namespaces.named(operation.entityName);
    const bytes = namespace.check(operation.key, operation.value);
    return { namespace, ...operation, bytes, ttlMs: ttlToMs(operation.options?.ttl) };
  });
  const unmet = operations.filter((operation) => !isMet(namespaces.named(operation.entityName), operation));
  if (unmet.length > 0) {
    const keys = unmet.map(({ key }) => `"${key}"`).join(', ');
    throw new KvsError(409, 'TRANSACTION_CONDITION_NOT_MET', `The conditions on ${keys} are not met.`);
  }

  for (const { namespace, key, value, bytes, ttlMs } of sets) namespace.table.put(key, value, bytes, ttlMs);
  for (const { key, entityName } of transaction.delete) namespaces.named(entityName).table.delete(key);
}

function isMet(namespace: Namespace, { key, conditions }: Operation): boolean {
  checkKey(key);
  if (!conditions) return true;
  if (!namespace.entity) throw badRequest('VALIDATION_ERROR', 'Conditions are for custom entities only.');
  const passes = compileFilters(namespace.entity, conditions);
  const row = namespace.table.get(key);
  return row !== undefined && isRecord(row.value) && passes(row.value);
}
