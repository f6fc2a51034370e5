import english from '../locales/en-US.json';

interface TextTree {
  readonly [key: string]: string | TextTree;
}

type KeysOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${KeysOf<Tree[Key]>}`;
}[keyof Tree & string];

/** The key of a text in the translation files, `section.name`. */
export type TextKey = KeysOf<typeof english>;

/** The key of a text that depends on a number: the file holds `one` and `other` below it. */
export type CountedKey = TextKey extends infer Key ? (Key extends `${infer Base}.one` ? Base : never) : never;

export type TextValues = Readonly<Record<string, string | number>>;

const englishTree: TextTree = english;

/** The English text of a key, undefined where there is none: it travels with the page and is there at once. */
export function englishText(key: string): string | undefined {
  let found: string | TextTree | undefined = englishTree;
  for (const part of key.split('.')) {
    if (found === undefined || typeof found === 'string') return undefined;
    found = found[part];
  }
  return typeof found === 'string' ? found : undefined;
}

/** Puts values into the places of a text: `{name}`. A place without a value stays as it is. */
export function filled(text: string, values: TextValues): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
