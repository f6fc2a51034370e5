import { z } from 'zod';
import { exportInactive, listInactive } from '../offboarding/people/list';
import { inactivitySchema } from '../offboarding/people/settings';
import { tryRule } from '../offboarding/people/try-rule';
import { readInactive, type ViewParts } from '../offboarding/people/views';
import type { DefineOperator } from './operator';

const readers = ['operator', 'administrator', 'auditor'] as const;
const administrators = ['administrator'] as const;

const MOST_PAGES = 100_000;
const page = z.number().int().min(0).max(MOST_PAGES);

/** The calls about people whose access is not used. */
export function definePeople(define: DefineOperator, parts: ViewParts): void {
  define('getInactive', { callers: readers, payload: z.unknown(), handle: () => readInactive(parts) });
  define('listInactive', {
    callers: readers,
    payload: z.object({ page }),
    handle: (payload) => listInactive(parts, payload.page),
  });
  define('exportInactive', {
    callers: readers,
    payload: z.object({ part: page.min(1) }),
    handle: ({ part }) => exportInactive(parts, part),
  });
  define('tryInactivityRule', {
    callers: administrators,
    payload: z.object({ rule: inactivitySchema, asOf: z.iso.date().optional(), part: page }),
    handle: (trial) => tryRule(parts, trial),
  });
}
