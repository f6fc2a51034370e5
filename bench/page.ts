import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { markdown, type Section } from './report';

const PAGE = path.join(__dirname, '..', 'docs', 'benchmarks.md');
/** What people wrote stands above it. */
const TABLES = '<!-- tables -->';
/** Stands before the section of each benchmark. */
const MARK = /^<!-- bench: (.+) -->$/m;
const GIGABYTE = 1024 ** 3;

/**
 * Puts the section of one benchmark into the page, with machine and date, and leaves those of the others as they are.
 * @param order names of all benchmarks in the order in which they stand
 */
export async function writeSection(name: string, section: Section, order: readonly string[]): Promise<void> {
  const [introduction = '', tables = ''] = (await readFile(PAGE, 'utf8')).split(TABLES);
  // Splitting by a group gives what stands before the first mark, then name and section in turn.
  const [, ...parts] = tables.split(MARK);
  const texts = new Map<string, string>();
  for (let index = 0; index < parts.length; index += 2) {
    texts.set(parts[index] ?? '', (parts[index + 1] ?? '').trim());
  }
  texts.set(name, markdown(section, machine()));
  const blocks = order.flatMap((one) => {
    const text = texts.get(one);
    return text === undefined ? [] : [`<!-- bench: ${one} -->`, text];
  });
  const page = [introduction.trimEnd(), TABLES, ...blocks].join('\n\n');
  const style = await resolveConfig(PAGE);
  await writeFile(PAGE, await format(page, { ...style, filepath: PAGE }));
}

function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / GIGABYTE);
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: ${String(processors.length)} × ${model}, ${String(gigabytes)} GB, Node.js ${process.version}, ${process.platform}.`;
}
