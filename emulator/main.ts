/** The command line of the emulator: `--port` and `--seed`, or the environment's `PORT`. */
import { CommandLineError, readCommandLine } from './command-line';
import { Refusal } from './forge/refusal';
import { startEmulator } from './server';

/** What shells and tools mean by "the command was wrong", apart from "it failed". */
const WRONG_COMMAND = 2;

async function main(): Promise<void> {
  const emulator = await startEmulator(readCommandLine(process.argv.slice(2), process.env));
  console.log(`Leaver is running at ${emulator.url}`);
}

main().catch((error: unknown) => {
  console.error(isExpected(error) ? error.message : error);
  process.exit(isWrongCommand(error) ? WRONG_COMMAND : 1);
});

/** A seed that cannot be used was named on the command line, too. */
const isWrongCommand = (error: unknown): boolean =>
  error instanceof CommandLineError || (error instanceof Error && error.name === 'SeedError');

/** What the person at the keyboard can put right needs no stack. */
function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    isWrongCommand(error) || error instanceof Refusal || ('code' in error && error.code === 'EADDRINUSE')
  );
}
