import { createMemory } from '../../src/storage/memory';
import { manualTime } from '../jira/manual-time';

const FRESH_FOR = 1_000;

function counted() {
  const { clock, advance } = manualTime();
  const memory = createMemory<number>(clock, FRESH_FOR, 2);
  let reads = 0;
  return { memory, advance, read: () => Promise.resolve((reads += 1)) };
}

it('reads once for all who ask within its time', async () => {
  const { memory, advance, read } = counted();
  expect(await Promise.all([memory('a', read), memory('a', read)])).toEqual([1, 1]);
  advance(FRESH_FOR - 1);
  expect(await memory('a', read)).toBe(1);
  advance(1);
  expect(await memory('a', read)).toBe(2);
});

it('forgets what was kept the longest', async () => {
  const { memory, read } = counted();
  for (const key of ['a', 'b', 'c']) await memory(key, read);
  expect(await memory('c', read)).toBe(3);
  expect(await memory('a', read)).toBe(4);
});

it('keeps no failure', async () => {
  const { memory, read } = counted();
  await expect(memory('a', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  expect(await memory('a', read)).toBe(1);
});
