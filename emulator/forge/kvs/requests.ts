import { z } from 'zod';
import { conditionSchema, filtersSchema } from './conditions';

/** The bodies that `@forge/kvs` 1.6.5 posts: its `interfaces/kvs-api` is the source. */

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']));
export type MetadataFields = z.output<typeof metadataFields>;

const readOptions = z.strictObject({ metadataFields: metadataFields.optional() }).optional();

const ttl = z.strictObject({
  value: z.number().positive(),
  unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']),
});
export type Ttl = z.output<typeof ttl>;

/** Transactions and batches know the time to live only. */
const plainSetOptions = z.strictObject({ ttl: ttl.optional() }).optional();

const setOptions = z
  .strictObject({
    ttl: ttl.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: metadataFields.optional(),
  })
  .refine((options) => options.returnValue === undefined || options.keyPolicy !== 'FAIL_IF_EXISTS', {
    message: 'returnValue needs the key policy OVERRIDE',
  })
  .refine((options) => options.returnMetadataFields === undefined || options.returnValue !== undefined, {
    message: 'returnMetadataFields needs returnValue',
  })
  .optional();
export type SetOptions = z.output<typeof setOptions>;

const key = z.string();
const entityName = z.string();
const value = z.unknown();

export const getRequest = z.strictObject({ key, options: readOptions });
export const setRequest = z.strictObject({ key, value, options: setOptions });
export const deleteRequest = z.strictObject({ key });

export const entityGetRequest = getRequest.extend({ entityName });
export const entitySetRequest = setRequest.extend({ entityName });
export const entityDeleteRequest = deleteRequest.extend({ entityName });

export const queryRequest = z.strictObject({
  limit: z.number().int().optional(),
  after: z.string().optional(),
  where: z.array(conditionSchema.extend({ property: z.string() })).optional(),
  options: readOptions,
});

export const entityQueryRequest = z.strictObject({
  entityName,
  indexName: z.string(),
  partition: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
  range: conditionSchema.optional(),
  filters: filtersSchema.optional(),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
  limit: z.number().int().optional(),
  options: readOptions,
});
export type EntityQuery = z.output<typeof entityQueryRequest>;

const batchKey = { key, entityName: entityName.optional() };
export const batchGetRequest = z.array(z.strictObject({ ...batchKey, options: readOptions }));
export const batchSetRequest = z.array(z.strictObject({ ...batchKey, value, options: plainSetOptions }));
export const batchDeleteRequest = z.array(z.strictObject(batchKey));

const conditional = { ...batchKey, conditions: filtersSchema.optional() };
export const transactionRequest = z.strictObject({
  set: z.array(z.strictObject({ ...conditional, value, options: plainSetOptions })).default([]),
  delete: z.array(z.strictObject(conditional)).default([]),
  check: z.array(z.strictObject({ key, entityName, conditions: filtersSchema })).default([]),
});
export type Transaction = z.output<typeof transactionRequest>;
