import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const STATIC = path.resolve(__dirname, '../../../static');
const ENGLISH = path.join(STATIC, 'locales', 'en-US.json');
/** Translation files that the manifest names may hold this together (Forge manifest reference, translations). */
const MOST_BYTES = 100 * 1024;

interface TextTree {
  [key: string]: string | TextTree;
}

function keysOf(tree: TextTree, above = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [above + name] : keysOf(value, `${above}${name}.`),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) return sources(file);
    return /\.tsx?$/.test(name) ? [readFileSync(file, 'utf8')] : [];
  });
}

/** Every string and template of the pages that may be a key or the beginning of keys, as a pattern. */
function keyPatterns(): RegExp[] {
  const literals = sources(STATIC).flatMap((source) => source.match(/(['`])[\w.${}-]+\1/g) ?? []);
  return literals.map((literal) => {
    const pattern = literal
      .slice(1, -1)
      .replaceAll('.', '\\.')
      .replace(/\$\{[^}]*\}/g, '[^.]+');
    return new RegExp(`^${pattern}(\\.[^.]+)?$`);
  });
}

const english = JSON.parse(readFileSync(ENGLISH, 'utf8')) as TextTree;

test('every English text is used by a page or the manifest', () => {
  const patterns = keyPatterns();
  const inManifest = ['title'];
  const unused = keysOf(english).filter(
    (key) => !inManifest.includes(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

test('texts that go by a number have both forms of English', () => {
  const keys = keysOf(english);
  const counted = keys.flatMap((key) => (key.endsWith('.one') ? [key.slice(0, -'.one'.length)] : []));
  expect(counted.filter((key) => !keys.includes(`${key}.other`))).toEqual([]);
});

test('the translation files fit what Forge takes', () => {
  const bytes = readdirSync(path.dirname(ENGLISH)).map(
    (name) => statSync(path.join(path.dirname(ENGLISH), name)).size,
  );
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});
