import { existsSync, readFileSync } from 'node:fs';

/** A file, and the names of tests in it that stand behind it. */
const SHOWN_BY = /`(test\/[^`]+\.ts)`: ((?:"[^"]+"(?:, )?)+)/g;

describe('docs/security.md', () => {
  const page = readFileSync('docs/security.md', 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.includes('`test/'));
  const named = [...page.matchAll(SHOWN_BY)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
  );

  test('has a test for every threat', () => {
    const threats = page.slice(page.indexOf('## Threats'), page.indexOf('## What is not stopped'));
    const all = threats.split('\n').filter((line) => line.startsWith('| ')).length;
    expect(rows).toHaveLength(all - 2);
    expect(rows.length).toBeGreaterThan(20);
  });

  test.each(named)('names a test that is there: $file, "$name"', ({ file, name }) => {
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(
      new RegExp(`['"\`]${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"\`]`),
    );
  });
});
