// Lints texts with the rules of this repository: JSON [{filePath, text}] comes in, JSON [[message]] goes out.
// A program of its own, because ESLint loads eslint.config.mjs in a way that jest does not allow.
import { text as readAll } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { root } from '../root.mjs';

const eslint = new ESLint({ cwd: root });
const results = [];
for (const { filePath, text } of JSON.parse(await readAll(process.stdin))) {
  const [result] = await eslint.lintText(text, { filePath });
  results.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
console.log(JSON.stringify(results));
