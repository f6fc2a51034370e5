import Resolver from '@forge/resolver';
import { z } from 'zod';
import type { OperatorCalls } from '../contract/calls';
import type { Breaker } from '../offboarding/breaker/breaker';
import { bannerWords } from '../offboarding/breaker/words';
import { requestCancel } from '../offboarding/console/cancel';
import { listHeld, listRuns, periodOf, readBatch, type ListParts } from '../offboarding/console/lists';
import {
  MOST_PEOPLE,
  MOST_PREVIEWED,
  preview,
  start,
  type RequestParts,
} from '../offboarding/console/request';
import { retry } from '../offboarding/console/retry';
import { readSummary, type SummaryParts } from '../offboarding/console/summary';
import type { ExportParts } from '../offboarding/evidence/export/select';
import type { WatchStore } from '../offboarding/ports';
import type { ViewParts } from '../offboarding/people/views';
import type { Settings } from '../offboarding/settings';
import type { RestoreParts } from '../offboarding/restore/start';
import { actionsFor, runDetail } from '../offboarding/run-views';
import { hasEnded, PROCEDURES, RUN_STATUSES, SOURCES, type ProcedureId } from '../offboarding/words';
import { defineApprovals } from './approvals';
import { CallRefused, defineAuthorised, type AuthorisedParts, type Definition } from './authorised';
import { nameOf } from './caller-name';
import type { CandidateParts } from '../offboarding/candidates/parts';
import { defineCandidates } from './operator-candidates';
import { defineEvidence } from './operator-evidence';
import { defineImports, type ImportParts } from './operator-imports';
import { definePeople } from './operator-people';
import { defineRestore } from './operator-restore';
import { offboardRequestSchema } from './offboard-request';
import { storedId } from './stored-id';

export type OperatorParts = RequestParts &
  CandidateParts &
  RestoreParts &
  ListParts &
  SummaryParts &
  ExportParts &
  ImportParts &
  ViewParts &
  AuthorisedParts & {
    watches: WatchStore;
    /** Settings and daily limit, read together. */
    standing: () => Promise<{ settings: Settings; breaker: Breaker }>;
  };

const PROCEDURE_NAMES: Record<ProcedureId, string> = {
  'leave-company': 'Left the company',
  'leave-team': 'Left the team',
  'revoke-access': 'Revoke access',
};

const readers = ['operator', 'administrator', 'auditor'] as const;
const operators = ['operator'] as const;
const date = z.iso.date('A date is written yyyy-MM-dd.');
const filterSchema = z.object({
  status: z.enum(RUN_STATUSES).optional(),
  leaverId: storedId.optional(),
  operatorId: storedId.optional(),
  source: z.enum(SOURCES).optional(),
  ticketId: storedId.optional(),
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
  defineApprovals(define, parts);
  defineCandidates(define, parts);
  defineRestore(define, parts);
  defineEvidence(define, parts);
  defineImports(define, parts);
  definePeople(define, parts);
}

export type DefineOperator = <Payload, Key extends keyof OperatorCalls>(
  functionKey: Key,
  definition: Omit<Definition<Payload, OperatorCalls[Key]['result']>, 'functionKey'>,
) => void;

function defineReading(define: DefineOperator, parts: OperatorParts): void {
  const zone = async () => (await parts.settings.read()).times.zone;
  define('getConsole', {
    callers: readers,
    payload: z.unknown(),
    handle: async (_payload, { roles }) => {
      const { settings, breaker } = await parts.standing();
      const { times, stopped, teams } = settings;
      const { tripped } = breaker;
      return {
        roles: [...roles],
        procedures: PROCEDURES.map((procedure) => ({ id: procedure, name: PROCEDURE_NAMES[procedure] })),
        teams: teams.map((team) => ({ id: team.id, name: team.name })),
        timeZone: times.zone,
        endOfDay: times.endOfDay,
        stopWindowMinutes: times.stopWindowMinutes,
        mostPeople: MOST_PEOPLE,
        mostPreviewed: MOST_PREVIEWED,
        stopped: stopped?.reason ?? null,
        tripped: tripped && bannerWords(tripped, times.zone),
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
    payload: z.object({ id: storedId }),
    handle: async (payload, { roles, accountId }) => {
      const [run, plan, watch] = await Promise.all([
        parts.runs.get(payload.id),
        parts.runs.plan(payload.id),
        parts.watches.get(payload.id),
      ]);
      if (!run) throw new CallRefused('There is no such run.');
      const detail = runDetail(run, plan, await parts.runs.effects(run), await zone(), watch);
      const mayExport = roles.has('auditor') || roles.has('administrator');
      const actions = roles.has('operator') ? actionsFor(detail, accountId) : [];
      return { ...detail, actions: mayExport ? [...actions, 'export' as const] : actions };
    },
  });
  define('getBatch', {
    callers: readers,
    payload: z.object({ id: storedId }),
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

function defineActing(define: DefineOperator, parts: OperatorParts): void {
  define('preview', {
    callers: operators,
    payload: z.object({
      people: z
        .array(storedId)
        .min(1, 'Pick at least one person.')
        .max(MOST_PREVIEWED, `Look at at most ${String(MOST_PREVIEWED)} people at a time.`),
      request: offboardRequestSchema,
    }),
    handle: async ({ people, request }, { accountId }) =>
      preview(parts, people, request, { accountId, displayName: '' }),
  });
  define('start', {
    callers: operators,
    countsOnce: true,
    payload: z.object({
      requestId: z.string().regex(/^[\w-]{8,80}$/),
      people: z
        .array(z.object({ accountId: storedId, fingerprint: z.string().max(100) }))
        .min(1, 'Pick at least one person.')
        .max(MOST_PEOPLE, `Pick at most ${String(MOST_PEOPLE)} people at a time.`),
      request: offboardRequestSchema,
      typedCount: z.number().int().nullable(),
    }),
    handle: async (payload, { accountId }) => start(parts, payload, await nameOf(parts.directory, accountId)),
  });
  define('cancelRun', {
    callers: operators,
    payload: z.object({ id: storedId }),
    handle: async (payload, { accountId }) => {
      const run = await parts.runs.get(payload.id);
      if (!run) throw new CallRefused('There is no such run.');
      if (hasEnded(run.status))
        throw new CallRefused('This run has ended already; there is nothing to cancel.');
      if (run.leaverId === accountId) throw new CallRefused('You cannot cancel your own offboarding.');
      await requestCancel(parts, run, { ...(await nameOf(parts.directory, accountId)), way: 'page' });
      return { requested: true };
    },
  });
  define('retryRun', {
    callers: operators,
    payload: z.object({ id: storedId }),
    handle: async (payload, { accountId }) => {
      const run = await parts.runs.get(payload.id);
      if (!run) throw new CallRefused('There is no such run.');
      await retry(parts, run, await nameOf(parts.directory, accountId));
      return { requested: true };
    },
  });
}
