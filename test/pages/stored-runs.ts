import type { Host } from '../../emulator/forge/host';

/** Rows in one batch: the platform's limit (facts, "KVS"). */
const BATCH = 25;

type Row = Record<string, unknown>;

/**
 * Stores many runs fast: copies of one that the app has stored itself, written through the host's own storage address,
 * so that its checks and indexes apply.
 * @param vary what the copy of this number has instead; an id of its own at least
 * @throws Error when there is no run to copy, or the storage refuses a row
 */
export function storeRuns(host: Host, count: number, vary: (index: number) => { id: string } & Row): void {
  const template = storedRun(host);
  for (let start = 0; start < count; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, index): Row => {
      const changes = vary(start + index);
      return { entityName: 'run', key: changes.id, value: { ...template, ...changes } };
    });
    const { status, body } = host.kvs.answer('/api/v1/batch/set', JSON.stringify(rows), 0);
    if (status !== 200 || !body.includes('"failedKeys":[]'))
      throw new Error(`The runs were not stored: ${body}`);
  }
}

function storedRun(host: Host): Row {
  const contents: unknown = JSON.parse(JSON.stringify(host.kvs.contents()));
  const [run] = Object.values(recordAt(contents, 'entities', 'run'));
  if (run === undefined) throw new Error('No run is stored that could be copied.');
  return recordAt(run);
}

function recordAt(value: unknown, ...path: string[]): Row {
  const [key, ...rest] = path;
  if (typeof value !== 'object' || value === null) return {};
  return key === undefined ? { ...value } : recordAt({ ...value }[key as never], ...rest);
}
