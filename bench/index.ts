import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { callsPerLeaver } from './calls-per-leaver';
import { growth } from './growth';
import { handOver } from './hand-over';
import { importOfPeople } from './import';
import { inactivePeople } from './inactive-people';
import { listPages } from './list-pages';
import { memory } from './memory';
import { previewOfPeople } from './preview';
import { markdown, type Benchmark, type Section } from './report';
import { sideBySide } from './side-by-side';
import { uiBundles } from './ui-bundles';
import { urgentLatency } from './urgent-latency';

/**
 * `npm run bench` runs every benchmark and prints its tables; names behind `--` choose some; `--write` stores all of
 * them in docs/benchmarks.md. Ends with code 1 when a limit does not hold.
 */
const BENCHMARKS: readonly Benchmark[] = [
  callsPerLeaver,
  handOver,
  urgentLatency,
  sideBySide,
  memory,
  listPages,
  growth,
  previewOfPeople,
  importOfPeople,
  inactivePeople,
  uiBundles,
];
const PAGE = path.join(__dirname, '..', 'docs', 'benchmarks.md');
const GIGABYTE = 1024 ** 3;
const TABLES = '<!-- tables -->';

async function main(words: readonly string[]): Promise<void> {
  const isWritten = words.includes('--write');
  const names = words.filter((word) => word !== '--write');
  const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0 || (isWritten && names.length > 0)) {
    throw new Error(
      `Choose among ${BENCHMARKS.map(({ name }) => name).join(', ')}, or none for all; --write takes all.`,
    );
  }
  const sections: Section[] = [];
  for (const { name, run } of BENCHMARKS) {
    if (names.length > 0 && !names.includes(name)) continue;
    const section = await run();
    sections.push(section);
    console.log(`${markdown(section)}\n`);
  }
  if (isWritten) await write(sections);
  if (sections.some(({ misses }) => misses.length > 0)) process.exitCode = 1;
}

/** Keeps what people wrote above the tables. */
async function write(sections: readonly Section[]): Promise<void> {
  const [introduction = ''] = (await readFile(PAGE, 'utf8')).split(TABLES);
  const text = [introduction.trimEnd(), TABLES, machine(), ...sections.map(markdown)].join('\n\n');
  await writeFile(PAGE, `${text}\n`);
}

function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / GIGABYTE);
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: ${String(processors.length)} × ${model}, ${String(gigabytes)} GB, Node.js ${process.version}, ${process.platform}.`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
