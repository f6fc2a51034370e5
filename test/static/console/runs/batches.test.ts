import type { RunRow, RunStatusView } from '../../../../src/contract/runs';
import { isOfSeveral, liveBatches } from '../../../../static/console/runs/batches';

const run = (id: string, batchId: string, status: RunStatusView): RunRow => ({
  id,
  batchId,
  status,
  procedure: 'leave-company',
  source: 'page',
  leaver: null,
  operator: null,
  ticketKey: null,
  createdAt: '2026-11-21T12:00:00.000Z',
  startAt: '2026-11-21T12:00:00.000Z',
  endedAt: null,
  reason: null,
  waiting: null,
  done: 0,
  blocked: 0,
});

const LIST = [
  run('1', 'alone', 'running'),
  run('2', 'both', 'completed'),
  run('3', 'both', 'running'),
  run('4', 'over', 'completed'),
  run('5', 'over', 'failed'),
];

test('only batches of several runs of which one is under way are followed', () => {
  expect(liveBatches(LIST)).toEqual(['both']);
});

test('a run is one of several when the list has another of its batch', () => {
  expect(isOfSeveral({ id: '4', batchId: 'over' }, LIST)).toBe(true);
  expect(isOfSeveral({ id: '1', batchId: 'alone' }, LIST)).toBe(false);
});
