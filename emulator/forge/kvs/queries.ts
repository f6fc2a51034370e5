import type { z } from 'zod';
import type { Clock } from '../../contract';
import type { Entity } from '../manifest/app';
import { checkCondition, compileFilters } from './conditions';
import { badRequest } from './errors';
import { cutPage } from './page';
import type { EntityQuery, queryRequest } from './requests';
import { isRecord, KEY_INDEX, type Row, type Table } from './table';
import { hasType } from './values';

export interface QueryResult {
  rows: Row[];
  cursor: string | undefined;
}

/**
 * `kvs.query`: by the beginning of the key.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/kvs-api-query/
 * @param asOf time whose state is read, when reads lag
 */
export function queryPlain(
  clock: Clock,
  table: Table,
  request: z.output<typeof queryRequest>,
  asOf: number | undefined,
): QueryResult {
  const [where, ...more] = request.where ?? [];
  if (more.length > 0) throw badRequest('QUERY_WHERE_INVALID', 'A query takes a single "where".');
  if (where && where.property !== 'key') {
    throw badRequest('QUERY_WHERE_FIELD_INVALID', `"${where.property}" is not supported in "where".`);
  }
  if (where && where.condition !== 'BEGINS_WITH') {
    throw badRequest('INVALID_FILTER_CONDITION', `${where.condition} is not supported for keys.`);
  }
  return cutPage(clock, {
    query: JSON.stringify(['plain', where?.values]),
    entries: table.entries(KEY_INDEX, [], asOf),
    range: where,
    descending: false,
    cursor: request.after,
    limit: request.limit,
    limitCode: 'LIST_QUERY_LIMIT_EXCEEDED',
  });
}

/**
 * `kvs.entity().query`: a page of one declared index, filtered afterwards.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/entities-api-query/
 * @throws KvsError for undeclared indexes, incomplete partitions and unfitting conditions
 */
export function queryEntity(
  clock: Clock,
  entity: Entity,
  table: Table,
  request: EntityQuery,
  asOf: number | undefined,
): QueryResult {
  const index = request.indexName === KEY_INDEX.name ? KEY_INDEX : entity.indexes.get(request.indexName);
  if (!index) {
    throw badRequest('INVALID_ENTITY_INDEX', `"${entity.name}" declares no index "${request.indexName}".`);
  }
  const partition = request.partition ?? [];
  const fits = index.partition.every((attribute, position) => {
    const type = entity.attributes.get(attribute);
    return type !== undefined && hasType(partition[position], type);
  });
  if (!fits || partition.length !== index.partition.length) {
    throw badRequest(
      'VALIDATION_ERROR',
      `The index "${index.name}" needs one value for each of its partition attributes: ${index.partition.join(', ')}.`,
    );
  }
  if (request.range) {
    const type = index === KEY_INDEX ? 'string' : (entity.attributes.get(index.range) ?? 'any');
    checkCondition(request.range, type, index.range);
  }
  const passes = request.filters ? compileFilters(entity, request.filters) : () => true;
  const page = cutPage(clock, {
    query: JSON.stringify([entity.name, index.name, partition, request.range, request.filters, request.sort]),
    entries: table.entries(index, partition, asOf),
    range: request.range,
    descending: request.sort === 'DESC',
    cursor: request.cursor,
    limit: request.limit,
    limitCode: 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE',
  });
  return { ...page, rows: page.rows.filter(({ value }) => isRecord(value) && passes(value)) };
}
