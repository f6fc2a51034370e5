import type { RunStatusView } from '../../../../src/contract/runs';
import { isOfSeveral, liveBatches } from '../../../../static/console/runs/batches';
import { runRow } from './run-row';

const run = (id: string, batchId: string, status: RunStatusView) => runRow({ id, batchId, status });

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
