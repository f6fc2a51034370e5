import Resolver from '@forge/resolver';
import { z } from 'zod';
import type { OperatorCalls } from '../contract/calls';
import {
  listHeld,
  listRuns,
  periodOf,
  readBatch,
  readSummary,
  type ListParts,
} from '../offboarding/console/lists';
import {
  MOST_PEOPLE,
  MOST_PREVIEWED,
  preview,
  start,
  type RequestParts,
} from '../offboarding/console/request';
import { retry } from '../offboarding/console/retry';
import { reason } from '../offboarding/reasons';
import { runDetail } from '../offboarding/run-views';
import { iso } from '../offboarding/time';
import { hasEnded, PROCEDURES, RUN_STATUSES, SOURCES, type ProcedureId } from '../offboarding/words';
import { CallRefused, defineAuthorised, type AuthorisedParts, type Definition } from './authorised';
import { nameOf } from './caller-name';
import { offboardRequestSchema } from './offboard-request';

export type OperatorParts = RequestParts & ListParts & AuthorisedParts;

const PROCEDURE_NAMES: Record<ProcedureId, string> = { 'leave-company': 'Left the company' };

const readers = ['operator', 'administrator', 'auditor'] as const;
const operators = ['operator'] as const;
const id = z.string().min(1).max(500);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'A date is written yyyy-MM-dd.');
const filterSchema = z.object({
  status: z.enum(RUN_STATUSES).optional(),
  leaverId: id.optional(),
  operatorId: id.optional(),
  source: z.enum(SOURCES).optional(),
  ticketId: id.optional(),
  from: date.optional(),
  to: date.optional(),
});

/** The calls of the operator's page: `OperatorCalls` of the contract. */
export function operatorResolver(parts: OperatorParts) {
  const resolver = new Resolver();
  defineOperatorCalls(resolver, parts);
  return resolver.getDefinitions();
}

/** The same for any page that has the operator's tabs. */
export function defineOperatorCalls(resolver: Resolver, parts: OperatorParts): void {
  const define = <Payload, Key extends keyof OperatorCalls>(
    functionKey: Key,
    definition: Omit<Definition<Payload, OperatorCalls[Key]['result']>, 'functionKey'>,
  ) => {
    defineAuthorised(resolver, parts, { functionKey, ...definition });
  };
  defineReading(define, parts);
  defineActing(define, parts);
}

type Define = <Payload, Key extends keyof OperatorCalls>(
  functionKey: Key,
  definition: Omit<Definition<Payload, OperatorCalls[Key]['result']>, 'functionKey'>,
) => void;

function defineReading(define: Define, parts: OperatorParts): void {
  const zone = async () => (await parts.settings.read()).times.zone;
  define('getConsole', {
    callers: readers,
    payload: z.unknown(),
    handle: async (_payload, { roles }) => {
      const { times, stopped } = await parts.settings.read();
      return {
        roles: [...roles],
        procedures: PROCEDURES.map((procedure) => ({ id: procedure, name: PROCEDURE_NAMES[procedure] })),
        timeZone: times.zone,
        endOfDay: times.endOfDay,
        stopWindowMinutes: times.stopWindowMinutes,
        mostPeople: MOST_PEOPLE,
        mostPreviewed: MOST_PREVIEWED,
        stopped: stopped?.reason ?? null,
      };
    },
  });
  define('getSummary', { callers: readers, payload: z.unknown(), handle: () => readSummary(parts) });
  define('listRuns', {
    callers: readers,
    payload: z
      .object({ filter: filterSchema.default({}), cursor: z.string().max(4000).optional() })
      .default({ filter: {} }),
    handle: async ({ filter, cursor }) => {
      const { from, to, ...fields } = filter;
      return listRuns(parts, { ...fields, ...periodOf(from, to) }, cursor, await zone());
    },
  });
  define('getRun', {
    callers: readers,
    payload: z.object({ id }),
    handle: async (payload, { roles }) => {
      const loaded = await parts.runs.load(payload.id);
      if (!loaded) throw new CallRefused('There is no such run.');
      const effects = await parts.runs.effects(loaded.run);
      const detail = runDetail(loaded.run, loaded.plan, effects, await zone());
      return roles.has('operator') ? detail : { ...detail, actions: [] };
    },
  });
  define('getBatch', {
    callers: readers,
    payload: z.object({ id }),
    handle: async (payload) => {
      const batch = await readBatch(parts, payload.id, await zone());
      if (!batch) throw new CallRefused('There is no such batch.');
      return batch;
    },
  });
  define('listHeld', {
    callers: readers,
    payload: z.object({ startAt: z.number().int().min(0).default(0) }).default({ startAt: 0 }),
    handle: ({ startAt }) => listHeld(parts, startAt),
  });
}

function defineActing(define: Define, parts: OperatorParts): void {
  define('preview', {
    callers: operators,
    payload: z.object({
      people: z
        .array(id)
        .min(1, 'Pick at least one person.')
        .max(MOST_PREVIEWED, `Look at at most ${String(MOST_PREVIEWED)} people at a time.`),
      request: offboardRequestSchema,
    }),
    handle: async ({ people, request }, { accountId }) =>
      preview(parts, people, request, { accountId, displayName: '' }),
  });
  define('start', {
    callers: operators,
    payload: z.object({
      requestId: z.string().regex(/^[\w-]{8,80}$/),
      people: z
        .array(z.object({ accountId: id, fingerprint: z.string().max(100) }))
        .min(1, 'Pick at least one person.')
        .max(MOST_PEOPLE, `Pick at most ${String(MOST_PEOPLE)} people at a time.`),
      request: offboardRequestSchema,
      typedCount: z.number().int().nullable(),
    }),
    handle: async (payload, { accountId }) => start(parts, payload, await nameOf(parts.directory, accountId)),
  });
  define('cancelRun', {
    callers: operators,
    payload: z.object({ id }),
    handle: async (payload, { accountId }) => {
      const run = await parts.runs.get(payload.id);
      if (!run) throw new CallRefused('There is no such run.');
      if (hasEnded(run.status))
        throw new CallRefused('This run has ended already; there is nothing to cancel.');
      const { displayName } = await nameOf(parts.directory, accountId);
      const why = reason('cancelled-by-person', { who: displayName });
      await parts.runs.requestStop(run.id, { reason: why, at: iso(parts.clock.now()) });
      await parts.wake.look([run.id]);
      return { requested: true };
    },
  });
  define('retryRun', {
    callers: operators,
    payload: z.object({ id }),
    handle: async (payload, { accountId }) => {
      const run = await parts.runs.get(payload.id);
      if (!run) throw new CallRefused('There is no such run.');
      await retry(parts, run, await nameOf(parts.directory, accountId));
      return { requested: true };
    },
  });
}
