/** The command line of the emulator: `--port` and `--seed`, or the environment's `PORT`. */
import { parseArgs } from 'node:util';
import { Refusal } from './forge/refusal';
import { DEFAULT_PORT, startEmulator } from './server';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, seed: { type: 'string' } } });
  const port = Number(values.port ?? process.env.PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port)) throw new Error('--port takes a number.');
  const emulator = await startEmulator({ port, ...(values.seed !== undefined && { seed: values.seed }) });
  console.log(`Leaver is running at ${emulator.url}`);
}

main().catch((error: unknown) => {
  console.error(isExpected(error) ? error.message : error);
  process.exit(1);
});

/** What the person at the keyboard can put right needs no stack. */
function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    error instanceof Refusal || error.name === 'SeedError' || ('code' in error && error.code === 'EADDRINUSE')
  );
}
