import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { TestSite } from '../../journeys/site';
import { storageOf } from '../end-state';

const callerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app') }),
  z.object({ kind: z.literal('person'), accountId: z.string() }),
  z.object({ kind: z.literal('app-as-person'), accountId: z.string() }),
]);
const storedSchema = z.object({
  /** When the earlier version was replaced, by its own clock. Epoch milliseconds. */
  at: z.number(),
  keys: z.record(z.string(), z.unknown()),
  entities: z.record(z.string(), z.record(z.string(), z.unknown())),
  asked: z.array(z.object({ caller: callerSchema, method: z.string(), path: z.string(), body: z.unknown() })),
  pushed: z.array(
    z.object({
      queueName: z.string(),
      body: z.record(z.string(), z.unknown()),
      concurrency: z.object({ key: z.string(), limit: z.number() }).nullable(),
    }),
  ),
});
type Stored = z.output<typeof storedSchema>;

/** The earlier versions of which something is kept. */
export const VERSIONS = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What of a version is kept, by the name of its stage. */
export function storedBy(version: string): Map<string, Stored> {
  const folder = path.join(__dirname, version);
  return new Map(
    readdirSync(folder).map((file) => [
      path.basename(file, '.json'),
      storedSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
    ]),
  );
}

/**
 * Puts the app of today in the place of an earlier version: it is the same time, Jira is as that version has left it, the
 * storage holds what that version has stored, and nothing has been delivered to the new one yet.
 */
export async function replaceEarlier(site: TestSite, { at, asked, keys, entities }: Stored): Promise<void> {
  await site.emulator.reset(undefined, at);
  await site.fault([{ target: 'event', effect: { drop: 'before' } }]);
  for (const one of asked) await askAgain(site, one);
  await site.drain({ horizonSeconds: 0 });
  await site.clearFaults();

  await emptyStorage(site);
  for (const [key, value] of Object.entries(keys)) store(site, 'set', { key, value });
  for (const [entityName, rows] of Object.entries(entities)) {
    for (const [key, value] of Object.entries(rows)) store(site, 'entity/set', { entityName, key, value });
  }
}

/** Takes everything but the secrets out of the app's storage. */
export async function emptyStorage(site: TestSite): Promise<void> {
  const { keys, entities } = await storageOf(site);
  for (const key of Object.keys(keys)) store(site, 'delete', { key });
  for (const [entityName, rows] of Object.entries(entities)) {
    for (const key of Object.keys(rows)) store(site, 'entity/delete', { entityName, key });
  }
}

/** Delivers what the earlier version had put on the queue: at least once, in no order. */
export function deliverEarlier(site: TestSite, { pushed }: Stored): void {
  const { queue } = site.emulator.host();
  for (const [index, { queueName, body, concurrency }] of pushed.entries()) {
    const event = { body, delaySeconds: 0, concurrency: concurrency ?? undefined };
    queue.enqueue(queueName, `earlier-${String(index)}`, [event], { pushes: 0 });
  }
}

async function askAgain(site: TestSite, { caller, method, path: address, body }: Stored['asked'][number]) {
  const headers = { 'content-type': 'application/json' };
  const init = body === null ? { method } : { method, headers, body: JSON.stringify(body) };
  const request = new Request(`http://localhost${address}`, init);
  const { response } = await site.emulator.host().site.jira(request, caller);
  if (!response.ok) throw new Error(`${method} ${address}: ${await response.text()}`);
}

function store(site: TestSite, operation: string, request: object): void {
  const { kvs } = site.emulator.host();
  const { status, body } = kvs.answer(`/api/v1/${operation}`, JSON.stringify(request), 0);
  if (status !== 200) throw new Error(`${operation} ${JSON.stringify(request).slice(0, 200)}: ${body}`);
}
