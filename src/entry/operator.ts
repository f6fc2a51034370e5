import Resolver from '@forge/resolver';
import { z } from 'zod';
import type { OperatorCalls } from '../contract/calls';
import type { RunStore, Wake } from '../offboarding/ports';
import { reason } from '../offboarding/reasons';
import { runDetail, runRow } from '../offboarding/run-views';
import type { Run } from '../offboarding/run';
import { iso, type Clock } from '../offboarding/time';
import { hasEnded } from '../offboarding/words';
import { CallRefused, defineAuthorised, type RolesOf } from './authorised';

interface Parts {
  runs: RunStore;
  wake: Wake;
  clock: Clock;
  rolesOf: RolesOf;
}

const PAGE = 25;
const readers = ['operator', 'administrator', 'auditor'] as const;
const byId = z.object({ id: z.string().min(1).max(400) });

/** The calls of the operator's page: `OperatorCalls` of the contract. */
export function operatorResolver(parts: Parts) {
  const { runs, rolesOf } = parts;
  const resolver = new Resolver();
  defineAuthorised(resolver, rolesOf, {
    functionKey: 'listRuns',
    callers: readers,
    payload: z.object({ cursor: z.string().optional() }).default({}),
    handle: async ({ cursor }): Promise<OperatorCalls['listRuns']['result']> => {
      const page = await runs.list({ cursor, limit: PAGE });
      return { runs: page.runs.map(runRow), next: page.next ?? null };
    },
  });
  defineAuthorised(resolver, rolesOf, {
    functionKey: 'getRun',
    callers: readers,
    payload: byId,
    handle: async ({ id }): Promise<OperatorCalls['getRun']['result']> => {
      const loaded = await runs.load(id);
      if (!loaded) throw new CallRefused('There is no such run.');
      return runDetail(loaded.run, loaded.plan, await runs.effects(loaded.run));
    },
  });
  defineAuthorised(resolver, rolesOf, {
    functionKey: 'cancelRun',
    callers: ['operator'],
    payload: byId,
    handle: ({ id }, { accountId }) => cancel(parts, id, accountId),
  });
  return resolver.getDefinitions();
}

async function cancel(
  { runs, wake, clock }: Parts,
  id: string,
  accountId: string,
): Promise<OperatorCalls['cancelRun']['result']> {
  const run: Run | undefined = await runs.get(id);
  if (!run) throw new CallRefused('There is no such run.');
  if (hasEnded(run.status)) throw new CallRefused('This run has ended already; there is nothing to cancel.');
  const why = reason('cancelled-by-person', { who: accountId });
  await runs.requestStop(id, { reason: why, at: iso(clock.now()) });
  await wake.look([id]);
  return { requested: true };
}
