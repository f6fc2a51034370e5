import { confirmImport, type CanaryParts } from '../../../src/offboarding/import/canary';
import type { Import } from '../../../src/offboarding/import/import';
import type { RunStatus } from '../../../src/offboarding/words';
import { importOf } from './builders';

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** An import that asks whether the rest may follow, with the run that went ahead. */
function askingAfter(status: RunStatus, isVerified: boolean) {
  const canary = { line: 2, person: { accountId: 'leo', displayName: 'Leo' }, runId: 'first' };
  let row = importOf({ stage: 'asking', pages: [{ found: 2, done: 1 }], canary }, NOW);
  const woken: string[] = [];
  const parts = {
    imports: {
      get: () => Promise.resolve(row),
      change: (_id: string, make: (now: Import) => Import | undefined) => {
        row = make(row) ?? row;
        return Promise.resolve(row);
      },
    },
    runs: { get: () => Promise.resolve({ status, document: { verification: isVerified ? {} : null } }) },
    importWake: { goOn: (id: string) => Promise.resolve(woken.push(id)) },
    clock: { now: () => NOW },
  } as unknown as CanaryParts;
  return {
    confirm: () => confirmImport(parts, 'import', null, 'olga'),
    stage: () => row.document.stage,
    woken,
  };
}

describe('the rest of an import', () => {
  it.each<[RunStatus, boolean]>([
    ['completed', true],
    ['incomplete', true],
    ['waiting', true],
  ])('follows a first run that was read back and is %s', async (status, isVerified) => {
    const { confirm, stage, woken } = askingAfter(status, isVerified);
    await confirm();
    expect(stage()).toBe('running');
    expect(woken).toEqual(['import']);
  });

  it.each<[RunStatus, boolean]>([
    ['failed', true],
    ['refused', true],
    ['cancelled', true],
    ['running', false],
    ['waiting', false],
  ])('does not follow one that is %s, read back or not: %s', async (status, isVerified) => {
    const { confirm, stage, woken } = askingAfter(status, isVerified);
    await expect(confirm()).rejects.toThrow('The first run has not done what was wanted');
    expect(stage()).toBe('asking');
    expect(woken).toEqual([]);
  });
});
