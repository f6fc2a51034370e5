import { z } from 'zod';
import { attachEvidence } from '../offboarding/evidence/export/attach';
import { countEvidence, exportEvidence } from '../offboarding/evidence/export/export-evidence';
import type { ExportParts } from '../offboarding/evidence/export/select';
import type { DefineOperator } from './operator';

/** Who answers for what others did: operators are the ones whose work the evidence is about. */
const readers = ['administrator', 'auditor'] as const;

const id = z.string().min(1).max(500);
const date = z.iso.date({ error: 'A date is written yyyy-MM-dd.' });
const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), runId: id }),
  z.object({
    kind: z.literal('ticket'),
    ticketKey: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9_]+-\d{1,10}$/, 'Give the key of a ticket, such as IT-1.'),
  }),
  z.object({ kind: z.literal('person'), accountId: id }),
  z.object({ kind: z.literal('period'), from: date, to: date }),
]);
const format = z.enum(['json', 'csv', 'html']);
const number = z.number().int().min(1).max(10_000);

/** The calls that give evidence out. */
export function defineEvidence(define: DefineOperator, parts: ExportParts): void {
  define('countEvidence', {
    callers: readers,
    payload: z.object({ scope }),
    handle: (payload) => countEvidence(parts, payload.scope),
  });
  define('exportEvidence', {
    callers: readers,
    payload: z.object({ scope, format, part: number, of: number }),
    handle: (payload) => exportEvidence(parts, payload),
  });
  define('attachEvidence', {
    callers: readers,
    payload: z.object({ runId: id, format }),
    handle: ({ runId, format: form }) => attachEvidence(parts, runId, form),
  });
}
