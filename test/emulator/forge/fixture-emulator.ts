import path from 'node:path';
import { assemble, type Assembled, type AssembleOptions } from '../../../emulator/assemble';
import type { SeedInvocation } from '../../../emulator/contract';
import { drain, type Drained } from '../../../emulator/drain';
import type { FaultRule } from '../../../emulator/faults';
import { faultsSchema } from '../../../emulator/faults';
import type { LogLine } from '../../../emulator/forge/worker-pool';
import { createFakeSite, type FakeSite } from './fake-site';
import type { Step } from './fixture/src/storage-program';

/** The fixture app on a fake site, in a running emulator. */
export interface FixtureEmulator extends Assembled {
  site(): FakeSite;
  logs: LogLine[];
  /** Calls the fixture's resolver on the operator's page and gives its result; an error is thrown. */
  call(functionKey: string, payload?: object): Promise<unknown>;
  /** Makes the app run storage calls. */
  storage(...steps: Step[]): Promise<unknown[]>;
  /** What the app remembered of a kind: `event`, `consumed`, `scheduled`. */
  remembered(kind: string): unknown[];
  order(...rules: (Partial<FaultRule> & Pick<FaultRule, 'target' | 'effect'>)[]): void;
  drain(options?: { timeoutMs?: number; horizonSeconds?: number }): Promise<Drained>;
  post(
    address: string,
    body?: unknown,
    method?: string,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
}

export async function startFixture(
  options: Partial<AssembleOptions> & { invocations?: SeedInvocation[] } = {},
): Promise<FixtureEmulator> {
  const projectRoot = path.join(__dirname, 'fixture');
  const logs: LogLine[] = [];
  let site = createFakeSite();
  const emulator = await assemble({
    port: 0,
    host: '127.0.0.1',
    seed: 'fake',
    projectRoot,
    cache: path.join(__dirname, '../../../.cache'),
    manifestPath: path.join(projectRoot, 'manifest.yml'),
    createSite: ({ seed }) => {
      if (seed !== 'fake') throw new Error(`There is no seed ${String(seed)}.`);
      site = createFakeSite();
      return { site, invocations: options.invocations ?? [] };
    },
    log: (line) => logs.push(line),
    ...options,
  });

  const call = async (functionKey: string, payload: object = {}) => {
    const answer = await emulator
      .host()
      .pages.invoke({ page: 'operator', functionKey, payload, accountId: 'ann' });
    if ('error' in answer) throw new Error(answer.error);
    return answer.result;
  };

  return {
    ...emulator,
    site: () => site,
    logs,
    call,
    async storage(...steps) {
      return (await call('storage', { steps })) as unknown[];
    },
    remembered(kind) {
      const { keys } = emulator.host().kvs.contents() as { keys: Record<string, unknown> };
      return Object.entries(keys)
        .filter(([key]) => key.startsWith(`${kind}:`))
        .sort(([first], [second]) => first.localeCompare(second))
        .map(([, value]) => value);
    },
    order(...rules) {
      emulator.host().faults.add(faultsSchema.parse({ rules }).rules);
    },
    drain: (drainOptions = {}) => drain(emulator.host(), emulator.clock, drainOptions),
    async post(address, body, method = 'POST') {
      const response = await fetch(`${emulator.url}${address}`, {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}
