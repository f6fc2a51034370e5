#!/usr/bin/env node
/**
 * Checks an export of Leaver's evidence without trusting Leaver: it shares no code with the app, needs no network and no
 * packages. Usage and answers: `docs/evidence.md`.
 */
import { readFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { Unreadable, verify } from './verify.mjs';

const USAGE = `Usage: npx verify-evidence EXPORT.json… [--heads HEADS.json] [--run RUN=HASH]… [--log NUMBER=HASH]… [--key KEY]

  EXPORT.json   what "Export evidence" saved, or several such files, one after the other
  --heads       a file {"runs": {"RUN": ["HASH"]}, "log": {"NUMBER": "HASH"}, "key": "KEY"} of what was kept elsewhere
  --run, --log  the same, one head each: copied from a ticket's report, or from the log ticket
  --key         the public key of checkpoints, from the log ticket

Ends with 0 when everything holds and the end is proven, 1 when something was changed, removed, reordered or cut,
2 when it could not be checked, 3 when everything holds but no head proves the end. An export that is not of a period
shows the site's log only beside its runs: without --log its end is told as UNPROVEN, and every run can still be proven.`;

function main(words) {
  const { files, heads } = readArguments(words);
  if (files.length === 0) return usage('Name the file of an export.');
  const exports_ = files.map(readJson);
  const { problems, unproven, beside, checked } = verify(exports_, heads);
  for (const problem of problems) stdout.write(`PROBLEM  ${printed(problem)}\n`);
  for (const open of [...unproven, ...beside]) stdout.write(`UNPROVEN ${printed(open)}\n`);
  stdout.write(
    `${counted(checked.entries, 'entry', 'entries')} of ${counted(checked.runs, 'run', 'runs')} and ${counted(checked.log, 'entry', 'entries')} of the site's log were checked: `,
  );
  if (problems.length > 0) stdout.write(`${counted(problems.length, 'problem', 'problems')}.\n`);
  else if (unproven.length > 0) stdout.write('every chain holds, but not every end is proven.\n');
  else if (beside.length > 0)
    stdout.write("everything holds, and every run is proven to its end; the end of the site's log is not.\n");
  else stdout.write('everything holds.\n');
  return problems.length > 0 ? 1 : unproven.length > 0 ? 3 : 0;
}

const counted = (number, one, several) => `${String(number)} ${number === 1 ? one : several}`;

/** What stands in a file can neither add a line to the answer nor write over one. */
const printed = (words) =>
  words.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0).toString(16)}}`,
  );

function readArguments(words) {
  const files = [];
  const heads = { runs: Object.create(null), log: Object.create(null) };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === '--heads') {
      const read = readHeads(words[(index += 1)]);
      for (const [name, hashes] of Object.entries(read.runs ?? {})) keep(heads, name, [hashes].flat());
      Object.assign(heads.log, read.log ?? {});
      heads.key = read.key ?? heads.key;
    } else if (word === '--run') {
      const [name, hash] = splitHead(words[(index += 1)] ?? '');
      keep(heads, name, [hash]);
    } else if (word === '--log') {
      const [name, hash] = splitHead(words[(index += 1)] ?? '');
      heads.log[name] = hash;
    } else if (word === '--key') {
      heads.key = words[(index += 1)];
    } else if (word.startsWith('-')) {
      throw new Unreadable(`There is no option ${word}.`);
    } else {
      files.push(word);
    }
  }
  return { files, heads };
}

function keep(heads, name, hashes) {
  heads.runs[name] = [...(heads.runs[name] ?? []), ...hashes];
}

function splitHead(text) {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new Unreadable(`A head is written NAME=HASH, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** @throws Unreadable for anything but hashes by run and by number: a head that was overlooked would prove nothing */
function readHeads(file) {
  const read = readJson(file);
  const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const areHashes = (values) => values.flat().every((value) => typeof value === 'string');
  const { runs = {}, log = {}, key = '', ...others } = isRecord(read) ? read : { none: true };
  const isHeads = isRecord(runs) && isRecord(log) && Object.keys(others).length === 0;
  if (!isHeads || !areHashes([...Object.values(runs), ...Object.values(log), key])) {
    throw new Unreadable(`${file} holds something else than heads: {"runs": {…}, "log": {…}, "key": "…"}.`);
  }
  return read;
}

function readJson(file) {
  if (file === undefined) throw new Unreadable('The name of a file is missing.');
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Unreadable(`There is no file ${file} that can be read.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Unreadable(`${file} is no JSON: it may be cut off, or no export at all.`);
  }
}

function usage(problem) {
  stderr.write(`${printed(problem)}\n\n${USAGE}\n`);
  return 2;
}

try {
  exit(main(argv.slice(2)));
} catch (error) {
  const words = 'The export could not be checked: it is not made as Leaver makes them.';
  exit(usage(error instanceof Unreadable ? error.message : words));
}
