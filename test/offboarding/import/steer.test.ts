import type { ImportAction, ImportStage } from '../../../src/contract/imports';
import { actionsFor } from '../../../src/offboarding/import/steer';
import { importOf } from './builders';

const NOW = Date.UTC(2026, 10, 21, 12);

const at = (stage: ImportStage, callerId: string): ImportAction[] =>
  actionsFor(importOf({ stage }, NOW), callerId);

describe('what one may do with an import', () => {
  it.each<[ImportStage, ImportAction[]]>([
    ['uploading', ['remove']],
    ['judging', []],
    ['asking', ['stop', 'remove']],
    ['running', ['pause', 'stop']],
    ['paused', ['resume', 'stop']],
    ['done', ['remove']],
    ['removed', []],
  ])('follows from its stage: %s', (stage, actions) => {
    expect(at(stage, 'olga')).toEqual(actions);
  });

  it('is only to keep it from going on, for whoever did not begin it', () => {
    expect(at('running', 'arjun')).toEqual(['pause', 'stop']);
    expect(at('paused', 'arjun')).toEqual(['stop']);
    expect(at('done', 'arjun')).toEqual([]);
  });
});
