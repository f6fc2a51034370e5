/** npm run docs: writes the parts of docs/ that are made from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { seedReference } from './seed-reference';
import { supportedReference } from './supported-reference';

/** What follows this line is made from the code. */
const MARK = '<!-- What follows is made by `npm run docs`. -->';
const PAGES: Readonly<Record<string, () => string>> = {
  'docs/seeds.md': seedReference,
  'docs/emulator.md': supportedReference,
};

for (const [page, reference] of Object.entries(PAGES)) {
  const [written = ''] = readFileSync(page, 'utf8').split(MARK);
  writeFileSync(page, `${written}${MARK}\n\n${reference()}\n`);
}
