import { labelsOf } from '../../../../emulator/web/uikit/chart-labels';

const AGES = ['under 7', '7–29', '30–89', '90–179', '180–364', '365 or more', 'not known'];

describe('the labels of a chart', () => {
  it('stand beside each other where there is room, each of them', () => {
    expect(labelsOf(AGES, 900)).toEqual({ interval: 0 });
  });

  it('are tilted where they would meet, and none is left out', () => {
    const { interval, angle, height } = labelsOf(AGES, 420);
    expect({ interval, angle }).toEqual({ interval: 0, angle: -30 });
    expect(height).toBeGreaterThan(30);
  });

  it('leave room for the bars, however long they are', () => {
    const { height, tickFormatter } = labelsOf(['a'.repeat(200), 'jira-users-acme'], 300);
    expect(height).toBeLessThan(100);
    expect(tickFormatter?.('a'.repeat(200), 0)).toBe(`${'a'.repeat(17)}…`);
    expect(tickFormatter?.('jira-users-acme', 1)).toBe('jira-users-acme');
  });
});
