import { callsPerLeaver } from './calls-per-leaver';
import { ceiling } from './ceiling';
import { growth } from './growth';
import { handOver } from './hand-over';
import { importOfPeople } from './import';
import { inactivePeople } from './inactive-people';
import { listPages } from './list-pages';
import { manyCustomers } from './many-customers';
import { memory } from './memory';
import { organisationChannel } from './organisation-channel';
import { writeSection } from './page';
import { previewOfPeople } from './preview';
import { markdown, type Benchmark } from './report';
import { sideBySide } from './side-by-side';
import { uiBundles } from './ui-bundles';
import { urgentLatency } from './urgent-latency';

/**
 * `npm run bench` runs every benchmark and prints its tables; names behind `--` choose some; `--write` stores those that
 * ran in docs/benchmarks.md. Ends with code 1 when a limit does not hold.
 */
const BENCHMARKS: readonly Benchmark[] = [
  callsPerLeaver,
  handOver,
  urgentLatency,
  ceiling,
  organisationChannel,
  sideBySide,
  manyCustomers,
  memory,
  listPages,
  growth,
  previewOfPeople,
  importOfPeople,
  inactivePeople,
  uiBundles,
];
const ORDER = BENCHMARKS.map(({ name }) => name);

async function main(words: readonly string[]): Promise<void> {
  const isWritten = words.includes('--write');
  const names = words.filter((word) => word !== '--write');
  const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    throw new Error(`Choose among ${ORDER.join(', ')}, or none for all.`);
  }
  let hasMissed = false;
  for (const { name, run } of BENCHMARKS) {
    if (names.length > 0 && !names.includes(name)) continue;
    const section = await run();
    hasMissed ||= section.misses.length > 0;
    console.log(`${markdown(section)}\n`);
    // At once: what was measured stays when a later one is interrupted.
    if (isWritten) await writeSection(name, section, ORDER);
  }
  if (hasMissed) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
