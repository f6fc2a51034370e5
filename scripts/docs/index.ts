/** npm run docs: writes the parts of docs/ that are made from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { seedReference } from './seed-reference';

const PAGE = 'docs/seeds.md';
/** What follows this line is made from the code. */
const MARK = '<!-- What follows is made by `npm run docs`. -->';

const [written = ''] = readFileSync(PAGE, 'utf8').split(MARK);
writeFileSync(PAGE, `${written}${MARK}\n\n${seedReference()}\n`);
