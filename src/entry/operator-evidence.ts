import { z } from 'zod';
import { attachEvidence } from '../offboarding/evidence/export/attach';
import { countEvidence, exportEvidence } from '../offboarding/evidence/export/export-evidence';
import { LOG_ENTRIES, MOST_RUNS, type ExportParts } from '../offboarding/evidence/export/select';
import type { DefineOperator } from './operator';
import { storedId } from './stored-id';

/** Who answers for what others did: operators are the ones whose work the evidence is about. */
const readers = ['administrator', 'auditor'] as const;

const date = z.iso.date({ error: 'A date is written yyyy-MM-dd.' });
const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), runId: storedId }),
  z.object({
    kind: z.literal('ticket'),
    ticketKey: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9_]+-\d{1,10}$/, 'Give the key of a ticket, such as IT-1.'),
  }),
  z.object({ kind: z.literal('person'), accountId: storedId }),
  z.object({ kind: z.literal('period'), from: date, to: date }),
]);
const format = z.enum(['json', 'csv', 'html']);
const number = z.number().int().min(1).max(10_000);
const count = z.number().int().min(0).max(1_000_000_000);
const piece = z.object({
  runs: count,
  first: z
    .string()
    .regex(/^\w{1,64}$/)
    .nullable(),
  slices: z.array(z.object({ runId: storedId, from: count, to: count.nullable() })).max(MOST_RUNS),
  log: z
    .object({ from: count, to: count })
    .refine(({ from, to }) => to - from < LOG_ENTRIES, 'These are too many entries of the log at once.')
    .nullable(),
});

/** The limits of the storage are those of a minute (facts, "KVS rate"); most of it is over when somebody meets one. */
const BUSY_SECONDS = 20;

/** The calls that give evidence out. */
export function defineEvidence(define: DefineOperator, parts: ExportParts): void {
  define('countEvidence', {
    callers: readers,
    payload: z.object({ scope }),
    handle: (payload) => countEvidence(parts, payload.scope),
  });
  define('exportEvidence', {
    callers: readers,
    payload: z.object({ scope, format, part: number, of: number, piece: piece.optional() }),
    handle: (payload) => exportEvidence(parts, payload),
    whenBusy: { busyFor: BUSY_SECONDS },
  });
  define('attachEvidence', {
    callers: readers,
    payload: z.object({ runId: storedId, format }),
    handle: ({ runId, format: form }) => attachEvidence(parts, runId, form),
  });
}
