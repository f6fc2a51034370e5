import { z } from 'zod';
import type { ImportRowState } from '../contract/imports';
import { beginImport, confirmColumns, putChunk } from '../offboarding/import/begin';
import { confirmImport, startCanary, type CanaryParts } from '../offboarding/import/canary';
import { CHUNK_BYTES, MOST_BYTES, MOST_ROWS, type Import } from '../offboarding/import/import';
import { listRows } from '../offboarding/import/list-rows';
import { resultFile } from '../offboarding/import/result-file';
import { existing, type StageParts } from '../offboarding/import/stages';
import { removeImport, steerImport } from '../offboarding/import/steer';
import { importView, listImports } from '../offboarding/import/views';
import type { Caller } from './authorised';
import { nameOf } from './caller-name';
import type { DefineOperator } from './operator';
import { offboardRequestSchema } from './offboard-request';

export type ImportParts = StageParts & CanaryParts;

const readers = ['operator', 'administrator', 'auditor'] as const;
const operators = ['operator'] as const;

const ROW_STATES = [
  'unjudged',
  'found',
  'gone',
  'protected',
  'ambiguous',
  'unknown',
  'duplicate',
  'yourself',
  'underway',
  'waiting',
  'held',
  'done',
  'incomplete',
  'failed',
  'cancelled',
  'refused',
] as const satisfies readonly ImportRowState[];

/** Characters of a chunk as base64. */
const MOST_DATA = (CHUNK_BYTES / 3) * 4;

/** Characters of the name of a site as a title has it. */
const MOST_SITE = 120;

const id = z.string().regex(/^\w{1,64}$/);
const count = z.number().int().min(0);
const column = z.number().int().min(0).max(1000).nullable();

/** The calls for imports of many people from a file. */
export function defineImports(define: DefineOperator, parts: ImportParts): void {
  defineLooking(define, parts);
  defineUpload(define, parts);
  defineActing(define, parts);
}

function defineLooking(define: DefineOperator, parts: ImportParts): void {
  const { imports } = parts;
  define('listImports', {
    callers: readers,
    payload: z.unknown(),
    handle: async () => ({
      imports: await listImports(parts),
      mostBytes: MOST_BYTES,
      mostRows: MOST_ROWS,
      chunkBytes: CHUNK_BYTES,
    }),
  });
  define('getImport', {
    callers: readers,
    payload: z.object({ id }),
    handle: async (payload, caller) =>
      importView(parts, await existing(imports, payload.id), caller.accountId),
  });
  define('listImportRows', {
    callers: readers,
    payload: z.object({ id, states: z.array(z.enum(ROW_STATES)).min(1).optional(), startAt: count }),
    handle: async (payload) =>
      listRows(imports, await existing(imports, payload.id), payload.states, payload.startAt),
  });
  define('readImportResult', {
    callers: readers,
    payload: z.object({ id, part: z.number().int().min(1).max(MOST_ROWS) }),
    handle: async (payload) => resultFile(imports, await existing(imports, payload.id), payload.part),
  });
}

function defineUpload(define: DefineOperator, parts: ImportParts): void {
  const shown = (row: Import, { accountId }: Caller) => importView(parts, row, accountId);
  define('beginImport', {
    callers: operators,
    payload: z.object({
      requestId: z.string().regex(/^\w{8,64}$/),
      name: z.string().trim().min(1).max(500),
      bytes: count,
      lastModified: count,
    }),
    handle: async ({ requestId, ...file }, caller) => {
      const operator = await nameOf(parts.directory, caller.accountId);
      return shown(await beginImport(parts, requestId, file, operator), caller);
    },
  });
  define('putImportChunk', {
    callers: operators,
    payload: z.object({ id, number: count, data: z.base64().max(MOST_DATA) }),
    handle: async (payload, caller) =>
      shown(await putChunk(parts, payload.id, payload, caller.accountId), caller),
  });
  define('confirmImportColumns', {
    callers: operators,
    payload: z.object({
      id,
      columns: z.object({ accountId: column, email: column, name: column, hasHeader: z.boolean() }),
      dates: z
        .object({
          use: z.enum(['none', 'beside', 'only']),
          site: z.string().max(MOST_SITE).optional(),
          fileDay: z.iso.date().optional(),
        })
        .optional(),
    }),
    handle: async (payload, caller) =>
      shown(await confirmColumns(parts, payload.id, payload, caller.accountId), caller),
  });
}

function defineActing(define: DefineOperator, parts: ImportParts): void {
  const shown = (row: Import, { accountId }: Caller) => importView(parts, row, accountId);
  define('startCanary', {
    callers: operators,
    payload: z.object({ id, line: count, request: offboardRequestSchema, fingerprint: z.string().max(100) }),
    handle: async (payload, caller) => {
      const operator = await nameOf(parts.directory, caller.accountId);
      return shown(await startCanary(parts, payload.id, payload, operator), caller);
    },
  });
  define('confirmImport', {
    callers: operators,
    payload: z.object({ id, typedCount: z.number().int().nullable() }),
    handle: async (payload, caller) =>
      shown(await confirmImport(parts, payload.id, payload.typedCount, caller.accountId), caller),
  });
  define('steerImport', {
    callers: operators,
    payload: z.object({ id, to: z.enum(['pause', 'resume', 'stop']) }),
    handle: async (payload, caller) =>
      shown(
        await steerImport(parts, payload.id, payload.to, await nameOf(parts.directory, caller.accountId)),
        caller,
      ),
  });
  define('removeImport', {
    callers: operators,
    payload: z.object({ id }),
    handle: async (payload, caller) => shown(await removeImport(parts, payload.id, caller.accountId), caller),
  });
}
