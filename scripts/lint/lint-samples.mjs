// Lints texts with the rules of this repository: JSON [{filePath, text, typed}] comes in, JSON [[message]] goes out.
// Rules that need types are left out unless `typed` says so: they make the compiler start again for every text.
// A program of its own, because ESLint loads eslint.config.mjs in a way that jest does not allow.
import { text as readAll } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../root.mjs';

const withTypes = new ESLint({ cwd: root });
const withoutTypes = new ESLint({
  cwd: root,
  overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts', '**/*.tsx'] },
});
const results = [];
for (const { filePath, text, typed } of JSON.parse(await readAll(process.stdin))) {
  const [result] = await (typed ? withTypes : withoutTypes).lintText(text, { filePath });
  results.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
console.log(JSON.stringify(results));
