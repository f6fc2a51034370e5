import { existsSync, readFileSync } from 'node:fs';

/** A file, and the names of tests in it that stand behind it. */
const SHOWN_BY = /`(test\/[^`]+\.ts)`: ((?:"[^"]+"(?:, )?)+)/g;
const FILE = /`((?:test|bench|src|bin)\/[^`*]+\.(?:ts|mjs))`/g;

/** Pages that say which test shows what, with the parts of them in which each row of a table names one. */
const PAGES = [
  { page: 'docs/security.md', parts: ['## Threats'], atLeast: 20 },
  { page: 'docs/reliability.md', parts: ['## Whatever is sent', '## What was found'], atLeast: 15 },
];

describe.each(PAGES)('$page', ({ page, parts, atLeast }) => {
  const text = readFileSync(page, 'utf8');
  const named = [...text.matchAll(SHOWN_BY)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
  );

  test.each(parts)('names a test in each row of %s', (part) => {
    const [, rest = ''] = text.split(`${part}\n`);
    const [content = ''] = rest.split('\n## ', 1);
    const [, , ...rows] = content.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((line) => !/`(test|bench)\//.test(line))).toEqual([]);
  });

  test('names many of them', () => {
    expect(named.length).toBeGreaterThan(atLeast);
  });

  test('names files that are there', () => {
    const files = [...text.matchAll(FILE)].map(([, file = '']) => file);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  test.each(named)('names a test that is there: $file, "$name"', ({ file, name }) => {
    expect(readFileSync(file, 'utf8')).toMatch(
      new RegExp(`['"\`]${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"\`]`),
    );
  });
});
