import type { RestoreItemView } from '../../../../../src/contract/restore';
import { everythingReady, stillChosen, toggled } from '../../../../../static/console/runs/restore/chosen';

const item = (id: string, state: RestoreItemView['state']): RestoreItemView => ({
  id,
  kind: 'remove-group',
  name: `the group ${id}`,
  state,
  words: null,
});
const ITEMS = [item('a', 'ready'), item('b', 'conflict'), item('c', 'impossible'), item('d', 'ready')];

describe('what is ticked of a restore', () => {
  it('is everything that nobody has changed when it is shown', () => {
    expect([...everythingReady(ITEMS)]).toEqual(['a', 'd']);
  });

  it('gains and loses one at a time', () => {
    expect([...toggled(toggled(new Set(['a']), 'b'), 'a')]).toEqual(['b']);
  });

  it('loses what was changed when it is read again: a conflict is chosen anew or not at all', () => {
    const again = [item('a', 'conflict'), item('b', 'conflict'), item('d', 'ready')];
    expect([...stillChosen(new Set(['a', 'b', 'd']), again)]).toEqual(['d']);
  });
});
