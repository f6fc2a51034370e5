import { evaluateFilter, ExpressionError } from '../../../../emulator/forge/expression/evaluate';
import { parseExpression } from '../../../../emulator/forge/expression/parse';
import { Refusal } from '../../../../emulator/forge/refusal';

const event = {
  issue: { key: 'IT-7', fields: { issuetype: { name: 'Task' }, labels: ['old', 'red'], parent: null } },
  changelog: { items: [{ field: 'status', to: 'Done' }, { field: 'resolution' }] },
  count: 3,
  timestamp: '1795264000027',
};
const evaluate = (source: string) => evaluateFilter(parseExpression(source), event);

describe('filter expressions', () => {
  test.each([
    ["event.issue.key == 'IT-7'", true],
    ['event.issue.key != "IT-7"', false],
    ["event.changelog.items.some(item => item.field == 'status')", true],
    ["event.changelog.items.every((item) => item.field == 'status')", false],
    ["event.changelog.items.map(item => item.field).includes('resolution')", true],
    ["event.changelog.items.filter(item => item.field == 'status').length == 1", true],
    ["event.changelog.items[0].to == 'Done'", true],
    ["event['count'] > 2 && event.count <= 3", true],
    ['event.count < 3 || event.count >= 4', false],
    ["event.issue.fields.labels.includes('red') && !event.issue.fields.labels.includes('blue')", true],
    ['event.issue.fields.parent?.key == null', true],
    ["event.issue.key.startsWith('IT-') ? event.count == 3 : false", true],
    ["event.issue.key.toLowerCase().trim().endsWith('-7')", true],
    ["event.issue.key.indexOf('-') == 2", true],
    ["'07 27'.includes(event.timestamp.slice(-2))", true],
    ["event.issue.key.slice(3) == '7'", true],
    ['(event.count == -1 || true) && !false', true],
    ["event.issue.key == 'it\\'s'", false],
  ])('%s is %s', (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  test.each([
    'event.issue.fields.issueType.name == "Task"',
    'event.missing == null',
    'event.issue.fields.parent.key == null',
    'event.count',
    'event.count && true',
    'event.count > "2"',
    'event.issue.some(item => true)',
    'event.issue.key.some(item => true)',
    "event.issue.key.slice('1') == '7'",
    "event.count.slice(-1) == '3'",
    'event.changelog.items[5].field == 1',
  ])('%s fails when it is evaluated', (source) => {
    const expression = parseExpression(source);
    expect(() => evaluateFilter(expression, event)).toThrow(ExpressionError);
  });

  test.each([
    'event.count + 1 == 4',
    'event.count === 3',
    'user.accountId == "x"',
    'event.items.reduce((a, b) => a)',
    "event.runtime.issue.properties['a'].b == 1",
    'event.count ==',
    'event.issue.key.match(/x/)',
    'let a = 1; a == 1',
    'event.items.some(item => other == 1)',
    '',
  ])('%s is refused at the start, with a hint', (source) => {
    expect(() => parseExpression(source)).toThrow(Refusal);
    expect(() => parseExpression(source)).toThrow('supported.ts');
  });

  test('end after 50,000 steps', () => {
    const items = Array.from({ length: 300 }, () => 1);
    const expression = parseExpression('event.items.every(a => event.items.every(b => a == b))');
    expect(() => evaluateFilter(expression, { items })).toThrow('50000');
  });
});
