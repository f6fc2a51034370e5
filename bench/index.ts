import { callsPerLeaver } from './calls-per-leaver';
import { markdown, type Benchmark } from './report';

const BENCHMARKS: readonly Benchmark[] = [callsPerLeaver];
async function main() { for (const b of BENCHMARKS) console.log(markdown(await b.run())); }
void main();
