import { AsyncLocalStorage } from 'node:async_hooks';
import { getHeapStatistics } from 'node:v8';
import type { Job } from './protocol';

/** Often enough to see what a handler holds, rare enough to cost nothing. */
const MEMORY_SAMPLE_MS = 20;

/** The invocation that the running code belongs to, also in callbacks that outlive it. */
export interface Scope {
  job: Job;
  deadline: number;
  peakBytes: number;
}

export const scopes = new AsyncLocalStorage<Scope>();

/** @throws Error as the platform's packages do when code runs outside of any invocation */
export function currentScope(): Scope {
  const scope = scopes.getStore();
  if (!scope) throw new Error('Forge runtime not found.');
  return scope;
}

/** Opens the scope of an invocation: its time starts to run. */
export function openScope(job: Job): Scope {
  return { job, deadline: performance.now() + job.limitMs, peakBytes: 0 };
}

/** Runs a handler in the scope of its invocation and watches its memory. */
export async function runInScope(scope: Scope, run: () => unknown): Promise<unknown> {
  const watch = setInterval(() => {
    sampleMemory(scope);
  }, MEMORY_SAMPLE_MS);
  sampleMemory(scope);
  try {
    return await scopes.run(scope, run);
  } finally {
    clearInterval(watch);
    sampleMemory(scope);
  }
}

/** Notes what the thread holds now: its heap and what stands outside of it, such as buffers. */
export function sampleMemory(scope: Scope): void {
  const { used_heap_size: heap, external_memory: external, malloced_memory: allocated } = getHeapStatistics();
  scope.peakBytes = Math.max(scope.peakBytes, heap + external + allocated);
}
