import { withFittedNames } from '../../src/offboarding/fitted-names';

/** As Jira lets it be: 255 characters of any script. */
const LONGEST = 'Ж'.repeat(255);
const MOST_BYTES = 60 * 1024;

const bytesOf = (names: readonly { name: string }[]) =>
  names.reduce((sum, { name }) => sum + Buffer.byteLength(name), 0);

test('few names stay whole, however long', () => {
  const few = Array.from({ length: 100 }, () => ({ name: LONGEST }));
  expect(withFittedNames(few)).toEqual(few);
});

test('many names are cut between letters until all of them fit', () => {
  const many = withFittedNames(Array.from({ length: 500 }, (_, id) => ({ id, name: `👥${LONGEST}` })));
  expect(many).toHaveLength(500);
  expect(bytesOf(many)).toBeLessThanOrEqual(MOST_BYTES);
  expect(many[499]?.id).toBe(499);
  for (const { name } of many) expect(name).toMatch(/^👥Ж+…$/u);
});

test('nobody at all is no problem', () => {
  expect(withFittedNames([])).toEqual([]);
});
